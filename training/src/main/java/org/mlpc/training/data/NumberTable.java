package org.mlpc.training.data;

import java.util.Arrays;
import org.mlpc.runtime.Signature;
import org.mlpc.runtime.Table;

/** Collects numbers read from text in a network's precision. */
final class NumberTable {
    private static final int SHOWN = 40;

    private final boolean doubles;
    private float[] floats = new float[0];
    private double[] wide = new double[0];
    private int size;

    NumberTable(Signature.Precision precision) {
        doubles = precision == Signature.Precision.FLOAT64;
    }

    /**
     * Adds a number written in decimal digits.
     *
     * @throws BadData when the text is no finite number of the precision
     */
    void add(String text) throws BadData {
        add(parse(text.strip()));
    }

    /** Adds a number. */
    void add(double value) {
        if (doubles) {
            wide = size < wide.length ? wide : Arrays.copyOf(wide, grown());
            wide[size] = value;
        } else {
            floats = size < floats.length ? floats : Arrays.copyOf(floats, grown());
            floats[size] = (float) value;
        }
        size++;
    }

    private int grown() {
        return Math.max(1024, Math.toIntExact(size + (long) (size >> 1)));
    }

    private double parse(String text) throws BadData {
        if (text.isEmpty()) {
            throw new BadData("the field is empty, expected a number");
        }
        double value = isNumber(text) ? Double.parseDouble(text) : Double.NaN;
        if (Double.isNaN(value)) {
            throw new BadData("`" + shown(text) + "` is no number");
        }
        if (!Double.isFinite(doubles ? value : (float) value)) {
            throw new BadData("`" + shown(text) + "` is too large for " + (doubles ? "float64" : "float32"));
        }
        return value;
    }

    /** Java's own parser would also take NaN, Infinity, 1f and hexadecimal digits. */
    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        try {
            Double.parseDouble(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The last numbers added. */
    double[] last(int count) {
        double[] last = new double[count];
        for (int i = 0; i < count; i++) {
            last[i] = doubles ? wide[size - count + i] : floats[size - count + i];
        }
        return last;
    }

    static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }

    /** The numbers as rows; nothing may be added any more. */
    Table table(int width) {
        return doubles ? Table.of(Arrays.copyOf(wide, size), width) : Table.of(Arrays.copyOf(floats, size), width);
    }
}
