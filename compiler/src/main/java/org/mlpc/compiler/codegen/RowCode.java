package org.mlpc.compiler.codegen;

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
import org.mlpc.compiler.expr.Exprs;
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
    /** One number for each unit, the same for all examples. */
    private static final String CLASS_WEIGHT = "class_weight";

    /** Arrays that hold a row for each example. */
    private final Map<String, String> rows;

    /** The constants with the places in p of what each unit has for all examples. */
    private final Map<String, String> learned;

    private final Map<String, String> inLoop = new HashMap<>();
    private final Map<String, String> arrays = new HashMap<>();
    private final Map<String, Integer> phases = new HashMap<>();

    RowCode(
            Code code,
            Real real,
            Imports imports,
            Scratch scratch,
            Locals locals,
            int units,
            String suffix,
            Map<String, String> rows,
            Map<String, String> learned) {
        this.code = code;
        this.real = real;
        this.imports = imports;
        this.scratch = scratch;
        this.locals = locals;
        this.units = units;
        this.suffix = suffix;
        this.rows = rows;
        this.learned = learned;
    }

    /** Computes a result for every unit of a share of the examples. */
    void vector(Expr expr, String target) {
        Sequence sequence = Sequence.of(expr, taken());
        boolean alone = sequence.steps().stream().allMatch(s -> s.extent() == Extent.VECTOR && !indicator(s.value()))
                && learned.keySet().stream().noneMatch(l -> Exprs.mentions(expr, l));
        if (units == 1 || alone) {
            elements(sequence, Share.values(units), result -> target + "[i] = " + result + ";");
            return;
        }
        examples(sequence, Share.EXAMPLES, result -> target + "[row + u] = " + result + ";");
    }

    /** Adds a result for every unit of n examples to the sums at a place in g. */
    void add(Expr expr, String place) {
        Sequence sequence = Sequence.of(expr, taken());
        if (units == 1) {
            elements(sequence, "for (int i = 0; i < n; i++)", result -> "g[" + place + "] += " + result + ";");
            return;
        }
        examples(sequence, "for (int b = 0; b < n; b++)", result -> "g[" + place + " + u] += " + result + ";");
    }

    private Set<String> taken() {
        Set<String> taken = new HashSet<>(rows.keySet());
        taken.addAll(learned.keySet());
        return taken;
    }

    private void examples(Sequence sequence, String head, UnaryOperator<String> assignment) {
        code.open(head);
        code.line("int row = " + units + " * b;");
        phases(sequence, assignment);
        code.close();
    }

    /** Computes one number for the example of the row {@code row}, and returns its Java text. */
    String scalar(Expr expr) {
        Sequence sequence = Sequence.of(expr, taken());
        if (units == 1) {
            rows.forEach((name, array) -> inLoop.put(name, array + "[row]"));
            learned.forEach((name, place) -> inLoop.put(name, "p[" + place + "]"));
            sequence.steps().forEach(this::local);
            return print(sequence.result());
        }
        return phases(sequence, null);
    }

    /** No unit looks at another: one loop over all values. */
    private void elements(Sequence sequence, String head, UnaryOperator<String> assignment) {
        rows.forEach((name, array) -> inLoop.put(name, array + "[i]"));
        learned.forEach((name, place) -> inLoop.put(name, "p[" + place + "]"));
        code.open(head);
        sequence.steps().forEach(this::local);
        code.line(assignment.apply(print(sequence.result())));
        code.close();
    }

    private void local(Step step) {
        String name = locals.name(step.name() + suffix);
        code.line(real.type() + " " + name + " = " + print(step.value()) + ";");
        inLoop.put(step.name(), name);
    }

    /** Loops over the units, each needing the numbers before it. */
    private String phases(Sequence sequence, UnaryOperator<String> assignment) {
        rows.forEach((name, array) -> {
            inLoop.put(name, array + "[row + u]");
            arrays.put(name, array + ", row");
        });
        learned.forEach((name, place) -> {
            inLoop.put(name, "p[" + place + " + u]");
            arrays.put(name, "p, " + place);
        });
        inLoop.put(CLASS_WEIGHT, "CLASS_WEIGHT[u]");
        sequence.steps().forEach(s -> phases.put(s.name(), phase(s.value()) + (number(s) ? 1 : 0)));
        Set<String> stored = stored(sequence);
        int last = phase(sequence.result());
        for (int phase = 0; phase <= last; phase++) {
            List<Step> vectors = steps(sequence, phase, false);
            if (phase == last && assignment != null) {
                loop(vectors, stored, () -> assignment.apply(print(sequence.result())));
            } else if (!vectors.isEmpty()) {
                loop(vectors, stored, null);
            }
            steps(sequence, phase + 1, true).forEach(this::numberStep);
        }
        return assignment == null ? print(sequence.result()) : "";
    }

    private List<Step> steps(Sequence sequence, int phase, boolean numbers) {
        return sequence.steps().stream()
                .filter(s -> number(s) == numbers && phases.get(s.name()) == phase)
                .toList();
    }

    /** Whether a step is one number for all units. */
    private static boolean number(Step step) {
        return step.extent() != Extent.VECTOR || indicator(step.value());
    }

    /** How many numbers, each made of all units and the numbers before, come before an expression. */
    private int phase(Expr expr) {
        return variables(expr).stream()
                .mapToInt(v -> phases.getOrDefault(v, 0))
                .max()
                .orElse(0);
    }

    /** Vectors that a number or a later loop reads. */
    private Set<String> stored(Sequence sequence) {
        Map<String, Integer> vectors = new HashMap<>();
        Set<String> stored = new HashSet<>();
        for (Step step : sequence.steps()) {
            for (String name : variables(step.value())) {
                if (vectors.containsKey(name) && (number(step) || phases.get(name) != phase(step.value()))) {
                    stored.add(name);
                }
            }
            if (!number(step)) {
                vectors.put(step.name(), phases.get(step.name()));
            }
        }
        for (String name : variables(sequence.result())) {
            if (vectors.containsKey(name) && vectors.get(name) != phase(sequence.result())) {
                stored.add(name);
            }
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
                String array = scratch.rows(step.name() + suffix, units);
                code.line(array + "[row + u] = " + print(step.value()) + ";");
                inLoop.put(step.name(), array + "[row + u]");
                arrays.put(step.name(), array + ", row");
            } else {
                local(step);
            }
        }
        if (last != null) {
            code.line(last.get());
        }
        code.close();
    }

    /** A reduction, an index, or a number made of such. */
    private void numberStep(Step step) {
        String name = locals.name(step.name() + suffix);
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
