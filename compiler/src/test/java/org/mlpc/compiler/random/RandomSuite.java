package org.mlpc.compiler.random;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.generated.Subject;

/** The random networks of fixed seeds, compiled once for all tests. */
public final class RandomSuite {
    private static final int COUNT = 200;
    private static final int PIECES = 4;

    /** Seeds to each that a sample takes. */
    private static final int ONE_OF = 6;

    private static List<Subject> subjects;

    private RandomSuite() {}

    /** A network for each seed from 1, or for one of so many. */
    public static synchronized List<Subject> subjects() {
        if (subjects == null) {
            // in pieces, which compile side by side
            subjects = IntStream.range(0, PIECES)
                    .parallel()
                    .mapToObj(RandomSuite::piece)
                    .flatMap(List::stream)
                    .toList();
        }
        return subjects;
    }

    private static List<Subject> piece(int piece) {
        int size = COUNT / PIECES;
        return Models.run(LongStream.rangeClosed(1 + piece * size, (piece + 1) * size)
                .filter(seed -> Sample.takes((int) seed, ONE_OF))
                .mapToObj(RandomNetworks::text)
                .toList());
    }

    /** How many of so many of the networks are run. */
    static int count(int all) {
        return Sample.count(all, ONE_OF);
    }

    /** The networks that have a loss. */
    public static List<Subject> learners() {
        return subjects().stream().filter(s -> s.meant().loss().isPresent()).toList();
    }

    /** The networks that take a batch in pieces: those with a loss and without statistics of whole batches. */
    public static List<Subject> accumulators() {
        return learners().stream().filter(s -> !s.meant().normalizesBatches()).toList();
    }

    /** How many examples to train with: a batch, or less of it where the reference would take long. */
    public static int batch(Subject subject) {
        int most = subject.meant().parameters() > 2000 ? 6 : 40;
        return Math.min(most, subject.meant().train().piece());
    }

    /** A new instance with its input scale fitted, if it has one. */
    public static Calls ready(Subject subject) {
        Calls calls = subject.calls();
        Examples examples = Examples.draw(subject.meant(), 99, 50);
        calls.fitScale(examples.x(), examples.n());
        return calls;
    }
}
