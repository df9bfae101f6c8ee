package org.mlpc.compiler.check.range;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.mlpc.compiler.calculus.Evaluator;
import org.mlpc.compiler.calculus.MathPrinter;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Select;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;

/** Compares written derivatives with the derived ones, in double, at fixed points away from kinks. */
public final class DerivativeCheck {
    private static final double TOLERANCE = 1e-9;
    private static final int POINTS = 401;
    private static final int UNITS = 3;
    private static final double NEAR = 1e-6;

    private final Diagnostics diagnostics;

    public DerivativeCheck(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Reports the first point at which a written derivative is wrong. */
    public void activation(Declaration.Activation declaration, Extent extent, Expr value, Expr derived, Expr written) {
        Span span = declaration.derivative().orElseThrow().span();
        for (int k = 0; k < POINTS; k++) {
            int units = extent == Extent.VECTOR ? UNITS : 1;
            Map<String, double[]> at = point(k, units);
            at.put("units", new double[] {units});
            if (kink(value, at)) {
                continue;
            }
            at.put("a", Evaluator.evaluate(value, at));
            double[] expected = Evaluator.evaluate(derived, at);
            double[] found = Evaluator.evaluate(written, at);
            int unit = difference(expected, found);
            if (unit >= 0) {
                diagnostics.report(Diagnostic.of(
                                DiagnosticCode.WRONG_DERIVATIVE,
                                span,
                                "the written derivative of `" + declaration.name() + "` is wrong")
                        .label(values(Objects.requireNonNull(at.get("z")), pick(found, unit), pick(expected, unit)))
                        .help("the derivative the compiler found is " + MathPrinter.print(derived)));
                return;
            }
        }
    }

    /** Reports the first point at which an {@code after} clause differs from the definition. */
    public void after(
            Declaration.Loss loss,
            Declaration.After clause,
            Expr activation,
            Extent extent,
            Expr definition,
            Expr derived,
            Expr value,
            Expr gradient) {
        int units = extent == Extent.VECTOR ? UNITS : 2;
        for (int k = 0; k < 64; k++) {
            Map<String, double[]> at = point(k * 6 + 3, units);
            at.put("units", new double[] {units});
            at.put("t", target(k, units));
            at.put("y", Evaluator.evaluate(activation, at));
            at.put("a", at.get("y"));
            String name = "`" + loss.name() + "` after `" + clause.activation() + "`";
            if (differs(Evaluator.evaluate(definition, at), Evaluator.evaluate(value, at))) {
                wrong(clause.value().span(), "the value of " + name, at, definition, value);
                return;
            }
            if (differs(Evaluator.evaluate(derived, at), Evaluator.evaluate(gradient, at))) {
                wrong(clause.gradient().span(), "the gradient of " + name, at, derived, gradient);
                return;
            }
        }
    }

    private void wrong(Span span, String what, Map<String, double[]> at, Expr expected, Expr written) {
        double[] right = Evaluator.evaluate(expected, at);
        double[] found = Evaluator.evaluate(written, at);
        int unit = Math.max(0, difference(right, found));
        diagnostics.report(Diagnostic.of(DiagnosticCode.WRONG_AFTER, span, what + " does not agree with the definition")
                .label(values(Objects.requireNonNull(at.get("z")), pick(found, unit), pick(right, unit)))
                .help("the definition gives " + MathPrinter.print(expected)));
    }

    private static String values(double[] z, double found, double expected) {
        List<String> text = new ArrayList<>();
        for (double value : z) {
            text.add(number(value));
        }
        String place = text.size() == 1 ? text.get(0) : text.toString();
        return "at z = " + place + " this is " + number(found) + ", but should be " + number(expected);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    private static boolean differs(double[] expected, double[] found) {
        return difference(expected, found) >= 0;
    }

    private static int difference(double[] expected, double[] found) {
        for (int u = 0; u < Math.max(expected.length, found.length); u++) {
            double right = pick(expected, u);
            if (!(Math.abs(pick(found, u) - right) <= TOLERANCE * Math.max(1, Math.abs(right)))) {
                return u;
            }
        }
        return -1;
    }

    private static double pick(double[] values, int unit) {
        return values.length == 1 ? values[0] : values[unit];
    }

    /** Points over [-10, 10] that miss the whole and half numbers, where kinks like to be. */
    private static Map<String, double[]> point(int k, int units) {
        double[] z = new double[units];
        double[] da = new double[units];
        for (int u = 0; u < units; u++) {
            int mixed = (k + u * 157) % POINTS;
            z[u] = -10 + 20 * (mixed + 0.37) / POINTS;
            da[u] = u % 2 == 0 ? 0.7 + 0.1 * u : -0.45;
        }
        Map<String, double[]> at = new HashMap<>();
        at.put("z", z);
        at.put("da", da);
        return at;
    }

    /** One-hot, then 0 and 1 mixed, then inside (0, 1). */
    private static double[] target(int k, int units) {
        double[] t = new double[units];
        for (int u = 0; u < units; u++) {
            t[u] = switch (k % 3) {
                case 0 -> u == k % units ? 1 : 0;
                case 1 -> (k >> u) & 1;
                default -> (u + 1 + k % 5) / (units + 6.0);
            };
        }
        return t;
    }

    /** Whether a choice inside the expression changes close to a point. */
    private static boolean kink(Expr value, Map<String, double[]> at) {
        List<Expr> choices = choices(value);
        List<double[]> below = Evaluator.evaluate(choices, shifted(at, -NEAR));
        List<double[]> above = Evaluator.evaluate(choices, shifted(at, NEAR));
        for (int i = 0; i < choices.size(); i++) {
            for (int u = 0; u < below.get(i).length; u++) {
                if (below.get(i)[u] != above.get(i)[u]) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Expr> choices(Expr value) {
        List<Expr> choices = new ArrayList<>();
        for (Expr node : Graph.of(value).nodes()) {
            if (node instanceof Select s) {
                choices.add(s.condition());
            } else if (node instanceof Operation o) {
                switch (o.operator()) {
                    case MIN, MAX -> choices.add(Exprs.apply(Operator.LESS, o.first(), o.second()));
                    case ABS, SIGN -> choices.add(Exprs.apply(Operator.LESS, o.first(), Exprs.ZERO));
                    case FLOOR -> choices.add(o);
                    default -> {}
                }
            }
        }
        return choices;
    }

    private static Map<String, double[]> shifted(Map<String, double[]> at, double by) {
        Map<String, double[]> shifted = new HashMap<>(at);
        double[] z = Objects.requireNonNull(at.get("z")).clone();
        for (int u = 0; u < z.length; u++) {
            z[u] += by;
        }
        shifted.put("z", z);
        return shifted;
    }
}
