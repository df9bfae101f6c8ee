package org.mlpc.compiler.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mlpc.compiler.codegen.text.Locals;
import org.mlpc.compiler.codegen.vector.VectorFunctions;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.order.Sequence;
import org.mlpc.compiler.order.Sequence.Step;

/**
 * A sequence cut into passes over the examples, so that between two passes elementary functions take whole arrays. Every
 * step stands in the last pass that still serves, so that little has to be kept from one pass to the next.
 *
 * @param passes in order; the last gives the result
 * @param result in terms of variables, steps and calls
 * @param function that the result has yet to go through in its place
 * @param kept names of steps that a later pass reads
 */
record Passes(List<Pass> passes, Expr result, Optional<String> function, Set<String> kept) {
    Passes {
        passes = List.copyOf(passes);
        kept = Set.copyOf(kept);
    }

    /** Steps of one pass, and the calls behind it. */
    record Pass(List<Step> steps, List<Call> calls) {}

    /** A function that an array goes through: of what the array is filled with, under the name of the value. */
    record Call(Step argument, String function) {}

    /** One pass, without calls. */
    static Passes whole(Sequence sequence) {
        return new Passes(
                List.of(new Pass(sequence.steps(), List.of())), sequence.result(), Optional.empty(), Set.of());
    }

    /**
     * As many passes as the functions ask for.
     *
     * @param taken names that calls must not have
     * @param inPlace whether the result stands in an array that a last function can take
     */
    static Passes cut(Sequence sequence, Set<String> taken, boolean inPlace) {
        return new Cutter(sequence, taken).cut(sequence, inPlace);
    }

    /** The names of variables and steps in an expression. */
    static List<String> names(Expr expr) {
        return Graph.of(expr).nodes().stream()
                .filter(Variable.class::isInstance)
                .map(v -> ((Variable) v).name())
                .toList();
    }

    /** Whether an expression is the place of a unit, which is no number to keep. */
    static boolean indicator(Expr expr) {
        return expr instanceof Operation o
                && (o.operator() == Operator.FIRST_MAX || o.operator() == Operator.FIRST_MIN);
    }

    private static final class Cutter {
        /** A step, or with a function the argument of a call. */
        private record Item(Step step, Optional<String> function) {
            int delay() {
                return function.isPresent() ? 1 : 0;
            }
        }

        private final List<Item> items = new ArrayList<>();
        private final Set<String> names;

        Cutter(Sequence sequence, Set<String> taken) {
            names = new HashSet<>(taken);
            sequence.steps().forEach(s -> {
                names.add(s.name());
                names.addAll(names(s.value()));
            });
            names.addAll(names(sequence.result()));
        }

        Passes cut(Sequence sequence, boolean inPlace) {
            for (Step step : sequence.steps()) {
                if (call(step.value())) {
                    add(step, ((Operation) step.value()).first(), function(step.value()));
                } else {
                    items.add(new Item(new Step(step.name(), step.extent(), inner(step.value())), Optional.empty()));
                }
            }
            boolean last = inPlace && call(sequence.result());
            Expr result = inner(last ? ((Operation) sequence.result()).first() : sequence.result());
            Optional<String> function = last ? Optional.of(function(sequence.result())) : Optional.empty();
            items.replaceAll(item -> merged(item, result));
            items.removeIf(item -> readers(item.step().name(), result) == 0);
            Passes passes = arrange(result, function);
            return passes.keepable() ? passes : whole(sequence);
        }

        /** A call of a step that nobody else reads takes what that step is. */
        private Item merged(Item call, Expr result) {
            if (call.function().isEmpty() || !(call.step().value() instanceof Variable v)) {
                return call;
            }
            return items.stream()
                    .filter(i -> i.function().isEmpty() && i.step().name().equals(v.name()))
                    .filter(i -> readers(v.name(), result) == 1)
                    .findFirst()
                    .map(i -> new Item(
                            new Step(
                                    call.step().name(),
                                    call.step().extent(),
                                    i.step().value()),
                            call.function()))
                    .orElse(call);
        }

        private long readers(String name, Expr result) {
            return Stream.concat(items.stream().map(i -> i.step().value()), Stream.of(result))
                    .filter(value -> Exprs.mentions(value, name))
                    .count();
        }

        private static boolean call(Expr expr) {
            return expr instanceof Operation o
                    && o.extent() != Extent.UNIFORM
                    && VectorFunctions.exist(o.operator().symbol());
        }

