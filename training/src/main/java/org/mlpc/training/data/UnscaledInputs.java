package org.mlpc.training.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mlpc.runtime.Dataset;

/**
 * Whether inputs that a model uses as they are should have been scaled, by their numbers. Named inputs are warned of when
 * the model is checked, since names are of quantities; inputs without names are only known by their data.
 */
public final class UnscaledInputs {
    /** The root of the mean square of a column above which first sums are far from 0; that of scaled ones is about 1. */
    private static final double LARGE = 10;

    /** How much farther one column may reach than another. */
    private static final double APART = 100;

    /** Rows that are looked at, evenly over the data. */
    private static final int ROWS = 10_000;

    private final int columns;
    private final double[] low;
    private final double[] high;
    private final double[] squares;
    private int rows;

    private UnscaledInputs(Dataset data) {
        columns = data.features();
        low = filled(Double.POSITIVE_INFINITY);
        high = filled(Double.NEGATIVE_INFINITY);
        squares = new double[columns];
        double[] x = new double[columns];
        int every = Math.max(1, data.size() / ROWS);
        for (int row = 0; row < data.size(); row += every) {
            data.input(row, x, 0);
            add(x);
        }
    }

    private double[] filled(double value) {
        double[] all = new double[columns];
        java.util.Arrays.fill(all, value);
        return all;
    }

    private void add(double[] x) {
        rows++;
        for (int i = 0; i < columns; i++) {
            low[i] = Math.min(low[i], x[i]);
            high[i] = Math.max(high[i], x[i]);
            squares[i] += x[i] * x[i];
        }
    }

    /** What to say of the data when the model leaves the scale open; nothing where they are of one moderate size. */
    public static Optional<String> note(TrainingData data, ModelLines model) {
        if (!model.asked().scaleOpen() || data.training().isEmpty()) {
            return Optional.empty();
        }
        return new UnscaledInputs(data.training().get()).note(data.columns()).map(note -> note + model.inputs());
    }

    private Optional<String> note(List<String> names) {
        int worst = 0;
        int least = -1;
        int widest = 0;
        for (int i = 0; i < columns; i++) {
            worst = squares[i] > squares[worst] ? i : worst;
            widest = range(i) > range(widest) ? i : widest;
            least = range(i) > 0 && (least < 0 || range(i) < range(least)) ? i : least;
        }
        String remedy = "; write `scale standardize` in the model, or `scale none` if they are meant so";
        if (Math.sqrt(squares[worst] / rows) > LARGE) {
            return Optional.of("the inputs are not scaled: " + span(worst, names) + remedy);
        }
        return least >= 0 && range(widest) > APART * range(least)
                ? Optional.of(
                        "the inputs are not scaled: " + span(widest, names) + ", but " + span(least, names) + remedy)
                : Optional.empty();
    }

    private double range(int column) {
        return high[column] - low[column];
    }

    private String span(int column, List<String> names) {
        String name = names.isEmpty() || names.get(column).isEmpty()
                ? "input " + (column + 1)
                : "`" + NumberTable.shown(names.get(column)) + "`";
        return name + " goes from " + number(low[column]) + " to " + number(high[column]);
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.4g", value);
        return text.contains(".") && !text.contains("e") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
