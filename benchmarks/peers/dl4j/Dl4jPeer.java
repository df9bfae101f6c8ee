import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.mlpc.benchmarks.protocol.Examples;
import org.mlpc.benchmarks.protocol.Library;
import org.mlpc.benchmarks.protocol.Row;
import org.mlpc.benchmarks.protocol.Serving;
import org.mlpc.benchmarks.protocol.Trainee;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Deeplearning4j's multilayer network on nd4j-native; a step is a fit of a data set made beforehand. */
public final class Dl4jPeer implements Library {
    public static void main(String[] words) throws Exception {
        Serving.serve(new Dl4jPeer());
        System.exit(0);
    }

    @Override
    public String name() {
        return "Deeplearning4j";
    }

    @Override
    public String version() {
        return "1.0.0-M2.1";
    }

    @Override
    public Trainee open(Row row, Examples examples) {
        return new Run(row, examples);
    }

    private static final class Run implements Trainee {
        private final MultiLayerNetwork network;
        private final DataSet[] batches;
        private final boolean inference;
        private int at;

        Run(Row row, Examples examples) {
            inference = row.inference();
            network = network(row);
            batches = new DataSet[examples.batches()];
            for (int b = 0; b < batches.length; b++) {
                INDArray x = Nd4j.create(examples.inputs()[b], new int[] {row.batch(), row.inputs()});
                batches[b] = new DataSet(x, Nd4j.create(examples.targets()[b], new int[] {row.batch(), row.outputs()}));
            }
        }

        private static MultiLayerNetwork network(Row row) {
            var layers = new NeuralNetConfiguration.Builder()
                    .seed(1)
                    .updater(row.mode().equals("adam") ? new Adam(0.001) : new Sgd(0.01))
                    .weightInit(WeightInit.XAVIER)
                    .list();
            for (int layer = 1; layer < row.layers(); layer++) {
                layers.layer(new DenseLayer.Builder()
                        .nIn(row.units().get(layer - 1))
                        .nOut(row.units().get(layer))
                        .activation(activation(row.hidden()))
                        .build());
            }
            layers.layer(new OutputLayer.Builder(row.classes() ? LossFunction.MCXENT : LossFunction.MSE)
                    .nIn(row.units().get(row.layers() - 1))
                    .nOut(row.outputs())
                    .activation(activation(row.output()))
                    .build());
            MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
            network.init();
            return network;
        }

        private static Activation activation(String name) {
            return name.equals("linear") ? Activation.IDENTITY : Activation.fromString(name);
        }

        @Override
        public long run(long n) {
            for (long i = 0; i < n; i++) {
                if (inference) {
                    network.output(batches[at].getFeatures());
                } else {
                    network.fit(batches[at]);
                }
                at = at + 1 == batches.length ? 0 : at + 1;
            }
            return n;
        }

        @Override
        public double loss() {
            double sum = 0;
            for (DataSet batch : batches) {
                sum += network.score(batch);
            }
            return sum / batches.length;
        }
    }
}
