import java.util.SplittableRandom;
import org.mlpc.benchmarks.protocol.Examples;
import org.mlpc.benchmarks.protocol.Library;
import org.mlpc.benchmarks.protocol.Row;
import org.mlpc.benchmarks.protocol.Serving;
import org.mlpc.benchmarks.protocol.Trainee;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.framework.optimizers.Adam;
import org.tensorflow.framework.optimizers.GradientDescent;
import org.tensorflow.framework.optimizers.Optimizer;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** TensorFlow Java's graph runtime: a step is one run of a session, fed with tensors that were made beforehand. */
public final class TensorFlowPeer implements Library {
    public static void main(String[] words) throws Exception {
        Serving.serve(new TensorFlowPeer());
        System.exit(0);
    }

    @Override
    public String name() {
        return "TensorFlow-Java";
    }

    @Override
    public String version() {
        return "1.1.0 (" + TensorFlow.version() + ")";
    }

    @Override
    public Trainee open(Row row, Examples examples) {
        return new Run(row, examples);
    }

    private static final class Run implements Trainee {
        private final Graph graph = new Graph();
        private final Ops ops = Ops.create(graph);
        private final Placeholder<TFloat32> x;
        private final Placeholder<TFloat32> t;
        private final Operand<TFloat32> outputs;
        private final Operand<TFloat32> loss;
        private final Op step;
        private final Session session;
        private final TFloat32[] inputs;
        private final TFloat32[] targets;
        private final boolean inference;
        private int at;

        Run(Row row, Examples examples) {
            inference = row.inference();
            x = ops.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, row.inputs())));
            t = ops.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, row.outputs())));
            Operand<TFloat32> z = layers(row);
            outputs = row.classes() ? ops.nn.softmax(z) : z;
            loss = row.classes()
                    ? ops.math.mean(ops.nn.softmaxCrossEntropyWithLogits(z, t).loss(), ops.constant(0))
                    : ops.math.mean(ops.math.squaredDifference(z, t), ops.constant(new int[] {0, 1}));
            step = inference ? null : optimizer(row).minimize(loss);
            session = new Session(
                    graph,
                    ConfigProto.newBuilder()
                            .setIntraOpParallelismThreads(1)
                            .setInterOpParallelismThreads(1)
                            .build());
            session.initialize();
            inputs = tensors(examples.inputs(), row.batch(), row.inputs());
            targets = tensors(examples.targets(), row.batch(), row.outputs());
        }

        private Operand<TFloat32> layers(Row row) {
            SplittableRandom random = new SplittableRandom(1);
            Operand<TFloat32> a = x;
            for (int layer = 1; layer <= row.layers(); layer++) {
                int in = row.units().get(layer - 1);
                int out = row.units().get(layer);
                float bound = (float) Math.sqrt(6.0 / (in + out));
                float[] start = new float[in * out];
                for (int i = 0; i < start.length; i++) {
                    start[i] = (float) random.nextDouble(-bound, bound);
                }
                Variable<TFloat32> w = ops.variable(ops.constant(Shape.of(in, out), DataBuffers.of(start)));
                Variable<TFloat32> b = ops.variable(ops.constant(new float[out]));
                Operand<TFloat32> z = ops.math.add(ops.linalg.matMul(a, w), b);
                a = switch (row.activation(layer)) {
                    case "relu" -> ops.nn.relu(z);
                    case "tanh" -> ops.math.tanh(z);
                    case "sigmoid" -> ops.math.sigmoid(z);
                    default -> z; // softmax is part of the loss
                };
            }
            return a;
        }

        private Optimizer optimizer(Row row) {
            return row.mode().equals("adam") ? new Adam(graph, 0.001f) : new GradientDescent(graph, 0.01f);
        }

        private static TFloat32[] tensors(float[][] batches, int rows, int columns) {
            TFloat32[] tensors = new TFloat32[batches.length];
            for (int b = 0; b < tensors.length; b++) {
                tensors[b] = TFloat32.tensorOf(Shape.of(rows, columns), DataBuffers.of(batches[b]));
            }
            return tensors;
        }

        @Override
        public long run(long n) {
            for (long i = 0; i < n; i++) {
                Session.Runner runner = session.runner().feed(x, inputs[at]);
                if (inference) {
                    runner.fetch(outputs).run().close();
                } else {
                    runner.feed(t, targets[at]).addTarget(step).run().close();
                }
                at = at + 1 == inputs.length ? 0 : at + 1;
            }
            return n;
        }

        @Override
        public double loss() {
            double sum = 0;
            for (int b = 0; b < inputs.length; b++) {
                try (Result result = session.runner()
                        .feed(x, inputs[b])
                        .feed(t, targets[b])
                        .fetch(loss)
                        .run()) {
                    sum += ((TFloat32) result.get(0)).getFloat();
                }
            }
            return sum / inputs.length;
        }

        @Override
        public void close() {
            for (int b = 0; b < inputs.length; b++) {
                inputs[b].close();
                targets[b].close();
            }
            session.close();
            graph.close();
        }
    }
}
