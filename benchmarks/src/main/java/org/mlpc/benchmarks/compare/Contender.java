package org.mlpc.benchmarks.compare;

import java.io.IOException;
import org.mlpc.benchmarks.protocol.ComparisonRow;

/** Something that takes its turn in a comparison. */
interface Contender extends AutoCloseable {
    /** The heading of its column. */
    String name();

    /** Its version, empty when it has none. */
    String version();

    /**
     * Prepares a row and runs it for a while.
     *
     * @return what differs from the row that was asked for, or nothing
     * @throws Refusal when it cannot run this row
     * @throws IOException when its program has ended
     */
    Opened open(ComparisonRow row, double warm) throws Refusal, IOException;

    /** So many times as long as others it runs before the first round: what is compiled for each row anew must be. */
    default double patience() {
        return 1;
    }

    /** Runs the open row for about so many seconds; microseconds of a step. */
    double run(double seconds) throws IOException;

    /** Forgets the open row. */
    void drop() throws IOException;

    @Override
    void close();

    /**
     * A row that is open.
     *
     * @param step microseconds of a step so far
     * @param deviation what differs from what was asked for, empty when nothing does
     */
    record Opened(double step, String deviation) {}

    /** A row that this contender does not run, and why. */
    final class Refusal extends Exception {
        private static final long serialVersionUID = 1;

        Refusal(String reason) {
            super(reason);
        }
    }
}
