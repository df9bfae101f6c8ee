import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.NoopTranslator;
import java.util.Arrays;
import org.mlpc.benchmarks.protocol.Examples;
import org.mlpc.benchmarks.protocol.Library;
import org.mlpc.benchmarks.protocol.Row;
import org.mlpc.benchmarks.protocol.Serving;
import org.mlpc.benchmarks.protocol.Trainee;

/** DJL on libtorch: its trainer for steps, its predictor for forward passes. */
public final class DjlPeer implements Library {
    public static void main(String[] words) throws Exception {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        Serving.serve(new DjlPeer());
        System.exit(0);
    }

    @Override
    public String name() {
        return "DJL";
    }

    @Override
    public String version() {
        return Engine.getDjlVersion() + " (libtorch " + Engine.getInstance().getVersion() + ")";
    }

    @Override
    public Trainee open(Row row, Examples examples) {
        return new Run(row, examples);
    }

    private static final class Run implements Trainee {
        private final Model model = Model.newInstance("network");
        private final Trainer trainer;
        private final NDManager manager;
        private final Predictor<NDList, NDList> predictor;
        private final NDList[] inputs;
        private final NDList[] targets;
        private final boolean inference;
        private int at;

        Run(Row row, Examples examples) {
            inference = row.inference();
            model.setBlock(block(row));
            trainer = model.newTrainer(new DefaultTrainingConfig(loss(row)).optOptimizer(optimizer(row)));
            trainer.initialize(new Shape(row.batch(), row.inputs()));
            manager = model.getNDManager();
            inputs = new NDList[examples.batches()];
            targets = new NDList[examples.batches()];
            for (int b = 0; b < inputs.length; b++) {
                inputs[b] = new NDList(manager.create(examples.inputs()[b], new Shape(row.batch(), row.inputs())));
                targets[b] = new NDList(target(row, examples, b));
            }
            predictor = model.newPredictor(new NoopTranslator());
        }

        private NDArray target(Row row, Examples examples, int b) {
            return row.classes()
                    ? manager.create(Arrays.stream(examples.labels()[b])
                            .asLongStream()
                            .toArray())
                    : manager.create(examples.targets()[b], new Shape(row.batch(), row.outputs()));
        }

        private static SequentialBlock block(Row row) {
            SequentialBlock block = new SequentialBlock();
            for (int layer = 1; layer <= row.layers(); layer++) {
                block.add(Linear.builder().setUnits(row.units().get(layer)).build());
                switch (row.activation(layer)) {
                    case "relu" -> block.add(Activation.reluBlock());
                    case "tanh" -> block.add(Activation.tanhBlock());
                    case "sigmoid" -> block.add(Activation.sigmoidBlock());
                    default -> {} // softmax is part of the loss
                }
            }
            return block;
        }

        /** DJL halves the squared error unless its weight is 1. */
        private static Loss loss(Row row) {
            return row.classes() ? Loss.softmaxCrossEntropyLoss() : Loss.l2Loss("L2Loss", 1);
        }

        private static Optimizer optimizer(Row row) {
            return row.mode().equals("adam")
                    ? Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.001f)).build()
                    : Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.01f)).build();
        }

        @Override
        public long run(long n) throws Exception {
            for (long i = 0; i < n; i++) {
                if (inference) {
                    predictor.predict(inputs[at]).close();
                } else {
                    step();
                }
                at = at + 1 == inputs.length ? 0 : at + 1;
            }
            return n;
        }

        /** Everything that a step makes belongs to a manager that is closed after it. */
        private void step() {
            try (NDManager scratch = manager.newSubManager()) {
                NDList x = new NDList(inputs[at]);
                scratch.tempAttachAll(x);
                try (GradientCollector gradients = trainer.newGradientCollector()) {
                    gradients.backward(trainer.getLoss().evaluate(targets[at], trainer.forward(x, targets[at])));
                }
                trainer.step();
            }
        }

        @Override
        public double loss() {
            double sum = 0;
            for (int b = 0; b < inputs.length; b++) {
                try (NDManager scratch = manager.newSubManager()) {
                    NDList x = new NDList(inputs[b]);
                    scratch.tempAttachAll(x);
                    sum += trainer.getLoss().evaluate(targets[b], trainer.evaluate(x)).getFloat();
                }
            }
            return sum / inputs.length;
        }

        @Override
        public void close() {
            predictor.close();
            trainer.close();
            model.close();
        }
    }
}
