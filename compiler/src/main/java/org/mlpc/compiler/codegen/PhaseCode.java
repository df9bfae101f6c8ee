package org.mlpc.compiler.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.mlpc.compiler.codegen.Passes.Call;
import org.mlpc.compiler.codegen.Passes.Pass;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Locals;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Reduction;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.order.Sequence.Step;

/**
 * Spells what one pass does for one example, whose units lie in a row: loops over the units, each needing the numbers made
 * of all units before it.
 */
final class PhaseCode {
    private final Code code;
    private final Unit unit;
    private final Scratch scratch;
    private final Locals locals;
    private final int units;
    private final String suffix;

    private final Map<String, NumberPlace> inLoop;
    private final Map<String, String> arrays;

    /** The arrays of numbers that are left for others, by the names of their steps; empty until one is filled. */
    private final Map<String, String> left;
    /** How many numbers, each made of all units and the numbers before, come before a step of this pass. */
    private final Map<String, Integer> phases = new HashMap<>();
    /** Whether anything is found from where the row of the example begins. */
    private boolean inRows;
    /** Of this pass, the places of units that a number is made of. */
    private final Set<String> reduced = new HashSet<>();

    PhaseCode(
            Code code,
            Unit unit,
            Locals locals,
            int units,
            String suffix,
            Map<String, NumberPlace> inLoop,
            Map<String, String> arrays,
            Map<String, String> left) {
        this.code = code;
        this.unit = unit;
        this.scratch = unit.scratch();
        this.locals = locals;
        this.units = units;
        this.suffix = suffix;
        this.inLoop = inLoop;
        this.arrays = arrays;
        this.left = left;
    }

    /** Whether what was spelled needs to know where the row of the example begins. */
    boolean inRows() {
        return inRows;
    }

    /** Spells the last pass; the statement takes the result, for each unit or once. */
    void finish(List<Step> steps, Expr result, boolean once, UnaryOperator<String> statement) {
        count(steps);
        Set<String> stored = stored(steps);
        stored(result, once, stored);
        int last = phase(result);
        for (int phase = 0; phase <= last; phase++) {
            List<Step> vectors = steps(steps, phase, false);
            if (phase == last && !once) {
                loop(vectors, stored, () -> code.line(statement.apply(print(result))));
            } else if (!vectors.isEmpty()) {
                loop(vectors, stored, () -> {});
            }
            for (Step step : steps(steps, phase + 1, true)) {
                local(step);
                if (left.containsKey(step.name())) {
                    keep(step, false);
                }
            }
        }
        if (once) {
            code.line(statement.apply(print(result)));
        }
    }

    /** Spells a pass before the last: fills the arrays of its calls, and of what later passes read. */
    void prepare(Pass pass, Set<String> kept) {
        List<Step> steps = new ArrayList<>(pass.steps());
        List<Step> arguments = pass.calls().stream().map(Call::argument).toList();
        steps.addAll(arguments);
        count(steps);
        Set<String> stored = stored(steps);
        stored.addAll(kept);
        arguments.forEach(a -> stored.add(a.name()));
        Map<String, NumberPlace> later = new HashMap<>();
        int last = phases.values().stream().mapToInt(p -> p).max().orElse(0);
        for (int phase = 0; phase <= last; phase++) {
            List<Step> vectors = steps(steps, phase, false);
            if (!vectors.isEmpty()) {
                loop(vectors, stored, () -> {});
            }
            for (Step step : steps(steps, phase + 1, true)) {
                if (!arguments.contains(step)) {
                    local(step);
                }
                if (stored.contains(step.name()) || left.containsKey(step.name())) {
                    later.put(step.name(), keep(step, arguments.contains(step)));
                }
            }
        }
        inLoop.putAll(later);
    }

    private void count(List<Step> steps) {
        phases.clear();
        steps.forEach(s -> phases.put(s.name(), phase(s.value()) + (number(s) ? 1 : 0)));
        reduced.clear();
        Set<String> places = steps.stream()
                .filter(s -> Passes.indicator(s.value()))
                .map(Step::name)
                .collect(Collectors.toSet());
        for (Step step : steps) {
            if (number(step)) {
                reduced.addAll(Passes.names(step.value()));
            }
        }
        reduced.retainAll(places);
    }

    private int phase(Expr expr) {
        return Passes.names(expr).stream()
                .mapToInt(v -> phases.getOrDefault(v, 0))
                .max()
                .orElse(0);
    }

