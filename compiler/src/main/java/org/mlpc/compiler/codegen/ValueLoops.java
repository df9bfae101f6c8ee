package org.mlpc.compiler.codegen;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.codegen.Passes.Pass;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Locals;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.order.Sequence.Step;

/** Spells an expression in which no unit looks at another, in loops over all values of a layer. */
final class ValueLoops {
    private final Code code;
    private final Unit unit;
    private final Locals locals;
    private final int units;
    private final String suffix;
    private final Map<String, NumberPlace> places;

    /** Loops over the values of a layer, with the places of what is known, to which those of steps are added. */
    ValueLoops(Code code, Unit unit, Locals locals, int units, String suffix, Map<String, NumberPlace> places) {
        this.code = code;
        this.unit = unit;
        this.locals = locals;
        this.units = units;
        this.suffix = suffix;
        this.places = places;
    }

    /**
     * Spells all passes.
     *
     * @param target the array that takes the result, if one does
     * @param assignment the statement that takes it
     */
    void print(Passes passes, Share share, @Nullable String target, UnaryOperator<String> assignment) {
        for (int i = 0; i < passes.passes().size(); i++) {
            Pass pass = passes.passes().get(i);
            boolean last = i == passes.passes().size() - 1;
            if (last && pass.steps().isEmpty() && moot(passes.result(), target)) {
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
            pass.calls()
                    .forEach(c -> code.line(unit.imports().array(c.function()) + "("
                            + array(c.argument().name()) + ", " + share.range(units) + ");"));
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
        places.forEach((name, place) -> place.array().ifPresent(array -> columns.put(name, array)));
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

    /** Whether a result stands where it is to stand. */
    private boolean moot(Expr result, @Nullable String target) {
        return target != null
                && result instanceof Expr.Variable v
                && place(v.name()).array().equals(Optional.of(target));
    }

    private void store(Step step) {
        String array = unit.scratch().rows(step.name() + suffix, units);
        code.line(array + "[i] = " + print(step.value()) + ";");
        places.put(step.name(), NumberPlace.ofValue(array));
    }

    private String array(String name) {
        return place(name).array().orElseThrow();
    }

    private NumberPlace place(String name) {
        return Objects.requireNonNull(places.get(name));
    }

    private void local(Step step) {
        String name = locals.name(step.name() + suffix);
        code.line(unit.type() + " " + name + " = " + print(step.value()) + ";");
        places.put(step.name(), NumberPlace.at(name));
    }

    private String print(Expr expr) {
        return new JavaPrinter(
                        unit.real(), unit.functions(), v -> place(v.name()).text())
                .print(expr);
    }
}
