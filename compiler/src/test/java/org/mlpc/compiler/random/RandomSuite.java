package org.mlpc.compiler.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.generated.Subject;

/** The random networks of fixed seeds, compiled once for all tests. */
public final class RandomSuite {
    private static final int COUNT = 200;
    private static final int TOGETHER = 100;
    private static List<Subject> subjects;

    private RandomSuite() {}

    /** A network for each seed from 1. */
    public static synchronized List<Subject> subjects() {
        if (subjects == null) {
            List<Subject> all = new ArrayList<>();
            for (int from = 1; from <= COUNT; from += TOGETHER) {
                all.addAll(Models.run(LongStream.range(from, from + TOGETHER)
                        .mapToObj(RandomNetworks::text)
                        .toList()));
            }
            subjects = List.copyOf(all);
        }
        return subjects;
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
    static int batch(Subject subject) {
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
