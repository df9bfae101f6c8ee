package org.mlpc.compiler.reference;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.mlpc.compiler.network.Optimizer;

/** An optimizer as it is written, applied to all parameters. */
final class ReferenceOptimizer {
    private final Optimizer optimizer;
    private final int parameters;
    /** States, a number for each parameter, and scalars. */
    private final Map<String, Dual[]> memory = new HashMap<>();

    private long steps;

    ReferenceOptimizer(Optimizer optimizer, int parameters) {
        this.optimizer = optimizer;
        this.parameters = parameters;
        for (Optimizer.State state : optimizer.states()) {
            memory.put(state.name(), spread(Dual.constants(state.start())));
        }
        optimizer.scalars().forEach(s -> memory.put(s.name(), Dual.constants(s.start())));
    }

    /** The parameters after one more step. */
    double[] step(double[] w, double[] g) {
        Map<String, Dual[]> values = new HashMap<>(memory);
        optimizer.arguments().forEach(a -> values.put(a.name(), argument(a)));
        steps++;
        values.put("w", Dual.constants(w));
        values.put("g", Dual.constants(g));
        values.put("t", Dual.constants(steps));
        for (Optimizer.Update update : optimizer.updates()) {
            Dual[] value = Interpreter.evaluate(update.value(), values, new Choices());
            boolean each = update.target().equals("w") || optimizer.state(update.target());
            values.put(update.target(), each ? spread(value) : value);
        }
        memory.replaceAll((name, value) -> values.get(name));
        return Arrays.stream(values.get("w")).mapToDouble(Dual::value).toArray();
    }

    /** The argument in this step; schedules count steps from 0. */
    private Dual[] argument(Optimizer.Argument argument) {
        return argument.schedule()
                .map(s -> Interpreter.evaluate(s.value(), Map.of("step", Dual.constants(steps)), new Choices()))
                .orElseGet(() -> Dual.constants(argument.value()));
    }

    private Dual[] spread(Dual[] values) {
        if (values.length == parameters) {
            return values;
        }
        Dual[] spread = new Dual[parameters];
        Arrays.fill(spread, values[0]);
        return spread;
    }
}
