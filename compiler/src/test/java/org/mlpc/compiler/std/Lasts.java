package org.mlpc.compiler.std;

import java.util.Set;

/** Last layers that hand on what a loss can take. */
final class Lasts {
    /** Activations that change nothing within a range, and keep to it. */
    static final String DECLARATIONS = """
            activation positive(z) = max(z, 1e-35)
            activation share(z) = max(1e-35, min(z, 0.9999999))
            """;

    private static final Set<String> OF_POSITIVE = Set.of("poisson");
    private static final Set<String> OF_SHARES =
            Set.of("binary_cross_entropy", "multilabel_cross_entropy", "focal", "cross_entropy", "kl_divergence");

    private Lasts() {}

    /** The activation that hands outputs on to a loss as they are. */
    static String plain(String loss) {
        return OF_SHARES.contains(loss) ? "share" : OF_POSITIVE.contains(loss) ? "positive" : "identity";
    }
}
