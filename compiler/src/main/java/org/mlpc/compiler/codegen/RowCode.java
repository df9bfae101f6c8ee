package org.mlpc.compiler.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Reduction;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.order.Sequence;
import org.mlpc.compiler.order.Sequence.Step;

/** Spells an expression over the units of a layer in loops; the units of example b lie in a row of an array. */
final class RowCode {
    private final Code code;
    private final Real real;
    private final Imports imports;
    private final Scratch scratch;
    private final Locals locals;
    private final int units;
    private final String suffix;
    /** Arrays that hold a row for each example. */
    private final Map<String, String> rows;

    private final Map<String, String> inLoop = new HashMap<>();
    private final Map<String, String> arrays = new HashMap<>();
    private final Map<String, Integer> ready = new HashMap<>();

    RowCode(
            Code code,
            Real real,
            Imports imports,
            Scratch scratch,
            Locals locals,
            int units,
            String suffix,
            Map<String, String> rows) {
        this.code = code;
        this.real = real;
        this.imports = imports;
        this.scratch = scratch;
        this.locals = locals;
        this.units = units;
        this.suffix = suffix;
        this.rows = rows;
    }

    /** Computes a result for every unit of n examples. */
    void vector(Expr expr, String target) {
        Sequence sequence = Sequence.of(expr, rows.keySet());
        boolean alone = sequence.steps().stream().allMatch(s -> s.extent() == Extent.VECTOR && !indicator(s.value()));
        if (units == 1 || alone) {
            elements(sequence, target);
            return;
        }
        code.open("for (int b = 0; b < n; b++)");
        code.line("int row = " + units + " * b;");
        phases(sequence, result -> target + "[row + u] = " + result + ";");
        code.close();
    }

    /** Computes one number for the example of the row {@code row}, and returns its Java text. */
    String scalar(Expr expr) {
        Sequence sequence = Sequence.of(expr, rows.keySet());
        if (units == 1) {
            rows.forEach((name, array) -> inLoop.put(name, array + "[row]"));
            sequence.steps().forEach(this::local);
            return print(sequence.result());
        }
        return phases(sequence, null);
    }

    /** No unit looks at another: one loop over all values. */
    private void elements(Sequence sequence, String target) {
        rows.forEach((name, array) -> inLoop.put(name, array + "[i]"));
        code.open("for (int i = 0; i < " + (units == 1 ? "n" : units + " * n") + "; i++)");
        sequence.steps().forEach(this::local);
        code.line(target + "[i] = " + print(sequence.result()) + ";");
        code.close();
    }

    private void local(Step step) {
        String name = locals.name(step.name() + suffix);
        code.line(real.type() + " " + name + " = " + print(step.value()) + ";");
        inLoop.put(step.name(), name);
    }

    /** Loops over the units, each needing the reductions before it. */
    private String phases(Sequence sequence, UnaryOperator<String> assignment) {
        rows.forEach((name, array) -> {
            inLoop.put(name, array + "[row + u]");
            arrays.put(name, array + ", row");
        });
        Set<String> stored = stored(sequence, assignment != null);
        List<Step> open = new ArrayList<>();
        for (Step step : sequence.steps()) {
            if (step.extent() == Extent.VECTOR && !indicator(step.value())) {
                if (!open.isEmpty() && phase(step.value()) != phase(open.get(0).value())) {
                    loop(open, stored, null);
                }
                open.add(step);
                ready.put(step.name(), phase(step.value()));
            } else {
                if (mentionsAny(step.value(), open)) {
                    loop(open, stored, null);
                }
                number(step);
            }
        }
        if (assignment == null) {
            if (!open.isEmpty()) {
                loop(open, stored, null);
            }
            return print(sequence.result());
        }
        if (!open.isEmpty() && phase(sequence.result()) != phase(open.get(0).value())) {
            loop(open, stored, null);
        }
        loop(open, stored, () -> assignment.apply(print(sequence.result())));
        return "";
    }

    private static boolean mentionsAny(Expr expr, List<Step> steps) {
        return steps.stream().anyMatch(s -> org.mlpc.compiler.expr.Exprs.mentions(expr, s.name()));
    }

    private int phase(Expr expr) {
        return Graph.of(expr).nodes().stream()
                .filter(Variable.class::isInstance)
                .mapToInt(v -> ready.getOrDefault(((Variable) v).name(), 0))
                .max()
                .orElse(0);
    }

    /** Steps that a reduction or a later loop reads. */
    private Set<String> stored(Sequence sequence, boolean vector) {
        Map<String, Integer> phases = new HashMap<>();
        Set<String> stored = new HashSet<>();
        List<Step> all = new ArrayList<>(sequence.steps());
        all.add(new Step("", vector ? Extent.VECTOR : Extent.SCALAR, sequence.result()));
        for (Step step : all) {
            List<String> used = variables(step.value());
            int phase =
                    used.stream().mapToInt(v -> phases.getOrDefault(v, 0)).max().orElse(0);
            boolean number = step.extent() != Extent.VECTOR || indicator(step.value());
            for (String name : used) {
                boolean vectorStep = all.stream()
                        .anyMatch(s -> s.name().equals(name) && s.extent() == Extent.VECTOR && !indicator(s.value()));
                if (vectorStep && (number || phases.get(name) != phase)) {
                    stored.add(name);
                }
            }
            phases.put(step.name(), number ? phase + 1 : phase);
        }
        return stored;
    }

    private static List<String> variables(Expr expr) {
        return Graph.of(expr).nodes().stream()
                .filter(Variable.class::isInstance)
                .map(v -> ((Variable) v).name())
                .toList();
    }

    private void loop(List<Step> steps, Set<String> stored, java.util.function.Supplier<String> last) {
        code.open("for (int u = 0; u < " + units + "; u++)");
        for (Step step : steps) {
            if (stored.contains(step.name())) {
                String array = scratch.row(step.name() + suffix, units);
                code.line(array + "[u] = " + print(step.value()) + ";");
                inLoop.put(step.name(), array + "[u]");
                arrays.put(step.name(), array + ", 0");
            } else {
                local(step);
            }
        }
        if (last != null) {
            code.line(last.get());
        }
        code.close();
        steps.clear();
    }

    /** A reduction, an index, or a number made of such. */
    private void number(Step step) {
        String name = locals.name(step.name() + suffix);
        ready.put(step.name(), phase(step.value()) + 1);
        if (step.value() instanceof Reduction r) {
            String function = imports.units(r.reducer().symbol());
            code.line(real.type() + " " + name + " = " + function + "(" + array(r.operand()) + ", " + units + ");");
            inLoop.put(step.name(), name);
        } else if (step.value() instanceof Operation o && indicator(o)) {
            String function = imports.units(o.operator() == Operator.FIRST_MAX ? "firstMax" : "firstMin");
            code.line("int " + name + " = " + function + "(" + array(o.first()) + ", " + units + ");");
            inLoop.put(step.name(), "(u == " + name + " ? 1 : 0)");
        } else {
            code.line(real.type() + " " + name + " = " + print(step.value()) + ";");
            inLoop.put(step.name(), name);
        }
    }

    private String array(Expr operand) {
        return arrays.get(((Variable) operand).name());
    }

    private static boolean indicator(Expr expr) {
        return expr instanceof Operation o
                && (o.operator() == Operator.FIRST_MAX || o.operator() == Operator.FIRST_MIN);
    }

    private String print(Expr expr) {
        return new JavaPrinter(real, imports.elementary(), v -> inLoop.get(v.name())).print(expr);
    }
}
