package org.mlpc.compiler.codegen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.codegen.Passes.Call;
import org.mlpc.compiler.codegen.Passes.Pass;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Locals;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.order.Sequence;
import org.mlpc.compiler.order.Sequence.Step;

/**
 * Spells an expression over the units of a layer in loops; the units of example b lie in a row of an array. With vectors,
 * elementary functions take the values of all examples at once, between one loop over the examples and the next.
 */
final class RowCode {
    private final Code code;
    private final Unit unit;
    private final Scratch scratch;
    private final Locals locals;
    private final int units;
    private final String suffix;

    /** Arrays that hold a row for each example, and the Java text of what is one number for each. */
    private final Map<String, String> rows;

    /** The constants with the places in p of what each unit has for all examples. */
    private final Map<String, String> learned;

    /** The Java text of each name inside the loops, and of those that are vectors array and place. */
    private final Map<String, String> inLoop = new HashMap<>();

    private final Map<String, String> arrays = new HashMap<>();

    /** The arrays of numbers that are left for others, by the names of their steps. */
    private final Map<String, String> left = new HashMap<>();

    RowCode(
            Code code,
            Unit unit,
            Locals locals,
            int units,
            String suffix,
            Map<String, String> rows,
            Map<String, String> learned) {
        this.code = code;
        this.unit = unit;
        this.scratch = unit.scratch();
        this.locals = locals;
        this.units = units;
        this.suffix = suffix;
        this.rows = rows;
        this.learned = learned;
    }

    /** Computes a result for every unit of a share of the examples. */
    void vector(Expr expr, String target) {
        vector(Sequence.of(expr, taken()), target);
    }

    /** The same, and notes what else is in arrays afterwards. */
    void vector(Expr expr, String target, StoredValues stored) {
        Sequence sequence = Sequence.of(expr, taken());
        Map<String, Expr> meanings = StoredValues.meanings(sequence.steps());
        for (Step step : sequence.steps()) {
            if (units > 1
                    && step.extent() == Extent.SCALAR
                    && stored.wanted(Objects.requireNonNull(meanings.get(step.name())))) {
                left.put(step.name(), "");
            }
        }
        vector(sequence, target);
        left.values().removeIf(String::isEmpty);
        meanings.forEach((name, value) -> {
            if (arrays.containsKey(name)) {
                stored.put(value, array(name));
            } else if (left.containsKey(name)) {
                stored.put(value, left.get(name));
            }
        });
    }

    private void vector(Sequence sequence, String target) {
        Passes passes = passes(sequence, true);
        boolean alone =
                sequence.steps().stream().allMatch(s -> s.extent() == Extent.VECTOR && !Passes.indicator(s.value()))
                        && learned.keySet().stream().noneMatch(l -> mentions(sequence, l));
        if (units == 1 || alone) {
            elements(passes, Share.PART, target, result -> target + "[i] = " + result + ";");
        } else {
            examples(passes, Share.PART, false, result -> target + "[row + u] = " + result + ";");
        }
        passes.function().ifPresent(function -> call(function, target, Share.PART.range(units)));
    }

    /** Adds a result for every unit of the examples of a piece to the sums at a place in g. */
    void add(Expr expr, String place) {
        Passes passes = passes(Sequence.of(expr, taken()), false);
        Share share = Share.learned(unit);
        if (units == 1) {
            elements(passes, share, null, result -> "g[" + place + "] += " + result + ";");
            return;
        }
        examples(passes, share, false, result -> "g[" + place + " + u] += " + result + ";");
    }

    /** Computes one number for each of n examples; the statement that takes it stands in a loop over them. */
    void numbers(Expr expr, UnaryOperator<String> statement) {
        Passes passes = passes(Sequence.of(expr, taken()), false);
        if (units == 1) {
            elements(passes, Share.ALL, null, statement);
            return;
        }
        examples(passes, Share.ALL, true, statement);
    }

    private static boolean mentions(Sequence sequence, String name) {
        return Exprs.mentions(sequence.result(), name)
                || sequence.steps().stream().anyMatch(s -> Exprs.mentions(s.value(), name));
    }

    private Passes passes(Sequence sequence, boolean inPlace) {
        return unit.schedule().vectors() ? Passes.cut(sequence, taken(), inPlace) : Passes.whole(sequence);
    }

    private Set<String> taken() {
        Set<String> taken = new HashSet<>(rows.keySet());
        taken.addAll(learned.keySet());
        return taken;
    }

    private void call(String function, String array, String range) {
        code.line(unit.imports().array(function) + "(" + array + ", " + range + ");");
    }

