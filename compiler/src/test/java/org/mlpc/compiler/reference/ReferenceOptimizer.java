package org.mlpc.compiler.reference;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.mlpc.compiler.network.Optimizer;

/** An optimizer as it is written, applied to all parameters. */
final class ReferenceOptimizer {
    private final Optimizer optimizer;
    private final int parameters;
    private final Map<String, Dual[]> states = new HashMap<>();
    private long steps;

    ReferenceOptimizer(Optimizer optimizer, int parameters) {
        this.optimizer = optimizer;
        this.parameters = parameters;
        for (Optimizer.State state : optimizer.states()) {
            Dual[] start = new Dual[parameters];
            Arrays.fill(start, Dual.constant(state.start()));
            states.put(state.name(), start);
        }
    }

    /** The parameters after one more step. */
    double[] step(double[] w, double[] g) {
        steps++;
        Map<String, Dual[]> values = new HashMap<>(states);
        values.put("w", Dual.constants(w));
        values.put("g", Dual.constants(g));
        values.put("t", Dual.constants(steps));
        optimizer.arguments().forEach(a -> values.put(a.name(), Dual.constants(a.value())));
        for (Optimizer.Update update : optimizer.updates()) {
            values.put(update.target(), spread(Interpreter.evaluate(update.value(), values, new Choices())));
        }
        states.replaceAll((name, value) -> values.get(name));
        return Arrays.stream(values.get("w")).mapToDouble(Dual::value).toArray();
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
