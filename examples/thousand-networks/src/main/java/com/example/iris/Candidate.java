package com.example.iris;

import org.mlpc.runtime.Evaluation;
import org.mlpc.runtime.Split;
import org.mlpc.runtime.Trainer;

/**
 * A network that was trained from a seed.
 *
 * @param seed of its starting weights and of the order of its examples
 * @param network the network
 * @param loss on the flowers held out for validation
 */
record Candidate(long seed, Iris network, double loss) {
    /**
     * Trains a network. Nothing in it is shared but the flowers, which are only read, so any number of threads may train
     * at the same time, each a network of its own, and the weights depend on the seed alone.
     */
    static Candidate train(long seed, Split flowers) {
        Iris network = new Iris(seed);
        new Trainer(network).seed(seed).train(flowers.training());
        return new Candidate(
                seed, network, Evaluation.of(network, flowers.validation()).loss());
    }
}
