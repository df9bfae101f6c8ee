package org.mlpc.cli;

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
        double sum = 0;
        for (int i = 0; i < width; i++) {
            String text = row.at(columns.targets().get(i)).strip();
            for (TargetBound bound : bounds) {
                if (!bound.sum() && !bound.holds(t[i])) {
                    throw new BadData("`" + NumberTable.shown(text) + "`, but " + bound.reason());
                }
            }
            sum += t[i];
        }
        for (TargetBound bound : bounds) {
            if (bound.sum() && !bound.holds(sum)) {
                throw new BadData("the targets of this row add up to " + sum + ", but " + bound.reason());
            }
        }
    }
}
