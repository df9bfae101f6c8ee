package org.mlpc.compiler.std;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A small network several times side by side, which together are a wide one: each vector again and again, and every
 * copy deaf to the others. Mean and variance over the units are those of one copy, so normalization stays what it was.
 *
 * @param count how often
 */
record Copies(int count) {
    private static final Pattern UNITS = Pattern.compile("(dense|maxout) (\\d+)");

    /** Lines of a model file with as many times the units. */
    String lines(String lines) {
        return UNITS.matcher(lines).replaceAll(this::units);
    }

    private String units(MatchResult units) {
        return Matcher.quoteReplacement(units.group(1) + " " + count * Integer.parseInt(units.group(2)));
    }

    /** One number of each unit. */
    double[] vector(double[] units) {
        return Stream.generate(() -> units)
                .limit(count)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** Rows of units, one behind the other. */
    double[] rows(double[][] rows) {
        return Stream.of(rows).map(this::vector).flatMapToDouble(Arrays::stream).toArray();
    }

    /** A tensor of a layer as nested lists; weights lead from each copy to itself. */
    double[] tensor(String name, Object nested) {
        return tensor(nested, matrices(name, nested), true);
    }

    /** The gradient of a tensor; what comes from another copy is the same as what comes from the own. */
    double[] gradient(String name, Object nested) {
        return tensor(nested, matrices(name, nested), false);
    }

    private static boolean matrices(String name, Object nested) {
        return name.endsWith(".weight") && ((List<?>) nested).get(0) instanceof List<?>;
    }

    private double[] tensor(Object nested, boolean matrices, boolean apart) {
        List<?> list = (List<?>) nested;
        if (!(list.get(0) instanceof List<?> inner)) {
            return vector(numbers(list));
        }
        if (!matrices || inner.get(0) instanceof List<?>) {
            return list.stream()
                    .map(part -> tensor(part, matrices, apart))
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
        }
        DoubleStream all = DoubleStream.empty();
        for (int copy = 0; copy < count; copy++) {
            for (Object row : list) {
                all = DoubleStream.concat(all, Arrays.stream(row(numbers((List<?>) row), apart ? copy : -1)));
            }
        }
        return all.toArray();
    }

    /** A unit's weights of the inputs of all copies: those of the own copy alone, or with copy -1 the same of each. */
    private double[] row(double[] weights, int copy) {
        double[] row = new double[count * weights.length];
        for (int k = 0; k < count; k++) {
            if (copy < 0 || k == copy) {
                System.arraycopy(weights, 0, row, k * weights.length, weights.length);
            }
        }
        return row;
    }

    private static double[] numbers(List<?> list) {
        return list.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
    }
}
