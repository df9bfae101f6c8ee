package org.mlpc.compiler.codegen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    private final Locals locals;
    private final int units;
    private final String suffix;

    /** Arrays that hold a row for each example. */
    private final Map<String, String> rows;

    /** Arrays that hold one number for each example. */
    private final Map<String, String> numbers = new HashMap<>();

    /** The constants with the places in p of what each unit has for all examples. */
    private final Map<String, String> learned;

    /** Where each name is found inside the loops, and of those that are vectors the Java text of array and place. */
    private final Map<String, NumberPlace> inLoop = new HashMap<>();

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
        this.locals = locals;
        this.units = units;
        this.suffix = suffix;
        this.rows = rows;
        this.learned = learned;
    }

    /** The same with a variable that is one number for each example. */
    RowCode number(String name, String array) {
        numbers.put(name, array);
        return this;
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
            examples(passes, Share.PART, Takes.ROW, result -> target + "[row + u] = " + result + ";");
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
        examples(passes, share, Takes.UNITS, result -> "g[" + place + " + u] += " + result + ";");
    }

    /** Computes one number for each of n examples; the statement that takes it stands in a loop over them. */
    void numbers(Expr expr, UnaryOperator<String> statement) {
        Passes passes = passes(Sequence.of(expr, taken()), false);
        if (units == 1) {
            elements(passes, Share.ALL, null, statement);
            return;
        }
        examples(passes, Share.ALL, Takes.ONCE, statement);
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
        taken.addAll(numbers.keySet());
        taken.addAll(learned.keySet());
        return taken;
    }

    private void call(String function, String array, String range) {
        code.line(unit.imports().array(function) + "(" + array + ", " + range + ");");
    }

    /** No unit looks at another: loops over all values. */
    private void elements(Passes passes, Share share, @Nullable String target, UnaryOperator<String> assignment) {
        rows.forEach((name, array) -> inLoop.put(name, NumberPlace.ofValue(array)));
        learned.forEach((name, place) -> inLoop.put(name, NumberPlace.at("p[" + place + "]")));
        new ValueLoops(code, unit, locals, units, suffix, inLoop).print(passes, share, target, assignment);
    }

    private String array(String name) {
        return Objects.requireNonNull(inLoop.get(name)).array().orElseThrow();
    }

    /** What a statement in a loop over examples takes. */
    private enum Takes {
        /** A result for every unit, into the example's row. */
        ROW,
        /** A result for every unit, the same place for all examples. */
        UNITS,
        /** One result. */
        ONCE
    }

    /** Loops over examples, and in them over units. */
    private void examples(Passes passes, Share share, Takes takes, UnaryOperator<String> assignment) {
        rows.forEach((name, array) -> {
            inLoop.put(name, NumberPlace.ofUnit(array));
            arrays.put(name, array + ", row");
        });
        numbers.forEach((name, array) -> inLoop.put(name, NumberPlace.ofExample(array)));
        learned.forEach((name, place) -> {
            inLoop.put(name, NumberPlace.at("p[" + place + " + u]"));
            arrays.put(name, "p, " + place);
        });
        inLoop.put("class_weight", NumberPlace.at("CLASS_WEIGHT[u]"));
        boolean once = takes == Takes.ONCE;
        for (int i = 0; i < passes.passes().size(); i++) {
            Pass pass = passes.passes().get(i);
            Code body = new Code();
            PhaseCode phases = new PhaseCode(body, unit, locals, units, suffix, inLoop, arrays, left);
            boolean last = i == passes.passes().size() - 1;
            if (last) {
                phases.finish(pass.steps(), passes.result(), once, assignment);
            } else {
                phases.prepare(pass, passes.kept());
            }
            code.open(share.examples());
            if (phases.inRows() || last && takes == Takes.ROW) {
                code.line("int row = " + (once ? "OUTPUTS" : units) + " * b;");
            }
            code.add(body).close();
            for (Call call : pass.calls()) {
                boolean rowed = call.argument().extent() == Extent.VECTOR;
                call(call.function(), array(call.argument().name()), share.range(rowed ? units : 1));
            }
        }
    }
}
