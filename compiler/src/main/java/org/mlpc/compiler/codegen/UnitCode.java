package org.mlpc.compiler.codegen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Locals;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Reduction;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.expr.Reducer;
import org.mlpc.compiler.order.Sequence;
import org.mlpc.compiler.order.Sequence.Step;

/** Spells an expression over the units of a layer in straight lines: a local for each unit. */
final class UnitCode {
    private static final int WIDTH = 96;

    private final Code code;
    private final Real real;
    private final Set<String> functions;
    private final Locals locals;
    private final int units;
    private final String suffix;
    private final Map<String, IntFunction<String>> names;

    /**
     * Code for one expression.
     *
     * @param functions receives the runtime's functions that are used
     * @param suffix the layer's number, behind the names of intermediates
     * @param names the Java text of each variable for a unit
     */
    UnitCode(
            Code code,
            Real real,
            Set<String> functions,
            Locals locals,
            int units,
            String suffix,
            Map<String, IntFunction<String>> names) {
        this.code = code;
        this.real = real;
        this.functions = functions;
        this.locals = locals;
        this.units = units;
        this.suffix = suffix;
        this.names = new HashMap<>(names);
    }

    /** Declares or assigns a result for each unit. */
    void vector(Expr expr, IntFunction<String> assignment) {
        Sequence sequence = Sequence.of(expr, names.keySet());
        sequence.steps().forEach(this::step);
        for (int u = 0; u < units; u++) {
            code.line(assignment.apply(u) + " = " + text(sequence.result(), u) + ";");
        }
    }

    /** Declares or assigns a result that is one number. */
    void scalar(Expr expr, String assignment) {
        Sequence sequence = Sequence.of(expr, names.keySet());
        List<Step> steps = sequence.steps();
        int last = steps.size() - 1;
        boolean direct = last >= 0
                && steps.get(last).value() instanceof Reduction
                && sequence.result() instanceof Variable v
                && v.name().equals(steps.get(last).name());
        if (direct) {
            steps.subList(0, last).forEach(this::step);
            Reduction r = (Reduction) steps.get(last).value();
            reduction(r, assignment, operand(r));
            return;
        }
        steps.forEach(this::step);
        code.line(assignment + " = " + text(sequence.result(), 0) + ";");
    }

    private void step(Step step) {
        String base = locals.name(step.name() + suffix);
        if (step.value() instanceof Reduction r) {
            names.put(step.name(), u -> base);
            reduction(r, real.type() + " " + base, operand(r));
        } else if (indicator(step.value()) && step.value().operands().get(0).extent() != Extent.VECTOR) {
            names.put(step.name(), u -> u == 0 ? "1" : "0");
        } else if (indicator(step.value())) {
            names.put(step.name(), u -> "(" + base + " == " + u + " ? 1 : 0)");
            first((Operation) step.value(), base);
        } else if (step.extent() == Extent.VECTOR) {
            for (int u = 0; u < units; u++) {
                code.line(real.type() + " " + base + "_" + u + " = " + text(step.value(), u) + ";");
            }
            names.put(step.name(), u -> base + "_" + u);
        } else {
            code.line(real.type() + " " + base + " = " + text(step.value(), 0) + ";");
            names.put(step.name(), u -> base);
        }
    }

    private static boolean indicator(Expr expr) {
        return expr instanceof Operation o
                && (o.operator() == Operator.FIRST_MAX || o.operator() == Operator.FIRST_MIN);
    }

    private IntFunction<String> operand(Reduction r) {
        return Objects.requireNonNull(names.get(((Variable) r.operand()).name()));
    }

    private void reduction(Reduction r, String assignment, IntFunction<String> operand) {
        String variable = assignment.substring(assignment.lastIndexOf(' ') + 1);
        String prefix = assignment.substring(0, assignment.length() - variable.length());
        String text = operand.apply(0);
        for (int u = 1; u < units; u++) {
            String longer = combine(r.reducer(), text, operand.apply(u));
            if (longer.length() > WIDTH) {
                code.line(prefix + variable + " = " + text + ";");
                prefix = "";
                longer = combine(r.reducer(), variable, operand.apply(u));
            }
            text = longer;
        }
        code.line(prefix + variable + " = " + text + ";");
    }

    private static String combine(Reducer reducer, String left, String right) {
        return switch (reducer) {
            case SUM -> left + " + " + right;
            case MAX -> "Math.max(" + left + ", " + right + ")";
            case MIN -> "Math.min(" + left + ", " + right + ")";
            default -> throw new IllegalArgumentException(reducer + " is not lowered");
        };
    }

    /** The index of the first extreme unit. */
    private void first(Operation o, String base) {
        IntFunction<String> values = Objects.requireNonNull(names.get(((Variable) o.first()).name()));
        String sign = o.operator() == Operator.FIRST_MAX ? ">" : "<";
        String extreme = locals.name("extreme" + suffix);
        code.line("int " + base + " = 0;");
        code.line(real.type() + " " + extreme + " = " + values.apply(0) + ";");
        for (int u = 1; u < units; u++) {
            code.open("if (" + values.apply(u) + " " + sign + " " + extreme + ")");
            code.line(extreme + " = " + values.apply(u) + ";");
            code.line(base + " = " + u + ";");
            code.close();
        }
    }

    private String text(Expr expr, int unit) {
        return new JavaPrinter(
                        real,
                        functions,
                        v -> Objects.requireNonNull(names.get(v.name())).apply(unit))
                .print(expr);
    }

    /** A local for each unit. */
    static IntFunction<String> each(String base) {
        return u -> base + "_" + u;
    }
}
