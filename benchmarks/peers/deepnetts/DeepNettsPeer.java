import deepnetts.data.TabularDataSet;
import deepnetts.net.FeedForwardNetwork;
import deepnetts.net.layers.AbstractLayer;
import deepnetts.net.layers.activation.ActivationType;
import deepnetts.net.loss.LossFunction;
import deepnetts.net.loss.LossType;
import deepnetts.net.train.opt.OptimizerType;
import deepnetts.util.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.mlpc.benchmarks.protocol.Examples;
import org.mlpc.benchmarks.protocol.Library;
import org.mlpc.benchmarks.protocol.Row;
import org.mlpc.benchmarks.protocol.Serving;
import org.mlpc.benchmarks.protocol.Trainee;

/** Deep Netts, community edition: the calls of its trainer without that trainer's log and accuracy passes. */
public final class DeepNettsPeer implements Library {
    public static void main(String[] words) throws Exception {
        System.setProperty("log4j2.level", "OFF");
        Serving.serve(new DeepNettsPeer());
        System.exit(0);
    }

    @Override
    public String name() {
        return "Deep-Netts";
    }

    @Override
    public String version() {
        return "1.13.2";
    }

    @Override
    public Optional<String> refusal(Row row) {
        return row.mode().equals("adam") ? Optional.of("it has no Adam") : Optional.empty();
    }

    @Override
    public Trainee open(Row row, Examples examples) {
        return new Run(row, examples);
    }

    private static final class Run implements Trainee {
        private final FeedForwardNetwork network;
        private final LossFunction loss;
        private final float[][][] inputs;
        private final float[][][] targets;
        private final Tensor[][] tensors;
        private final boolean inference;
        private int at;

        Run(Row row, Examples examples) {
            inference = row.inference();
            var layers = FeedForwardNetwork.builder().addInputLayer(row.inputs());
            for (int layer = 1; layer < row.layers(); layer++) {
                layers.addFullyConnectedLayer(row.units().get(layer), activation(row.hidden()));
            }
            network = layers.addOutputLayer(row.outputs(), activation(row.output()))
                    .lossFunction(row.classes() ? LossType.CROSS_ENTROPY : LossType.MEAN_SQUARED_ERROR)
                    .randomSeed(1)
                    .build();
            for (AbstractLayer layer : network.getLayers()) {
                layer.setOptimizerType(OptimizerType.SGD);
                layer.setLearningRate(0.01f);
                layer.setMomentum(0);
                layer.setBatchMode(row.batch() > 1);
                layer.setBatchSize(row.batch());
            }
            loss = network.getLossFunction();
            inputs = rows(examples.inputs(), row.inputs());
            targets = rows(examples.targets(), row.outputs());
            tensors = new Tensor[inputs.length][row.batch()];
            for (int b = 0; b < inputs.length; b++) {
                for (int i = 0; i < row.batch(); i++) {
                    tensors[b][i] = new TabularDataSet.Item(inputs[b][i], targets[b][i]).getInput();
                }
            }
        }

        private static ActivationType activation(String name) {
            return ActivationType.valueOf(name.toUpperCase(Locale.ROOT));
        }

        private static float[][][] rows(float[][] batches, int width) {
            float[][][] rows = new float[batches.length][][];
            for (int b = 0; b < batches.length; b++) {
                rows[b] = new float[batches[b].length / width][];
                for (int i = 0; i < rows[b].length; i++) {
                    rows[b][i] = Arrays.copyOfRange(batches[b], i * width, (i + 1) * width);
                }
            }
            return rows;
        }

        @Override
        public long run(long n) {
            for (long i = 0; i < n; i++) {
                if (inference) {
                    for (float[] x : inputs[at]) {
                        network.predict(x);
                    }
                } else {
                    step();
                }
                at = at + 1 == inputs.length ? 0 : at + 1;
            }
            return n;
        }

        private void step() {
            for (int i = 0; i < inputs[at].length; i++) {
                network.setInput(tensors[at][i]);
                network.setOutputError(loss.addPatternError(network.getOutput(), targets[at][i]));
                network.backward();
            }
            network.applyWeightChanges();
        }

        @Override
        public double loss() {
            loss.reset();
            for (int b = 0; b < inputs.length; b++) {
                for (int i = 0; i < inputs[b].length; i++) {
                    network.predict(inputs[b][i]);
                    loss.addPatternError(network.getOutput(), targets[b][i]);
                }
            }
            double total = loss.getTotal();
            loss.reset();
            return total;
        }
    }
}
