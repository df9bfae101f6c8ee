package org.mlpc.compiler.reference;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.mlpc.compiler.network.Optimizer;

/** An optimizer as it is written, applied to all parameters. */
final class ReferenceOptimizer {
    /** Parameters are taken so many at a time, so that what is computed for them stays small. */
    private static final int PIECE = 500;

    private final Optimizer optimizer;
    /** A number for each parameter. */
    private final Map<String, double[]> states = new HashMap<>();

    private final Map<String, Double> scalars = new HashMap<>();
    private long steps;

    ReferenceOptimizer(Optimizer optimizer, int parameters) {
        this.optimizer = optimizer;
        for (Optimizer.State state : optimizer.states()) {
            double[] numbers = new double[parameters];
            Arrays.fill(numbers, state.start());
            states.put(state.name(), numbers);
        }
        optimizer.scalars().forEach(s -> scalars.put(s.name(), s.start()));
    }

    /** The parameters after one more step. */
    double[] step(double[] w, double[] g) {
        Map<String, Dual[]> known = new HashMap<>();
        optimizer.arguments().forEach(a -> known.put(a.name(), argument(a)));
        steps++;
        known.put("t", Dual.constants(steps));
        scalars.forEach((name, value) -> known.put(name, Dual.constants(value)));
        double[] after = new double[w.length];
        for (int from = 0; from < w.length; from += PIECE) {
            piece(from, Math.min(from + PIECE, w.length), known, w, g, after);
        }
        return after;
    }

    /** Updates some parameters and their states; scalars come out the same for all of them. */
    private void piece(int from, int to, Map<String, Dual[]> known, double[] w, double[] g, double[] after) {
        Map<String, Dual[]> values = new HashMap<>(known);
        states.forEach((name, numbers) -> values.put(name, Dual.constants(Arrays.copyOfRange(numbers, from, to))));
        values.put("w", Dual.constants(Arrays.copyOfRange(w, from, to)));
        values.put("g", Dual.constants(Arrays.copyOfRange(g, from, to)));
        for (Optimizer.Update update : optimizer.updates()) {
            values.put(update.target(), Interpreter.evaluate(update.value(), values, new Choices()));
        }
        states.forEach((name, numbers) -> write(values.get(name), from, to, numbers));
        scalars.replaceAll((name, before) -> values.get(name)[0].value());
        write(values.get("w"), from, to, after);
    }

    /** The argument in this step; schedules count steps from 0. */
    private Dual[] argument(Optimizer.Argument argument) {
        return argument.schedule()
                .map(s -> Interpreter.evaluate(s.value(), Map.of("step", Dual.constants(steps)), new Choices()))
                .orElseGet(() -> Dual.constants(argument.value()));
    }

    /** Writes numbers, or one number for all. */
    private static void write(Dual[] values, int from, int to, double[] numbers) {
        for (int i = from; i < to; i++) {
            numbers[i] = values[values.length == 1 ? 0 : i - from].value();
        }
    }
}