    /** No unit looks at another: loops over all values. */
    private void elements(Passes passes, Share share, @Nullable String target, UnaryOperator<String> assignment) {
        rows.forEach((name, array) -> inLoop.put(name, array + "[i]"));
        learned.forEach((name, place) -> inLoop.put(name, "p[" + place + "]"));
        for (int i = 0; i < passes.passes().size(); i++) {
            Pass pass = passes.passes().get(i);
            boolean last = i == passes.passes().size() - 1;
            if (last && pass.steps().isEmpty() && moot(assignment.apply(print(passes.result())))) {
                continue;
            }
            code.open(
                    last && target != null ? share.loop(units, begin(pass, passes, share, target)) : share.loop(units));
            for (Step step : pass.steps()) {
                if (passes.kept().contains(step.name())) {
                    store(step);
                } else {
                    local(step);
                }
            }
            pass.calls().forEach(c -> store(c.argument()));
            if (last) {
                code.line(assignment.apply(print(passes.result())));
            }
            code.close();
            pass.calls().forEach(c -> call(c.function(), array(c.argument().name()), share.range(units)));
        }
    }

    /** Where a loop over all values begins: behind those that vectors take. */
    private String begin(Pass pass, Passes passes, Share share, String target) {
        String first = share.first(units);
        if (!unit.schedule().vectors()
                || !pass.calls().isEmpty()
                || passes.kept().stream().anyMatch(inSteps(pass))) {
            return first;
        }
        Map<String, String> columns = new HashMap<>();
        inLoop.forEach((name, text) -> {
            if (text.endsWith("[i]")) {
                columns.put(name, text.substring(0, text.length() - 3));
            }
        });
        VectorElements elements = new VectorElements(pass.steps(), passes.result(), columns);
        if (!elements.worth()) {
            return first;
        }
        String method = unit.kernels().take(target + (target.endsWith(suffix) ? "" : suffix), elements::method);
        return "VECTORS ? Vectors." + method + "(" + elements.arguments(target) + ", " + share.range(units) + ") : "
                + first;
    }

    private static Predicate<String> inSteps(Pass pass) {
        return name -> pass.steps().stream().anyMatch(s -> s.name().equals(name));
    }

    /** Whether a statement assigns a value to itself. */
    private static boolean moot(String assignment) {
        String[] sides = assignment.split(" = ");
        return sides.length == 2 && sides[1].equals(sides[0] + ";");
    }

    private void store(Step step) {
        String array = scratch.rows(step.name() + suffix, units);
        code.line(array + "[i] = " + print(step.value()) + ";");
        inLoop.put(step.name(), array + "[i]");
    }

    private String array(String name) {
        String text = Objects.requireNonNull(inLoop.get(name));
        return text.substring(0, text.indexOf('['));
    }

    private void local(Step step) {
        String name = locals.name(step.name() + suffix);
        code.line(unit.type() + " " + name + " = " + print(step.value()) + ";");
        inLoop.put(step.name(), name);
    }

    /** Loops over examples, and in them over units. */
    private void examples(Passes passes, Share share, boolean once, UnaryOperator<String> assignment) {
        rows.forEach((name, array) -> {
            boolean number = array.endsWith("]");
            inLoop.put(name, number ? array : array + "[row + u]");
            if (!number) {
                arrays.put(name, array + ", row");
            }
        });
        learned.forEach((name, place) -> {
            inLoop.put(name, "p[" + place + " + u]");
            arrays.put(name, "p, " + place);
        });
        inLoop.put("class_weight", "CLASS_WEIGHT[u]");
        for (int i = 0; i < passes.passes().size(); i++) {
            Pass pass = passes.passes().get(i);
            Code body = new Code();
            PhaseCode phases = new PhaseCode(body, unit, locals, units, suffix, inLoop, arrays, left);
            if (i == passes.passes().size() - 1) {
                phases.finish(pass.steps(), passes.result(), once, assignment);
            } else {
                phases.prepare(pass, passes.kept());
            }
            code.open(share.examples());
            if (body.build().toString().contains("row")) {
                code.line("int row = " + (once ? "OUTPUTS" : units) + " * b;");
            }
            code.add(body).close();
            for (Call call : pass.calls()) {
                boolean rowed = call.argument().extent() == Extent.VECTOR;
                call(call.function(), array(call.argument().name()), share.range(rowed ? units : 1));
            }
        }
    }

    private String print(Expr expr) {
        return new JavaPrinter(unit.real(), unit.functions(), v -> Objects.requireNonNull(inLoop.get(v.name())))
                .print(expr);
    }
}
