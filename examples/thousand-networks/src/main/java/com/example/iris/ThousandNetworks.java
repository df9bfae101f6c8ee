package com.example.iris;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.Evaluation;
import org.mlpc.runtime.Split;

/** Trains a thousand networks from as many seeds, side by side on all cores, and keeps the best. */
public final class ThousandNetworks {
    private static final int NETWORKS = 1000;

    private ThousandNetworks() {}

    /** The flowers that networks learn from, a fifth of them held out: the same ones for every network. */
    static Split flowers() {
        Dataset known = Flowers.read("known.csv");
        return Split.of(known, new Iris().signature().target().kind(), 0.2, 1);
    }

    /**
     * Trains a network from each of the seeds 1, 2, ….
     *
     * @param threads how many networks train at the same time
     * @return the networks in the order of their seeds; their weights do not depend on the threads
     */
    static List<Candidate> train(int networks, Split flowers, int threads) throws InterruptedException {
        List<Callable<Candidate>> trainings = new ArrayList<>();
        for (long seed : LongStream.rangeClosed(1, networks).toArray()) {
            trainings.add(() -> Candidate.train(seed, flowers));
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Candidate> trained = new ArrayList<>();
            for (Future<Candidate> training : pool.invokeAll(trainings)) {
                trained.add(training.get());
            }
            return trained;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a network could not be trained", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** The network with the least loss on the flowers held out; the first of equals. */
    static Candidate best(List<Candidate> candidates) {
        return candidates.stream()
                .min(Comparator.comparingDouble(Candidate::loss))
                .orElseThrow();
    }

    /** Trains on as many threads as there are cores, and saves the best network. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        long start = System.nanoTime();
        List<Candidate> candidates = train(NETWORKS, flowers(), threads);
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        System.out.println(NETWORKS + " networks on " + threads + " threads in " + milliseconds + " ms");

        Candidate best = best(candidates);
        // these flowers had no part in the training nor in the choice
        Evaluation unseen = Evaluation.of(best.network(), Flowers.read("unseen.csv"));
        System.out.println("the best one has seed " + best.seed() + ", validation loss " + best.loss()
                + ", and on unseen flowers " + unseen.metrics());
        best.network().save(Path.of("best.safetensors"));
    }
}
