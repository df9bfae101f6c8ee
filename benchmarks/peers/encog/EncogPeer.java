import java.util.Optional;
import org.encog.engine.network.activation.ActivationFunction;
import org.encog.engine.network.activation.ActivationLinear;
import org.encog.engine.network.activation.ActivationReLU;
import org.encog.engine.network.activation.ActivationSigmoid;
import org.encog.engine.network.activation.ActivationSoftMax;
import org.encog.engine.network.activation.ActivationTANH;
import org.encog.mathutil.randomize.XaiverRandomizer;
import org.encog.ml.data.MLDataPair;
import org.encog.ml.data.basic.BasicMLData;
import org.encog.ml.data.basic.BasicMLDataPair;
import org.encog.ml.data.basic.BasicMLDataSet;
import org.encog.neural.networks.BasicNetwork;
import org.encog.neural.networks.layers.BasicLayer;
import org.encog.neural.networks.training.propagation.back.Backpropagation;
import org.encog.neural.networks.training.propagation.sgd.StochasticGradientDescent;
import org.encog.neural.networks.training.propagation.sgd.update.AdamUpdate;
import org.encog.neural.networks.training.propagation.sgd.update.MomentumUpdate;
import org.mlpc.benchmarks.protocol.Examples;
import org.mlpc.benchmarks.protocol.Library;
import org.mlpc.benchmarks.protocol.Row;
import org.mlpc.benchmarks.protocol.Serving;
import org.mlpc.benchmarks.protocol.Trainee;

/**
 * Encog, in double. Its stochastic descent knows only the gradient of cross-entropy and of a linear output; a sigmoid with
 * a squared error is trained by its backpropagation, whose iteration is a pass over all batches.
 */
public final class EncogPeer implements Library {
    public static void main(String[] words) throws Exception {
        Serving.serve(new EncogPeer());
        System.exit(0);
    }

    @Override
    public String name() {
        return "Encog";
    }

    @Override
    public String version() {
        return "3.4";
    }

    @Override
    public Optional<String> deviation(Row row) {
        return Optional.of("double");
    }

    @Override
    public Trainee open(Row row, Examples examples) {
        BasicNetwork network = network(row);
        MLDataPair[][] batches = new MLDataPair[examples.batches()][row.batch()];
        BasicMLDataSet all = new BasicMLDataSet();
        for (int b = 0; b < batches.length; b++) {
            for (int i = 0; i < row.batch(); i++) {
                double[] x = values(examples.inputs()[b], i, row.inputs());
                double[] t = values(examples.targets()[b], i, row.outputs());
                batches[b][i] = new BasicMLDataPair(new BasicMLData(x), new BasicMLData(t));
                all.add(batches[b][i]);
            }
        }
        if (row.inference()) {
            return new Ask(row, network, batches);
        }
        return row.output().equals("sigmoid")
                ? new Passes(row, network, batches, all)
                : new Steps(row, network, batches, all);
    }

    private static BasicNetwork network(Row row) {
        BasicNetwork network = new BasicNetwork();
        network.addLayer(new BasicLayer(null, true, row.inputs()));
        for (int layer = 1; layer <= row.layers(); layer++) {
            boolean bias = layer < row.layers(); // for the layer above
            network.addLayer(new BasicLayer(
                    activation(row.activation(layer)), bias, row.units().get(layer)));
        }
        network.getStructure().finalizeStructure();
        new XaiverRandomizer(1).randomize(network);
        return network;
    }

    private static ActivationFunction activation(String name) {
        return switch (name) {
            case "relu" -> new ActivationReLU();
            case "tanh" -> new ActivationTANH();
            case "sigmoid" -> new ActivationSigmoid();
            case "softmax" -> new ActivationSoftMax();
            default -> new ActivationLinear();
        };
    }

    private static double[] values(float[] from, int row, int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = from[row * n + i];
        }
        return values;
    }

    /** Forward passes, one example after the other. */
    private static class Ask implements Trainee {
        final BasicNetwork network;
        final MLDataPair[][] batches;
        final double[] y;
        private final boolean classes;
        int at;

        Ask(Row row, BasicNetwork network, MLDataPair[][] batches) {
            this.network = network;
            this.batches = batches;
            y = new double[row.outputs()];
            classes = row.classes();
        }

        @Override
        public long run(long n) {
            for (long i = 0; i < n; i++) {
                for (MLDataPair pair : batches[at]) {
                    network.compute(pair.getInputArray(), y);
                }
                at = at + 1 == batches.length ? 0 : at + 1;
            }
            return n;
        }

        @Override
        public double loss() {
            double sum = 0;
            long count = 0;
            for (MLDataPair[] batch : batches) {
                for (MLDataPair pair : batch) {
                    network.compute(pair.getInputArray(), y);
                    for (int o = 0; o < y.length; o++) {
                        double t = pair.getIdealArray()[o];
                        sum += classes ? -t * Math.log(Math.max(y[o], 1e-30)) : (t - y[o]) * (t - y[o]) / y.length;
                    }
                    count++;
                }
            }
            return sum / count;
        }
    }

    /** Steps; its gradient is a sum, so the rate is divided by the batch. */
    private static final class Steps extends Ask {
        private final StochasticGradientDescent descent;

        Steps(Row row, BasicNetwork network, MLDataPair[][] batches, BasicMLDataSet all) {
            super(row, network, batches);
            boolean adam = row.mode().equals("adam");
            descent = new StochasticGradientDescent(network, all);
            descent.setBatchSize(row.batch());
            descent.setUpdateRule(adam ? new AdamUpdate() : new MomentumUpdate());
            descent.setMomentum(0);
            descent.setLearningRate(adam ? 0.001 : 0.01 / row.batch());
        }

        @Override
        public long run(long n) {
            for (long i = 0; i < n; i++) {
                for (MLDataPair pair : batches[at]) {
                    descent.process(pair);
                }
                descent.update();
                at = at + 1 == batches.length ? 0 : at + 1;
            }
            return n;
        }
    }

    /** Passes over all batches. */
    private static final class Passes extends Ask {
        private final Backpropagation propagation;

        Passes(Row row, BasicNetwork network, MLDataPair[][] batches, BasicMLDataSet all) {
            super(row, network, batches);
            propagation = new Backpropagation(network, all, 0.01, 0);
            propagation.setBatchSize(row.batch());
            propagation.setThreadCount(1);
        }

        @Override
        public long run(long n) {
            long passes = Math.max(1, n / batches.length);
            for (long i = 0; i < passes; i++) {
                propagation.iteration();
            }
            return passes * batches.length;
        }
    }
}
