package org.mlpc.runtime;

/**
 * The mean over the examples of a measure of one example; of {@code rmse} its root.
 *
 * <p>With output y and target t, over the units of an example, ε = 1e-7 (Keras' {@code backend.epsilon}):
 *
 * <pre>
 * mse, rmse             mean (y - t)²
 * mae                   mean |y - t|
 * mape                  100 mean |y - t| / max(|t|, ε)
 * msle                  mean (log(max(y, ε) + 1) - log(max(t, ε) + 1))²
 * poisson               mean y - t log(y + ε)
 * binary_accuracy       mean 1 where t is 1 for y above the threshold and 0 otherwise; no t may be another number
 * binary_cross_entropy  mean -t log y - (1 - t) log(1 - y), y cut to [ε, 1 - ε]
 * cross_entropy         sum -t log y, y divided by its sum, then cut to [ε, 1 - ε]
 * kl_divergence         sum t log(t / y), both cut to [ε, 1]
 * cosine_similarity     sum y t / (‖y‖ ‖t‖), 0 for a row of zeros
 * categorical_accuracy  1 if y is largest where t is largest, the first of equals
 * top_k_accuracy        1 if y is among the k largest where t is largest, the first of equals before the next
 * </pre>
 */
final class ExampleMean implements Metric {
    private static final double EPSILON = 1e-7;

    private final String measure;
    private final double argument;
    private double sum;
    private long examples;

    ExampleMean(String measure, double argument) {
        this.measure = measure;
        this.argument = argument;
    }

    @Override
    public void add(double[] y, double[] t) {
        sum += switch (measure) {
            case "categorical_accuracy" -> isAmongLargest(y, t, 1);
            case "top_k_accuracy" -> isAmongLargest(y, t, argument);
            case "cosine_similarity" -> cosine(y, t);
            case "cross_entropy" -> sum(y, t, total(y));
            case "kl_divergence" -> sum(y, t, 1);
            default -> sum(y, t, 1) / t.length;
        };
        examples++;
    }

    @Override
    public double value() {
        double mean = sum / examples;
        return measure.equals("rmse") ? Math.sqrt(mean) : mean;
    }

    @Override
    public void clear() {
        sum = 0;
        examples = 0;
    }

    private double sum(double[] y, double[] t, double divisor) {
        double sum = 0;
        for (int u = 0; u < t.length; u++) {
            sum += term(y[u] / divisor, t[u]);
        }
        return sum;
    }

    private double term(double y, double t) {
        return switch (measure) {
            case "mae" -> Math.abs(y - t);
            case "mape" -> 100 * Math.abs(y - t) / Math.max(Math.abs(t), EPSILON);
            case "msle" -> square(log(Math.max(y, EPSILON) + 1) - log(Math.max(t, EPSILON) + 1));
            case "poisson" -> y - t * log(y + EPSILON);
            case "binary_accuracy" -> (y > argument ? 1 : 0) == Decisions.oneOrZero(measure, t) ? 1 : 0;
            case "binary_cross_entropy" -> -t * log(cut(y, 1 - EPSILON)) - (1 - t) * log(1 - cut(y, 1 - EPSILON));
            case "cross_entropy" -> -t * log(cut(y, 1 - EPSILON));
            case "kl_divergence" -> cut(t, 1) * log(cut(t, 1) / cut(y, 1));
            default -> square(y - t);
        };
    }

    private static double isAmongLargest(double[] y, double[] t, double k) {
        int right = Rows.argmax(t, t.length);
        int before = 0;
        for (int u = 0; u < y.length; u++) {
            before += y[u] > y[right] || y[u] == y[right] && u < right ? 1 : 0;
        }
        return before < k ? 1 : 0;
    }

    private static double cosine(double[] y, double[] t) {
        double product = 0;
        double ofY = 0;
        double ofT = 0;
        for (int u = 0; u < t.length; u++) {
            product += y[u] * t[u];
            ofY += y[u] * y[u];
            ofT += t[u] * t[u];
        }
        return product == 0 ? 0 : product / (Math.sqrt(ofY) * Math.sqrt(ofT));
    }

    private static double total(double[] y) {
        double total = 0;
        for (double value : y) {
            total += value;
        }
        return total;
    }

    private static double cut(double value, double most) {
        return Math.max(EPSILON, Math.min(value, most));
    }

    private static double log(double value) {
        return StrictMath.log(value);
    }

    private static double square(double value) {
        return value * value;
    }
}
