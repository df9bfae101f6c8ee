package org.mlpc.compiler.growth;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.source.SourceFile;

/**
 * Four times as much of anything takes the compiler about four times as long and makes about four times as much Java, or
 * is refused; never an exception. What doubles at each step would be seen at once.
 */
class GrowthTest {
    private static final int TIMES = 4;
    /** Twice what is linear, for a machine with other things to do. */
    private static final int SLACK = 2;
    /** Nanoseconds below which nothing is said about growth. */
    private static final long SHORT = 1_000_000_000;

    private static final int SMALL = 60_000;
    private static final int ATTEMPTS = 3;

    static Stream<Repetition> kinds() {
        return Repetitions.all();
    }

    @Tag("thorough")
    @ParameterizedTest
    @MethodSource("kinds")
    void growsLikeWhatIsWritten(Repetition kind) {
        String once = kind.text().apply(kind.count());
        String more = kind.text().apply(TIMES * kind.count());
        long bound = 0;
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least > bound; attempt++) {
            long start = System.nanoTime();
            int small = characters(once);
            long between = System.nanoTime();
            int large = characters(more);
            least = Math.min(least, System.nanoTime() - between);
            bound = SLACK * TIMES * Math.max(between - start, SHORT);
            assertTrue(large <= SLACK * TIMES * Math.max(small, SMALL), () -> small + " characters became " + large);
        }
        long found = least;
        long allowed = bound;
        assertTrue(found <= allowed, () -> found / 1_000_000 + " ms, at most " + allowed / 1_000_000);
    }

    /** Of Java, and of all that can be asked for besides. */
    private static int characters(String text) {
        Compilation compilation =
                Compiler.compile(List.of(new SourceFile("model.mlp", text)), new Options(Optional.empty(), "test"));
        int dumps = compilation.dumps().values().stream()
                .mapToInt(dump -> dump.get().length())
                .sum();
        return dumps
                + compilation.classes().stream()
                        .mapToInt(c -> c.source().length())
                        .sum();
    }
}
