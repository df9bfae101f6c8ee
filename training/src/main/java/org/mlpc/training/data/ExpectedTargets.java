package org.mlpc.training.data;

import java.util.List;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.TargetBound;

/** Looks, while a file is read, for real targets that the loss of a network is not meant for. */
final class ExpectedTargets {
    private final List<TargetBound> bounds;
    private final int width;

    ExpectedTargets(Network network) {
        bounds = network.signature().target().bounds();
        width = network.targets();
    }

    /**
     * Looks at the targets of the last row.
     *
     * @throws BadData when a bound is broken; the column of the value is then the row's last, or the last target's
     */
    void check(NumberTable values, CsvFile.Row row, Columns columns) throws BadData {
        if (bounds.isEmpty()) {
            return;
        }
        double[] t = values.last(width);
        for (TargetBound bound : bounds) {
            int broken = bound.broken(t, 0, width);
            if (broken >= 0) {
                String text = row.at(columns.targets().get(Math.min(broken, width - 1)))
                        .strip();
                throw new BadData(
                        (broken < width ? "`" + NumberTable.shown(text) + "`" : "the sum of this row's targets")
                                + ", but " + bound.reason());
            }
        }
    }
}
