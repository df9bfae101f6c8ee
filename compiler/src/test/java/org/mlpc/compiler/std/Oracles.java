package org.mlpc.compiler.std;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.mlpc.runtime.Json;

/**
 * Numbers of PyTorch, made by {@code oracles/make_vectors.py}.
 *
 * @param shared by all cases of a file
 */
record Oracles(Map<?, ?> shared, List<Case> cases) {
    /** The file of a topic, such as {@code losses}. */
    static Oracles of(String topic) {
        try (InputStream in = Oracles.class.getResourceAsStream("/oracles/" + topic + ".json")) {
            Map<?, ?> file = (Map<?, ?>) Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            List<Case> cases = ((List<?>) file.get("cases"))
                    .stream().map(c -> new Case((Map<?, ?>) c)).toList();
            return new Oracles(file, cases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Numbers shared by all cases. */
    double[] numbers(String key) {
        return Oracles.numbers(shared.get(key));
    }

    /** Rows shared by all cases. */
    double[][] rows(String key) {
        return Oracles.rows(shared.get(key));
    }

    private static double[] numbers(Object list) {
        return ((List<?>) list)
                .stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
    }

    private static double[][] rows(Object list) {
        return ((List<?>) list).stream().map(Oracles::numbers).toArray(double[][]::new);
    }

    /** One use of one definition. */
    record Case(Map<?, ?> values) {
        /** The use as a model file says it: {@code elu(alpha = 0.6)}. */
        String use() {
            return text("use");
        }

        /** The name of the definition. */
        String name() {
            return use().split("\\(", 2)[0];
        }

        boolean has(String key) {
            return values.get(key) != null;
        }

        String text(String key) {
            return (String) values.get(key);
        }

        double number(String key) {
            return ((Number) values.get(key)).doubleValue();
        }

        double[] numbers(String key) {
            return Oracles.numbers(values.get(key));
        }

        Map<?, ?> map(String key) {
            return (Map<?, ?>) values.get(key);
        }

        double[][] rows(String key) {
            return Oracles.rows(values.get(key));
        }

        @Override
        public String toString() {
            return use() + (has("last") && !text("last").isEmpty() ? " after " + text("last") : "");
        }
    }
}
