package org.mlpc.compiler.network;

import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.source.Span;

/**
 * An optimizer with the arguments of its use: what happens to every parameter {@code w} with mean gradient {@code g} in
 * step {@code t} = 1, 2, …
 *
 * @param span the {@code optimizer} line
 * @param name of the declaration
 * @param display with arguments, as used
 * @param arguments which a run may change
 * @param states memory for each parameter
 * @param scalars memory for the whole network
 * @param updates in order; each sees what the ones before have set
 * @param expects what its definition says of arguments that are sane
 * @param minimizer the built-in method that moves all parameters together instead; then there is nothing else
 */
public record Optimizer(
        Span span,
        String name,
        String display,
        List<Argument> arguments,
        List<State> states,
        List<Scalar> scalars,
        List<Update> updates,
        List<Condition> expects,
        Optional<Minimizer> minimizer) {
    /** The name of the argument that a run may lower. */
    public static final String LEARNING_RATE = "learning_rate";

    /**
     * A number with its name.
     *
     * @param value before the first step
     * @param spelling the source's
     * @param schedule of its value in terms of {@code step} = 0, 1, 2, …, if it changes
     */
    public record Argument(String name, double value, String spelling, Optional<Schedule> schedule) {}

    /** A value that follows the steps; the display is the source's text. */
    public record Schedule(String display, Expr value) {}

    /** One number for the whole network with its value before the first step. */
    public record Scalar(String name, double start) {}

    /** Memory for each parameter with its value before the first step. */
    public record State(String name, double start) {}

    /**
     * {@code target = value}, as written, not simplified; the target is {@code w}, a state, a scalar or an intermediate.
     */
    public record Update(String target, Expr value) {}

    /** A method that goes by the gradient over all examples, and finds the lengths of its steps by itself. */
    public sealed interface Minimizer {
        /** L-BFGS with the number of steps that it remembers. */
        record Lbfgs(int history) implements Minimizer {}

        /** Scaled conjugate gradients. */
        record Scg() implements Minimizer {}
    }

    /** An optimizer that says what happens to each parameter. */
    public Optimizer(
            Span span,
            String name,
            String display,
            List<Argument> arguments,
            List<State> states,
            List<Scalar> scalars,
            List<Update> updates,
            List<Condition> expects) {
        this(span, name, display, arguments, states, scalars, updates, expects, Optional.empty());
    }

    /** An optimizer that moves all parameters together. */
    public static Optimizer minimizing(Span span, String name, String display, Minimizer minimizer) {
        return new Optimizer(
                span, name, display, List.of(), List.of(), List.of(), List.of(), List.of(), Optional.of(minimizer));
    }

    public Optimizer {
        arguments = List.copyOf(arguments);
        states = List.copyOf(states);
        scalars = List.copyOf(scalars);
        updates = List.copyOf(updates);
    }

    /** Whether a name is one of the scalars. */
    public boolean scalar(String target) {
        return scalars.stream().anyMatch(s -> s.name().equals(target));
    }

    /** Whether a name is one of the states. */
    public boolean state(String target) {
        return states.stream().anyMatch(s -> s.name().equals(target));
    }
}
