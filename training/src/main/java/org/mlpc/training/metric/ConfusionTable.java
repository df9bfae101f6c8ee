package org.mlpc.training.metric;

import java.util.ArrayList;
import java.util.List;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Target;

/** The confusion matrix of a network as a table: a row for what is, a column for what was predicted. */
public final class ConfusionTable {
    /** More classes do not fit on a line. */
    private static final int MOST = 20;

    private static final int WIDEST = 14;

    private ConfusionTable() {}

    /** The lines of the table; none for real numbers, and none for very many classes. */
    public static List<String> lines(Network network, Dataset data, String what) {
        Target target = network.signature().target();
        int classes = Math.max(2, network.outputs());
        if (target.kind() == Target.Kind.REGRESSION || classes > MOST) {
            return List.of();
        }
        ConfusionMatrix matrix = ConfusionMatrix.of(network, data);
        List<List<String>> table = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        for (int c = 0; c < classes; c++) {
            head.add(label(target, c));
        }
        table.add(head);
        for (int actual = 0; actual < classes; actual++) {
            List<String> row = new ArrayList<>(List.of(label(target, actual)));
            for (int predicted = 0; predicted < classes; predicted++) {
                row.add(Long.toString(matrix.count(actual, predicted)));
            }
            table.add(row);
        }
        List<String> lines = new ArrayList<>();
        lines.add("confusion matrix, " + what + "examples (rows: what they are, columns: what was predicted)");
        table.forEach(row -> lines.add(line(row, table)));
        return lines;
    }

    private static String label(Target target, int c) {
        String label = target.labels().isEmpty()
                ? Integer.toString(c)
                : target.labels().get(c);
        return label.length() <= WIDEST ? label : label.substring(0, WIDEST - 1) + "…";
    }

    private static String line(List<String> row, List<List<String>> table) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < row.size(); c++) {
            int column = c;
            int width =
                    table.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
            String pad = " ".repeat(width - row.get(c).length());
            line.append(c == 0 ? "  " + row.get(c) + pad : "  " + pad + row.get(c));
        }
        return line.toString().stripTrailing();
    }
}
