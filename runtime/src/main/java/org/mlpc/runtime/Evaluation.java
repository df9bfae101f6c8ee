package org.mlpc.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good a network is on a dataset.
 *
 * @param loss mean loss of the examples, without penalties
 * @param metrics the values of the network's metrics by name, in its order
 */
public record Evaluation(double loss, Map<String, Double> metrics) {
    /** Examples that are predicted in one call. */
    static final int PIECE = 256;

    public Evaluation {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** Measures a network on a dataset of at least one example; the network is unchanged. */
    public static Evaluation of(Network network, Dataset data) {
        return of(Learner.of(network, PIECE), network.signature(), data);
    }

    /** Measures by a learner that takes pieces of {@link Learner#capacity()} examples. */
    static Evaluation of(Learner learner, Signature signature, Dataset data) {
        List<Metric> metrics = new ArrayList<>();
        signature.metrics().forEach(name -> metrics.add(Metrics.named(name, signature.target())));
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
            values.put(signature.metrics().get(i), metrics.get(i).value());
        }
        return new Evaluation(sum / data.size(), values);
    }
}
