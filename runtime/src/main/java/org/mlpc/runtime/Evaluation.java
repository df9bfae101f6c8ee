package org.mlpc.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good a network is on a dataset.
 *
 * @param loss mean loss of the examples, without penalties
 * @param metrics their values by name, in the order asked for; NaN where a metric is undefined
 */
public record Evaluation(double loss, Map<String, Double> metrics) {
    /** Examples that are predicted in one call. */
    static final int PIECE = 256;

    public Evaluation {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** Measures a network on a dataset of at least one example by its own metrics; the network is unchanged. */
    public static Evaluation of(Network network, Dataset data) {
        return of(network, data, network.signature().metrics());
    }

    /**
     * Measures a network on a dataset of at least one example; the network is unchanged.
     *
     * @throws IllegalArgumentException for a metric that is unknown or does not fit the target
     */
    public static Evaluation of(Network network, Dataset data, List<String> metrics) {
        TargetBound.require(network.signature().target(), data);
        return of(Learner.of(network, PIECE), network.signature().target(), metrics, data);
    }

    /** Measures by a learner that takes pieces of {@link Learner#capacity()} examples. */
    static Evaluation of(Learner learner, Target target, List<String> names, Dataset data) {
        List<Metric> metrics = Metrics.named(names, target);
        double sum = 0;
        for (int from = 0; from < data.size(); from += learner.capacity()) {
            int n = Math.min(learner.capacity(), data.size() - from);
            sum += n * learner.loss(data, from, n);
            if (!metrics.isEmpty()) {
                learner.predict(data, from, n, metrics);
            }
        }
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < metrics.size(); i++) {
            values.put(names.get(i), metrics.get(i).value());
        }
        return new Evaluation(sum / data.size(), values);
    }
}
