package org.mlpc.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the tensors of a network lie in its parameter array, and how their values get in and out. Outside, every tensor
 * is row-major, a weight [out, in]; inside, a weight may lie the other way round.
 */
public final class Layout {
    private final List<Place> places;
    /** The same as an array: to walk over it allocates nothing. */
    private final Place[] inOrder;

    private final List<String> states;

    /**
     * A layout.
     *
     * @param places in the order of exchange
     * @param states names of the optimizer's arrays, each laid out as the parameters
     */
    public Layout(List<Place> places, List<String> states) {
        this.places = List.copyOf(places);
        this.inOrder = places.toArray(new Place[0]);
        this.states = List.copyOf(states);
    }

    /** One tensor in the parameter array. */
    public static final class Place {
        private final Tensor tensor;
        private final int offset; // of its first value
        private final boolean inputMajor; // whether value [o][i] lies at offset + i * out + o

        private Place(Tensor tensor, int offset, boolean inputMajor) {
            this.tensor = tensor;
            this.offset = offset;
            this.inputMajor = inputMajor;
        }

        /** A matrix whose rows lie one behind the other, a row for each unit. */
        public static Place rows(String name, int offset, int units, int inputs) {
            return new Place(Tensor.of(name, Tensor.Role.PARAMETER, units, inputs), offset, false);
        }

        /** A matrix whose columns lie one behind the other, a column for each input. */
        public static Place columns(String name, int offset, int units, int inputs) {
            return new Place(Tensor.of(name, Tensor.Role.PARAMETER, units, inputs), offset, true);
        }

        /** One number for each unit. */
        public static Place vector(String name, int offset, int units) {
            return new Place(Tensor.of(name, Tensor.Role.PARAMETER, units), offset, false);
        }

        /** The same numbers as so many matrices, or vectors, one behind the other. */
        public Place inPieces(int pieces) {
            int[] shape = new int[tensor.shape().size() + 1];
            shape[0] = pieces;
            shape[1] = tensor.shape().get(0) / pieces;
            for (int d = 2; d < shape.length; d++) {
                shape[d] = tensor.shape().get(d - 1);
            }
            return new Place(Tensor.of(tensor.name(), tensor.role(), shape), offset, inputMajor);
        }

        int units() {
            return tensor.size() / inputs();
        }

        /** The last dimension of a matrix. */
        int inputs() {
            int dimensions = tensor.shape().size();
            return inputMajor || dimensions > 1 ? tensor.shape().get(dimensions - 1) : 1;
        }

        /** Where the value of a row-major index lies. */
        int index(int k) {
            return inputMajor ? index(k / inputs(), k % inputs(), units(), inputs()) : offset + k;
        }

        /** Where the value of a unit and an input lies. */
        int index(int unit, int input, int units, int inputs) {
            return offset + (inputMajor ? input * units + unit : unit * inputs + input);
        }
    }

    /** The parameters in the order of exchange, then the given tensors, then the optimizer's memory. */
    public List<Tensor> tensors(Tensor... more) {
        List<Tensor> tensors = new ArrayList<>();
        for (Place place : places) {
            tensors.add(place.tensor);
        }
        tensors.addAll(List.of(more));
        for (String state : states) {
            for (Place place : places) {
                Tensor tensor = place.tensor;
                tensors.add(new Tensor(tensor.name() + "." + state, Tensor.Role.OPTIMIZER, tensor.shape()));
            }
        }
        return tensors;
    }

    /** The state that a tensor's name ends in: 0 for a parameter, 1 for the first state, … */
    public int array(String tensor) {
        find(tensor);
        for (int s = 0; s < states.size(); s++) {
            if (tensor.endsWith("." + states.get(s)) && known(tensor.substring(0, tensor.lastIndexOf('.')))) {
                return s + 1;
            }
        }
        return 0;
    }

