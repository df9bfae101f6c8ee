package org.mlpc.examples.library;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.mlpc.compiler.calculus.Evaluator;
import org.mlpc.compiler.calculus.Simplifier;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.examples.chart.Chart;
import org.mlpc.examples.chart.Colour;

/** What the page says of a loss. */
final class LossEntry {
    private static final int POINTS = 1500;
    private static final double CEILING = 5;

    private final Declaration.Loss declaration;
    private final Loss loss;

    LossEntry(Declaration.Loss declaration) {
        this.declaration = declaration;
        loss = Definitions.loss(declaration);
    }

    /** What is said beside its curve. */
    Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("L", Markdown.formula(Simplifier.simplify(loss.definition())));
        lines.put(
                loss.surrogate() ? "∂L/∂y, a surrogate" : "∂L/∂y, as the compiler finds it",
                Markdown.formula(loss.gradient()));
        loss.after().ifPresent(after -> {
            String last = declaration.after().get(0).activation().text();
            lines.put("L after <code>" + last + "</code>", Markdown.formula(after.value()));
            lines.put("∂L/∂z after <code>" + last + "</code>", Markdown.formula(after.gradient()));
        });
        return lines;
    }

    /** Loss and gradient of one output whose target is 1; beside a second output where one alone says nothing. */
    String curve() {
        boolean share = !declaration.after().isEmpty() && !logarithms();
        double low = share || Double.isNaN(at(loss.definition(), -1, false)) ? 0 : -2;
        double high = share ? 1 : 4;
        double[] ys = IntStream.range(1, POINTS)
                .mapToDouble(k -> low + (high - low) * k / POINTS)
                .toArray();
        boolean second = Arrays.stream(ys)
                        .filter(y -> Math.abs(at(loss.gradient(), y, false)) > 1e-9)
                        .count()
                < ys.length / 100;
        double[] values =
                Arrays.stream(ys).map(y -> at(loss.definition(), y, second)).toArray();
        double[] slopes =
                Arrays.stream(ys).map(y -> at(loss.gradient(), y, second)).toArray();
        double most =
                DoubleStream.concat(bounded(values), bounded(slopes)).max().orElseThrow();
        double least =
                DoubleStream.concat(bounded(values), bounded(slopes)).min().orElseThrow();
        double margin = 0.08 * (most - least);
        String axis = second ? "y of one output, target 1; the other 0.5, target 0" : "output y, target t = 1";
        return Chart.over(axis, low, high)
                .linear("", least - margin, most + margin, 360, 230)
                .curve("∂L/∂y", Colour.ORANGE, ys, slopes)
                .curve("L = " + declaration.name(), Colour.BLUE, ys, values)
                .svg();
    }

    /** Whether the outputs are logarithms of shares. */
    private boolean logarithms() {
        return declaration.after().get(0).activation().text().equals("log_softmax");
    }

    private static DoubleStream bounded(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).map(v -> Math.max(-CEILING, Math.min(CEILING, v)));
    }

    private static double at(Expr expr, double y, boolean second) {
        double[] outputs = second ? new double[] {y, 0.5} : new double[] {y};
        double[] targets = second ? new double[] {1, 0} : new double[] {1};
        return Evaluator.evaluate(expr, Map.of("y", outputs, "t", targets, "units", new double[] {outputs.length}))[0];
    }
}
