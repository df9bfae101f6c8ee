package org.mlpc.benchmarks.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mlpc.benchmarks.protocol.ComparisonRow;

/** Writes a comparison as Markdown. */
final class MarkdownTable {
    private static final String SUBJECT = "mlpc";

    private final StringBuilder text = new StringBuilder();

    private MarkdownTable() {}

    /**
     * The table with what has to be known to read it.
     *
     * @param contenders versions by name, in the order of the columns
     * @param missing reasons by name
     */
    static String of(List<Measured> rows, Map<String, String> contenders, Map<String, String> missing, String machine) {
        MarkdownTable table = new MarkdownTable();
        table.line(
                machine + " Microseconds of a step on one core, the median of all rounds; in brackets the multiple of"
                        + " mlpc's time, for mlpc the share of the peak of multiply-adds measured in the same rounds.");
        table.line("");
        table.head(contenders);
        for (Measured row : rows) {
            table.row(row, contenders.keySet());
        }
        table.line("");
        table.deviations(rows);
        missing.forEach((name, reason) -> table.line("- Missing: " + name + ": " + reason));
        return table.text.toString();
    }

    private void head(Map<String, String> contenders) {
        List<String> names = new ArrayList<>(List.of("network, batch"));
        contenders.forEach((name, version) -> names.add((name + " " + version).trim()));
        names.add("peak GFLOP/s");
        names.add("fastest other / mlpc");
        cells(names);
        cells(names.stream().map(name -> "---").toList());
    }

    private void row(Measured measured, Set<String> contenders) {
        ComparisonRow row = measured.row();
        List<String> cells = new ArrayList<>();
        cells.add(row.workload() + " " + row.shape() + " " + row.mode() + " " + row.batch());
        for (String name : contenders) {
            cells.add(cell(measured, name));
        }
        cells.add(measured.peak().isEmpty() ? "" : number(measured.medianPeak()));
        cells.add(fastest(measured, contenders));
        cells(cells);
    }

    private static String cell(Measured measured, String name) {
        double time = measured.median(name);
        if (Double.isNaN(time)) {
            return "";
        }
        String mark = measured.deviations().containsKey(name) ? " ~" : "";
        double ratio = time / measured.median(SUBJECT);
        double share = measured.share(name);
        if (name.equals(SUBJECT)) {
            return number(time) + (Double.isNaN(share) ? "" : " (" + Math.round(100 * share) + " %)");
        }
        return number(time) + (Double.isNaN(ratio) ? "" : " (" + number(ratio) + ")") + mark;
    }

    /** The fastest that is neither mlpc itself nor C made for this network. */
    private static String fastest(Measured measured, Set<String> contenders) {
        String best = "";
        double least = Double.POSITIVE_INFINITY;
        for (String name : contenders) {
            boolean counts = !name.startsWith(SUBJECT) && !name.equals("C");
            if (counts && measured.median(name) < least) {
                least = measured.median(name);
                best = name;
            }
        }
        double ratio = least / measured.median(SUBJECT);
        return best.isEmpty() || Double.isNaN(ratio) ? best : best + " " + number(ratio);
    }

    private void deviations(List<Measured> rows) {
        Set<String> lines = new LinkedHashSet<>();
        for (Measured row : rows) {
            row.deviations().forEach((name, what) -> lines.add("- ~ " + name + ": " + what));
        }
        lines.forEach(this::line);
    }

    /** Three digits. */
    static String number(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private void cells(List<String> cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