    private boolean known(String name) {
        for (Place place : places) {
            if (place.tensor.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private Place find(String tensor) {
        for (Place place : places) {
            String name = place.tensor.name();
            boolean state = tensor.startsWith(name + ".") && states.contains(tensor.substring(name.length() + 1));
            if (name.equals(tensor) || state) {
                return place;
            }
        }
        throw new IllegalArgumentException("there is no tensor " + tensor);
    }

    /** The values of a tensor, row-major. */
    public double[] read(String tensor, float[] array) {
        Place place = find(tensor);
        double[] values = new double[place.tensor.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = array[place.index(k)];
        }
        return values;
    }

    /** The values of a tensor, row-major. */
    public double[] read(String tensor, double[] array) {
        Place place = find(tensor);
        double[] values = new double[place.tensor.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = array[place.index(k)];
        }
        return values;
    }

    /** Sets the values of a tensor, row-major. */
    public void write(String tensor, double[] values, float[] array) {
        Place place = find(tensor);
        requireSize(tensor, values.length, place.tensor.size());
        for (int k = 0; k < values.length; k++) {
            array[place.index(k)] = (float) values[k];
        }
    }

    /** Sets the values of a tensor, row-major. */
    public void write(String tensor, double[] values, double[] array) {
        Place place = find(tensor);
        requireSize(tensor, values.length, place.tensor.size());
        for (int k = 0; k < values.length; k++) {
            array[place.index(k)] = values[k];
        }
    }

    /**
     * Requires values that a network can work with.
     *
     * @param floats whether they will be rounded to floats
     */
    public static void requireValues(String tensor, double[] values, boolean floats) {
        for (int i = 0; i < values.length; i++) {
            String wrong = wrong(tensor, floats ? (float) values[i] : values[i], floats);
            if (wrong != null) {
                throw new IllegalArgumentException(tensor + ": value " + i + " is " + values[i] + ", " + wrong);
            }
        }
    }

    /** What is wrong with a value of a tensor; null when nothing is. */
    static String wrong(String tensor, double value, boolean floats) {
        if (!Double.isFinite(value)) {
            return "not a " + (floats ? "float" : "double");
        }
        boolean positive = tensor.equals("scale.factor");
        boolean variance = tensor.endsWith(".running_var") || tensor.endsWith(".multiplier");
        return positive && value <= 0 ? "not above 0" : variance && value < 0 ? "below 0" : null;
    }

    /** Requires as many values as a tensor holds. */
    public static void requireSize(String tensor, int values, int size) {
        if (values != size) {
            throw new IllegalArgumentException(tensor + " holds " + size + " values, not " + values);
        }
    }

    /** The Euclidean norm of an array, in double: for each unit its inputs, then the units, then the tensors. */
    public double norm(float[] array) {
        double sum = 0;
        for (Place place : inOrder) {
            int inputs = place.inputs();
            int units = place.units();
            for (int o = 0; o < units; o++) {
                double ofUnit = 0;
                for (int i = 0; i < inputs; i++) {
                    double value = array[place.index(o, i, units, inputs)];
                    ofUnit += value * value;
                }
                sum += ofUnit;
            }
        }
        return Math.sqrt(sum);
    }

    /** As {@link #norm(float[])}. */
    public double norm(double[] array) {
        double sum = 0;
        for (Place place : inOrder) {
            int inputs = place.inputs();
            int units = place.units();
            for (int o = 0; o < units; o++) {
                double ofUnit = 0;
                for (int i = 0; i < inputs; i++) {
                    double value = array[place.index(o, i, units, inputs)];
                    ofUnit += value * value;
                }
                sum += ofUnit;
            }
        }
        return Math.sqrt(sum);
    }

    /**
     * Adds sums to those in double, and clears them.
     *
     * @param pieces sums of the pieces before; null for none yet
     * @return the sums in double
     */
    public static double[] addPiece(float[] sums, double[] pieces) {
        double[] all = pieces == null ? new double[sums.length] : pieces;
        for (int i = 0; i < all.length; i++) {
            all[i] += sums[i];
            sums[i] = 0;
        }
        return all;
    }

    /** Takes the sums of all pieces, rounded once, and clears those in double. */
    public static void takePieces(double[] pieces, float[] sums) {
        for (int i = 0; i < pieces.length; i++) {
            sums[i] = (float) (pieces[i] + sums[i]);
            pieces[i] = 0;
        }
    }

    /** Writes {@code factor * array} in the order of exchange. */
    public void export(float[] array, float factor, float[] values) {
        int next = 0;
        for (Place place : inOrder) {
            int inputs = place.inputs();
            int units = place.units();
            for (int o = 0; o < units; o++) {
                for (int i = 0; i < inputs; i++) {
                    values[next++] = array[place.index(o, i, units, inputs)] * factor;
                }
            }
        }
    }

    /** Writes {@code factor * array} in the order of exchange. */
    public void export(double[] array, double factor, double[] values) {
        int next = 0;
        for (Place place : inOrder) {
            int inputs = place.inputs();
            int units = place.units();
            for (int o = 0; o < units; o++) {
                for (int i = 0; i < inputs; i++) {
                    values[next++] = array[place.index(o, i, units, inputs)] * factor;
                }
            }
        }
    }
}
