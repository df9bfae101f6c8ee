package org.mlpc.examples.library;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.mlpc.compiler.calculus.Evaluator;
import org.mlpc.compiler.calculus.Simplifier;
import org.mlpc.compiler.check.definition.SlopeRange;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.examples.chart.Chart;
import org.mlpc.examples.chart.Colour;

/** What the page says of an activation. */
final class ActivationEntry {
    private static final int END = 4;
    /** Points of a curve for each unit of z. */
    private static final int POINTS = 200;

    private static final double[] FAR = {-1e30, -1000, -20, 20, 1000, 1e30};

    private final Declaration.Activation declaration;
    private final Activation activation;
    private final Activation start;

    ActivationEntry(Declaration.Activation declaration) {
        this.declaration = declaration;
        activation = Definitions.activation(declaration.name().text());
        start = activation.atStart();
    }

    private boolean alone() {
        return activation.extent() != Extent.VECTOR;
    }

    /** What is said beside its curve. */
    Map<String, String> lines() {
        String name = alone() ? "da/dz" : "∂L/∂z";
        Expr found = SlopeRange.derivative(activation);
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("a", Markdown.formula(Simplifier.simplify(activation.definition())));
        lines.put(name + ", as the compiler finds it", Markdown.formula(found));
        if (activation.slopeKind() == Activation.SlopeKind.SURROGATE) {
            lines.put("used instead, a surrogate", Markdown.formula(activation.slope()));
        } else if (!Markdown.formula(activation.slope()).equals(Markdown.formula(found))) {
            lines.put(name + ", as it is written", Markdown.formula(activation.slope()));
        }
        if (alone()) {
            SlopeRange range = SlopeRange.of(activation).orElseThrow();
            lines.put(
                    "range",
                    "values " + values() + "<br>slopes " + interval(range.least(), range.greatest()) + "<br>steepest "
                            + Markdown.number(range.steepest()));
        }
        return lines;
    }

    private String values() {
        double[] values = DoubleStream.concat(
                        Arrays.stream(FAR), IntStream.rangeClosed(-2000, 2000).mapToDouble(k -> k / 200.0))
                .map(this::value)
                .filter(Double::isFinite)
                .toArray();
        return interval(
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow());
    }

    private static String interval(double low, double high) {
        return low == high ? Markdown.number(low) : Markdown.number(low) + " to " + Markdown.number(high);
    }

    private double value(double z) {
        return Evaluator.scalar(start.definition(), Map.of("z", z));
    }

    /** Of units that see each other the first is drawn, beside one other whose z stays 0. */
    private double first(Expr expr, double z) {
        double[] zs = {z, 0};
        double[] as = Evaluator.evaluate(start.definition(), Map.of("z", zs));
        return Evaluator.evaluate(expr, Map.of("z", zs, "a", as, "da", new double[] {1, 0}))[0];
    }

    private double slope(Expr slope, double z) {
        return Evaluator.scalar(slope, Map.of("z", z, "a", value(z)));
    }

    /** Function and derivative. */
    String curve() {
        DoubleUnaryOperator function = alone() ? this::value : z -> first(start.definition(), z);
        Expr found = SlopeRange.derivative(start);
        DoubleUnaryOperator derivative = alone() ? z -> slope(found, z) : z -> first(found, z);
        // what begins only behind the usual end must be seen, too, such as the ceiling of relu6
        int end = Math.abs(derivative.applyAsDouble(END) - derivative.applyAsDouble(2 * END)) > 0.5 ? 2 * END : END;
        double[] zs = IntStream.rangeClosed(-POINTS * END, POINTS * end)
                .mapToDouble(k -> (double) k / POINTS)
                .toArray();
        double[] values = Arrays.stream(zs).map(function).toArray();
        double[] slopes = Arrays.stream(zs).map(derivative).toArray();
        double low = DoubleStream.concat(Arrays.stream(values), Arrays.stream(slopes))
                .min()
                .orElseThrow();
        double high = DoubleStream.concat(Arrays.stream(values), Arrays.stream(slopes))
                .max()
                .orElseThrow();
        double margin = 0.08 * (high - low);
        Chart chart = Chart.over(alone() ? "z" : "z of one unit of two, the other at 0", -END, end)
                .linear("", low - margin, high + margin, 360, 230)
                .curve(alone() ? "slope da/dz" : "∂a/∂z", Colour.ORANGE, zs, slopes)
                .curve("a = " + declaration.name(), Colour.BLUE, zs, values);
        if (activation.slopeKind() == Activation.SlopeKind.SURROGATE) {
            double[] used = Arrays.stream(zs).map(z -> slope(start.slope(), z)).toArray();
            chart.dashes("surrogate", Colour.GREEN, zs, used);
        }
        return chart.svg();
    }
}
