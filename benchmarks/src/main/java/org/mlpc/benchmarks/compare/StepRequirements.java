package org.mlpc.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.benchmarks.protocol.ComparisonRow;
import org.mlpc.benchmarks.protocol.Workload;

/** What is asked of steps and forward passes, measured in the rounds of a comparison of mlpc with itself. */
final class StepRequirements {
    private final Served vector;
    private final Served plain;
    private final Optional<Peak> peak;
    private final Rounds.Turn turn;
    private final Map<String, Measured> measured = new LinkedHashMap<>();

    StepRequirements(Served vector, Served plain, Optional<Peak> peak, Rounds.Turn turn) {
        this.vector = vector;
        this.plain = plain;
        this.peak = peak;
        this.turn = turn;
    }

    List<Requirement> measure() throws IOException {
        List<Requirement> lines = new ArrayList<>();
        lines.add(share("W5 sgd 128", 86));
        lines.add(share("W7 sgd 128", 90));
        lines.add(share("W8 sgd 256", 90));
        lines.add(Requirement.atMost(
                "784-128-10, batch 128: Adam / SGD", 1.25, time("W5 adam 128") / time("W5 sgd 128"), ""));
        lines.add(Requirement.atMost(
                "784-512-512-10, batch 128: Adam / SGD", 1.25, time("W7 adam 128") / time("W7 sgd 128"), ""));
        lines.add(Requirement.atLeast(
                "784-128-10, batch 128: plain target, of the vector target's speed",
                35,
                100 * time("W5 sgd 128") / of("W5 sgd 128").median(plain.name()),
                " %"));
        lines.add(Requirement.atMost("inference 4-8-3, one example", 0.05, time("W2 infer 1"), " µs"));
        lines.add(Requirement.atMost("inference 64-32-10, one example", 0.6, time("W4 infer 1"), " µs"));
        lines.add(Requirement.atMost("inference 784-128-10, 128 examples", 300, time("W5 infer 128"), " µs"));
        return lines;
    }

    /** Microseconds of the vector target. */
    double time(String key) throws IOException {
        return of(key).median(vector.name());
    }

    private Requirement share(String key, double limit) throws IOException {
        Measured row = of(key);
        String what = row.row().shape() + ", SGD, batch " + row.row().batch() + ": share of the peak";
        return peak.isEmpty()
                ? Requirement.open(what, "the peak is measured by a C compiler")
                : Requirement.atLeast(what, limit, 100 * row.share(vector.name()), " %");
    }

    private Measured of(String key) throws IOException {
        Measured known = measured.get(key);
        if (known == null) {
            System.err.println("measuring " + key);
            // the plain target takes long, and is asked for at one network
            List<Contender> contenders = key.equals("W5 sgd 128") ? List.of(vector, plain) : List.of(vector);
            known = new Rounds(contenders, peak, turn).measure(row(key));
            measured.put(key, known);
        }
        return known;
    }

    /** The row of {@code WORKLOAD MODE BATCH}. */
    static ComparisonRow row(String key) {
        return Workload.rows(Workload.builtIn(), false, List.of()).stream()
                .filter(row -> key.equals(row.workload() + " " + row.mode() + " " + row.batch()))
                .findFirst()
                .orElseThrow();
    }
}
