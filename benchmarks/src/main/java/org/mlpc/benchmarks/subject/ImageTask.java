package org.mlpc.benchmarks.subject;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.mlpc.benchmarks.protocol.ComparisonRow;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.runtime.Network;

/** Time to quality: 784-128-10 with Adam, batch 128, five epochs over pictures that are shuffled for each. */
public final class ImageTask {
    private static final ComparisonRow ROW = ComparisonRow.parse("W5,784-128-10,relu,softmax,ce,adam,128");
    private static final int EPOCHS = 5;

    private ImageTask() {}

    /**
     * What came out.
     *
     * @param seconds of the training loop with its shuffling and batching, the JIT compiler included
     * @param accuracy on the test pictures, from 0 to 1
     */
    public record Outcome(double seconds, double accuracy) {}

    /** Trains on the MNIST-form files of a folder. */
    public static Outcome run(Path folder, CodeTarget target) throws IOException {
        Images training = Images.load(folder, "train");
        Images test = Images.load(folder, "t10k");
        Network network = Subject.of(ROW, target).network();
        long start = System.nanoTime();
        train(network, training);
        double seconds = (System.nanoTime() - start) * 1e-9;
        return new Outcome(seconds, accuracy(network, test));
    }

    private static void train(Network network, Images images) {
        int batch = ROW.batch();
        int size = images.size();
        float[] x = new float[batch * size];
        int[] labels = new int[batch];
        int[] order = new int[images.count()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            shuffle(order, random);
            for (int at = 0; at < order.length; at += batch) {
                int n = Math.min(batch, order.length - at);
                for (int i = 0; i < n; i++) {
                    System.arraycopy(images.pixels(), order[at + i] * size, x, i * size, size);
                    labels[i] = images.labels()[order[at + i]];
                }
                network.step(x, labels, n);
            }
        }
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }

    private static double accuracy(Network network, Images test) {
        float[] y = new float[test.count() * network.outputs()];
        network.predict(test.pixels(), y, test.count());
        int right = 0;
        for (int i = 0; i < test.count(); i++) {
            if (largest(y, i * network.outputs(), network.outputs()) == test.labels()[i]) {
                right++;
            }
        }
        return (double) right / test.count();
    }

    private static int largest(float[] y, int from, int n) {
        int largest = 0;
        for (int k = 1; k < n; k++) {
            if (y[from + k] > y[from + largest]) {
                largest = k;
            }
        }
        return largest;
    }
}