    private List<Step> steps(List<Step> steps, int phase, boolean numbers) {
        return steps.stream()
                .filter(s -> number(s) == numbers && phases.getOrDefault(s.name(), 0) == phase)
                .toList();
    }

    /** Whether a step is one number for all units. */
    private static boolean number(Step step) {
        return step.extent() != Extent.VECTOR || Passes.indicator(step.value());
    }

    /** Vectors that a number or a later loop reads. */
    private Set<String> stored(List<Step> steps) {
        Set<String> stored = new HashSet<>();
        for (Step step : steps) {
            stored(step.value(), number(step), stored);
        }
        stored.removeIf(name -> steps.stream().noneMatch(s -> s.name().equals(name) && !number(s)));
        return stored;
    }

    private void stored(Expr value, boolean number, Set<String> stored) {
        for (String name : Passes.names(value)) {
            if (phases.containsKey(name) && (number || phases.get(name) != phase(value))) {
                stored.add(name);
            }
        }
    }

    private void loop(List<Step> steps, Set<String> stored, Runnable last) {
        code.open("for (int u = 0; u < " + units + "; u++)");
        for (Step step : steps) {
            if (stored.contains(step.name())) {
                String array = scratch.rows(step.name() + suffix, units);
                code.line(array + "[row + u] = " + print(step.value()) + ";");
                inRows = true;
                inLoop.put(step.name(), NumberPlace.ofUnit(array));
                arrays.put(step.name(), array + ", row");
            } else {
                declare(step, print(step.value()));
            }
        }
        last.run();
        code.close();
    }

    private String declare(Step step, String value) {
        String name = locals.name(step.name() + suffix);
        code.line(unit.type() + " " + name + " = " + value + ";");
        inLoop.put(step.name(), NumberPlace.at(name));
        return name;
    }

    /** A reduction, an index, or a number made of such. */
    private void local(Step step) {
        if (step.value() instanceof Operation o
                && Passes.indicator(o)
                && o.first().extent() != Extent.VECTOR) {
            inLoop.put(step.name(), NumberPlace.at("(u == 0 ? 1 : 0)"));
        } else if (step.value() instanceof Operation o && Passes.indicator(o)) {
            String name = locals.name(step.name() + suffix);
            String function = unit.imports().units(o.operator() == Operator.FIRST_MAX ? "firstMax" : "firstMin");
            code.line("int " + name + " = " + function + "(" + array(o.first()) + ", " + units + ");");
            inLoop.put(step.name(), NumberPlace.at("(u == " + name + " ? 1 : 0)"));
        } else {
            declare(step, number(step.value()));
        }
        if (reduced.contains(step.name())) {
            ones(step);
        }
    }

    /** The place of a unit as numbers, where they are added up. */
    private void ones(Step step) {
        String array = scratch.rows(step.name() + suffix + "Ones", units);
        code.open("for (int u = 0; u < " + units + "; u++)");
        code.line(array + "[row + u] = " + print(Exprs.variable(step.name(), step.extent())) + ";");
        code.close();
        inRows = true;
        arrays.put(step.name(), array + ", row");
    }

    private String number(Expr value) {
        if (value instanceof Reduction r) {
            return unit.imports().units(r.reducer().symbol()) + "(" + array(r.operand()) + ", " + units + ")";
        }
        return print(value);
    }

    /** Keeps a number for a later pass, and returns how that reads it. */
    private NumberPlace keep(Step step, boolean argument) {
        String array =
                scratch.unlike(step.name() + suffix + "All", "BATCH", "Intermediate values, one for each example.");
        code.line(array + "[b] = " + (argument ? number(step.value()) : text(step.name())) + ";");
        left.replace(step.name(), array);
        return NumberPlace.ofExample(array);
    }

    private String array(Expr operand) {
        String name = ((Variable) operand).name();
        inRows |= Objects.requireNonNull(inLoop.get(name)).inRow();
        return Objects.requireNonNull(arrays.get(name));
    }

    private String print(Expr expr) {
        return new JavaPrinter(unit.real(), unit.functions(), v -> text(v.name())).print(expr);
    }

    private String text(String name) {
        NumberPlace place = Objects.requireNonNull(inLoop.get(name));
        inRows |= place.inRow();
        return place.text();
    }
}
