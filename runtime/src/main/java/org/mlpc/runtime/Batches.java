package org.mlpc.runtime;

import java.util.List;

/** Walks through the training examples batch by batch; a warm walk allocates nothing per step. */
final class Batches {
    private final Network network;
    private final Learner learner;
    private final Dataset data;
    private final int batch;
    private final boolean full;
    private final FullBatch minimized; // instead of optimizer steps; null: these
    private final int history; // of the minimizer
    private final int used; // examples of an epoch that take part
    private final int[] order;
    private final TrainingListener listener; // null: nobody listens

    /** Walks by the network's own steps, or takes all examples at once where the settings name a minimizer. */
    Batches(Network network, Learner learner, Dataset data, Training settings, TrainingListener listener) {
        this.network = network;
        this.learner = learner;
        this.data = data;
        this.listener = listener;
        history = settings.minimizer().orElse(-1);
        minimized = history < 0 ? null : new FullBatch(network, data);
        full = settings.batch() == 0 || history >= 0;
        batch = full ? data.size() : settings.batch();
        used = used();
        order = new int[data.size()];
        restoreOrder();
    }

    /** Batch statistics of one example are zero spread: such a last batch would only spoil them. */
    private int used() {
        boolean statistics = Tensor.any(network.tensors(), Tensor.Role.STATISTIC);
        if (!statistics || data.size() % batch != 1) {
            return data.size();
        }
        if (data.size() == 1) {
            throw new IllegalArgumentException("batch normalization needs at least two training examples");
        }
        if (listener != null) {
            listener.notice(
                    "the last batch of an epoch would be a single example, which batch normalization cannot use; "
                            + "it is left out");
        }
        return data.size() - 1;
    }

    /** Draws the order of an epoch; a full batch has none to draw. */
    void shuffle(long seed, int epoch) {
        if (!full) {
            restoreOrder();
            RandomStream.shuffle(order, seed, RandomStream.SHUFFLE, epoch);
        }
    }

    private void restoreOrder() {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
    }

    /** One pass over the data; the mean loss of its examples. */
    double epoch(int number) {
        double sum = 0;
        int step = 0;
        for (int from = 0; from < used; from += batch) {
            int n = Math.min(batch, used - from);
            double loss = step(from, n);
            step++;
            if (!Double.isFinite(loss)) {
                // the loss of a step is taken before it, but a minimizer has tried other weights by then
                throw diverged(number, step, "the loss became " + loss, number > 1 || step > 1 || minimized != null);
            }
            sum += n * loss;
            if (listener != null) {
                listener.stepped(number, from + n, loss);
            }
        }
        checkWeights(number, step);
        return sum / used;
    }

    /** Why a further epoch would change nothing; null while one may. */
    String end() {
        return minimized == null ? null : minimized.end();
    }

    private double step(int from, int n) {
        if (minimized != null) {
            return minimized.iterate(history);
        }
        return n <= learner.capacity() ? learner.step(data, order, from, n) : inPieces(from, n);
    }

    private double inPieces(int from, int n) {
        for (int done = 0; done < n; done += learner.capacity()) {
            learner.accumulate(data, order, from + done, Math.min(learner.capacity(), n - done));
        }
        return learner.update(n);
    }

    /** A loss is taken before its step, so the last step can spoil weights that no loss has seen. */
    private void checkWeights(int number, int step) {
        List<Tensor> tensors = network.tensors();
        for (Tensor tensor : tensors) {
            boolean learned = tensor.role() == Tensor.Role.PARAMETER || tensor.role() == Tensor.Role.STATISTIC;
            double[] values = learned ? network.read(tensor.name()) : new double[0];
            for (double value : values) {
                if (!Double.isFinite(value)) {
                    throw diverged(number, step, "`" + tensor.name() + "` became " + value, true);
                }
            }
        }
    }

    private DivergedException diverged(int epoch, int step, String what, boolean learned) {
        return new DivergedException(epoch, step, what, LikelyCause.of(network, data, learned));
    }
}
