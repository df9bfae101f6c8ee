package org.mlpc.compiler.codegen;

import java.util.Optional;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Optimizer.Argument;

/** The field that multiplies the learning rate where the validation loss stalls. */
final class RateMultiplier {
    /** The field's name beside a learning rate that is a number; a scheduled one has a multiplier already. */
    static final String OWN = "rateMultiplier";

    private RateMultiplier() {}

    /** The field of a network, if its train block says {@code on_plateau}. */
    static Optional<String> of(Network network) {
        return rate(network).map(a -> a.schedule().isPresent() ? OptimizerFields.field(a) : OWN);
    }

    /** Whether the field is one beside those of the arguments. */
    static boolean own(Network network) {
        return rate(network).filter(a -> a.schedule().isEmpty()).isPresent();
    }

    private static Optional<Argument> rate(Network network) {
        return network.train()
                .onPlateau()
                .flatMap(p -> network.optimizer().arguments().stream()
                        .filter(a -> a.name().equals(Optimizer.LEARNING_RATE))
                        .findFirst());
    }
}