        private static String function(Expr call) {
            return ((Operation) call).operator().symbol();
        }

        private void add(Step step, Expr argument, String function) {
            items.add(new Item(new Step(step.name(), step.extent(), inner(argument)), Optional.of(function)));
        }

        /** The expression with names in place of its calls, whose arguments become items before it. */
        private Expr inner(Expr expr) {
            return Exprs.rewrite(expr, node -> {
                if (!call(node)) {
                    return node;
                }
                Operation o = (Operation) node;
                String name = fresh(o);
                items.add(new Item(new Step(name, o.extent(), o.first()), Optional.of(function(o))));
                return Exprs.variable(name, o.extent());
            });
        }

        private String fresh(Operation call) {
            String wish = !call.name().isEmpty() ? call.name() : call.operator() == Operator.EXP ? "e" : "f";
            String name = wish;
            for (int n = 1; !names.add(name); n++) {
                name = Locals.like(wish, n);
            }
            return name;
        }

        private Passes arrange(Expr result, Optional<String> function) {
            Map<String, Integer> known = new HashMap<>();
            for (Item item : items) {
                known.put(item.step().name(), first(item.step().value(), known) + item.delay());
            }
            int last = first(result, known);
            Map<String, Integer> latest = latest(result, last);
            List<Pass> passes = new ArrayList<>();
            for (int pass = 0; pass <= last; pass++) {
                passes.add(pass(pass, latest, pass == last ? List.of(result) : List.of()));
            }
            return new Passes(passes, result, function, kept(result, last, latest));
        }

        /** The first pass in which all that an expression needs is known. */
        private static int first(Expr expr, Map<String, Integer> known) {
            return names(expr).stream()
                    .mapToInt(n -> known.getOrDefault(n, 0))
                    .max()
                    .orElse(0);
        }

        /** The last pass in which an item still serves those that read it. */
        private Map<String, Integer> latest(Expr result, int last) {
            Map<String, Integer> latest = new HashMap<>();
            names(result).forEach(n -> latest.put(n, last));
            for (int i = items.size() - 1; i >= 0; i--) {
                Item item = items.get(i);
                int pass = latest.getOrDefault(item.step().name(), last) - item.delay();
                latest.put(item.step().name(), pass);
                names(item.step().value()).forEach(n -> latest.merge(n, pass, Math::min));
            }
            return latest;
        }

        /** What is the same for all examples is taken anew in every pass that reads it. */
        private Pass pass(int pass, Map<String, Integer> latest, List<Expr> results) {
            List<Step> steps = new ArrayList<>();
            List<Call> calls = new ArrayList<>();
            Set<String> read = new HashSet<>();
            results.forEach(r -> read.addAll(names(r)));
            for (int i = items.size() - 1; i >= 0; i--) {
                Item item = items.get(i);
                boolean uniform = item.step().extent() == Extent.UNIFORM;
                String name = item.step().name();
                if (uniform ? !read.contains(name) : latest.getOrDefault(name, -1) != pass) {
                    continue;
                }
                read.addAll(names(item.step().value()));
                if (item.function().isPresent()) {
                    calls.add(0, new Call(item.step(), item.function().get()));
                } else {
                    steps.add(0, item.step());
                }
            }
            return new Pass(steps, calls);
        }

        private Set<String> kept(Expr result, int last, Map<String, Integer> latest) {
            Set<String> kept = new HashSet<>();
            for (Item reader : items) {
                if (reader.step().extent() != Extent.UNIFORM) {
                    keep(
                            reader.step().value(),
                            Objects.requireNonNull(latest.get(reader.step().name())),
                            latest,
                            kept);
                }
            }
            keep(result, last, latest, kept);
            return kept;
        }

        private void keep(Expr value, int pass, Map<String, Integer> latest, Set<String> kept) {
            Set<String> read = new HashSet<>(names(value));
            items.stream()
                    .filter(i -> i.function().isEmpty())
                    .map(Item::step)
                    .filter(s -> s.extent() != Extent.UNIFORM)
                    .filter(s -> read.contains(s.name()) && Objects.requireNonNull(latest.get(s.name())) < pass)
                    .forEach(s -> kept.add(s.name()));
        }
    }

    /** Whether all that a later pass reads can be kept as numbers. */
    private boolean keepable() {
        return passes.stream()
                .flatMap(p -> p.steps().stream())
                .noneMatch(s -> kept.contains(s.name()) && indicator(s.value()));
    }
}
