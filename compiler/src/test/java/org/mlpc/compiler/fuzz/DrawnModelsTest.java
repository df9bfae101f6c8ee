package org.mlpc.compiler.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Model files drawn from the whole grammar, every other one damaged: each is answered soon, with diagnostics or with
 * networks and never with an exception, and what is accepted becomes the same class when it is resolved, which javac
 * compiles for both targets, and which trains to the same bits in both and as the reference says.
 */
class DrawnModelsTest {
    @Test
    void someAreAnswered() throws InterruptedException {
        fuzz(1, 300, 50);
    }

    @Test
    @Tag("thorough")
    void moreAreAnswered() throws InterruptedException {
        fuzz(1_000, 2_500, 50);
    }

    /**
     * {@code -Dmlpc.fuzz.seed} and {@code -Dmlpc.fuzz.count} choose others, or more, and {@code -Dmlpc.fuzz.trained} how
     * many of those accepted are trained: each so manyth.
     */
    @Test
    @Tag("exhaustive")
    void aMillionAreAnswered() throws InterruptedException {
        fuzz(
                Long.getLong("mlpc.fuzz.seed", 1_000_000),
                Integer.getInteger("mlpc.fuzz.count", 1_000_000),
                Integer.getInteger("mlpc.fuzz.trained", 500));
    }

    private static void fuzz(long first, int count, int trained) throws InterruptedException {
        Trials trials = new Trials(trained);
        trials.run(first, count);
        System.out.println("fuzzed: " + trials.report());
        assertEquals(0, trials.failures().size(), () -> String.join("\n\n", trials.failures()));
        assertTrue(trials.accepted() >= 0.2, trials::report);
        assertTrue(trials.ran() >= 0.15 * count / trained, trials::report);
        assertTrue(trials.compared() >= 0.3 * trials.ran(), trials::report);
    }
}
