package org.mlpc.compiler.check.range;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mlpc.compiler.calculus.Enclosure;
import org.mlpc.compiler.calculus.Enclosure.Known;
import org.mlpc.compiler.calculus.Evaluator;
import org.mlpc.compiler.calculus.Interval;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.Activate;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Condition;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Residual;

/**
 * What the end of a network can put out: outputs that it has for some weights, and bounds that it keeps for all.
 *
 * <p>What comes out of a sum with weights, or of a normalization with a learned scale, can be any number, so the layers
 * behind the last of them are tried on numbers, and followed with intervals. A residual block adds two such ways.
 *
 * @param samples outputs of up to {@link #WIDE} units
 * @param bounds of each output
 * @param facts that the last activation ensures of {@code y}
 */
public record OutputRange(List<double[]> samples, Interval bounds, List<Known> facts) {
    private static final int WIDE = 5;
    private static final int TRIED = 48;
    private static final int ENDS = 30;

    /** A condition that does not hold, and outputs that show it. */
    public record Broken(Condition condition, String example) {}

    /** Those of a network. */
    public static OutputRange of(List<Layer> layers) {
        return of(layers, Math.min(WIDE, layers.get(layers.size() - 1).units()));
    }

    /** Those of an activation of any numbers. */
    public static OutputRange behindWeights(Activation activation, int units) {
        int width = Math.min(WIDE, units);
        List<double[]> samples = new ArrayList<>();
        for (int k = 0; k < TRIED; k++) {
            samples.add(apply(activation, probe(width, k, 0), k));
        }
        return new OutputRange(samples, Interval.ALL, List.of());
    }

    private static OutputRange of(List<Layer> layers, int width) {
        boolean[] needed = needed(layers);
        List<double[]> samples = new ArrayList<>();
        for (int k = 0; k < TRIED; k++) {
            samples.add(sample(layers, needed, width, k));
        }
        samples.removeIf(y -> Arrays.stream(y).anyMatch(Double::isNaN));
        Activation last = layers.get(layers.size() - 1).activation();
        Map<String, Expr> y = Map.of("a", Exprs.variable("y", Extent.VECTOR));
        List<Known> facts =
                last.ensures().stream().flatMap(c -> c.with(y).known().stream()).toList();
        return new OutputRange(samples, bounds(layers, needed), facts);
    }

    /** An output that a condition on {@code y} is not true of. */
    public Optional<Broken> violation(Condition condition, int units) {
        return samples.stream()
                .filter(y -> !condition.everywhere(values("y", y, units)))
                .findFirst()
                .map(y -> new Broken(condition, text(y)));
    }

    /** Whether a condition on {@code y} is true of every output. */
    public boolean keep(Condition condition, int units) {
        return condition.always(Map.of("y", bounds), units, facts);
    }

    /** Whether a condition on {@code y} is true of some output. */
    public boolean reach(Condition condition, int units) {
        return samples.stream().anyMatch(y -> condition.somewhere(values("y", y, units)));
    }

    /** Whether a condition on {@code y} is true of no output. */
    public boolean miss(Condition condition, int units) {
        return condition.never(Map.of("y", bounds), units, facts);
    }

    /** What an activation says it ensures, and does not. */
    public static Optional<Broken> broken(Activation activation) {
        for (int k = 0; k < TRIED && !activation.ensures().isEmpty(); k++) {
            double[] a = apply(activation, probe(3, k, 0), k);
            for (Condition condition : activation.ensures()) {
                boolean number = Arrays.stream(a).noneMatch(Double::isNaN);
                if (number && !condition.everywhere(values("a", a, a.length))) {
                    return Optional.of(new Broken(condition, text(a)));
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, double[]> values(String name, double[] values, int units) {
        return Map.of(name, values, "units", new double[] {units});
    }

    public static String text(double[] values) {
        String start = Arrays.stream(values)
                .limit(3)
                .mapToObj(v -> String.format(Locale.ROOT, "%.3g", v))
                .collect(Collectors.joining(", "));
        return start + (values.length > 3 ? ", …" : "");
    }

    /** Whether z can be any number, whatever comes in. */
    private static boolean free(Layer layer) {
        return !(layer instanceof Activate) && !(layer instanceof Residual);
    }

    /** The layers whose outputs have a part in the last one's, from those that are free on. */
    private static boolean[] needed(List<Layer> layers) {
        boolean[] needed = new boolean[layers.size()];
        needed[layers.size() - 1] = true;
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (needed[i] && !free(layers.get(i)) && i > 0) {
                needed[i - 1] = true;
            }
            if (needed[i] && layers.get(i) instanceof Residual residual && residual.from() > 0) {
                needed[residual.from() - 1] = true;
            }
        }
        return needed;
    }

    private static double[] sample(List<Layer> layers, boolean[] needed, int width, int k) {
        double[] input = probe(width, k, -1);
        Map<Integer, double[]> outputs = new HashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            if (!needed[i]) {
                continue;
            }
            Layer layer = layers.get(i);
            double[] before = free(layer) ? probe(width, k, i) : outputs.getOrDefault(i - 1, input);
            if (layer instanceof Residual residual) {
                double[] start = outputs.getOrDefault(residual.from() - 1, input);
                double[] sum = before.clone();
                Arrays.setAll(sum, u -> sum[u] + start[u]);
                outputs.put(i, sum);
            } else {
                outputs.put(i, apply(layer.activation(), before, k + i));
            }
        }
        return Objects.requireNonNull(outputs.get(layers.size() - 1));
    }

    /** Numbers near 0, then all alike, then far ones. */
    private static double[] probe(int width, int k, int layer) {
        double[] z = new double[width];
        for (int u = 0; u < width; u++) {
            double alike = (k - TRIED / 2) * 0.5;
            double mixed = -10 + Math.floorMod(k * 20 + u * 7 + layer * 11, 41) * 0.5;
            z[u] = k % 3 == 0 ? alike : k % 3 == 1 ? mixed : 2.5 * mixed;
        }
        return z;
    }

    /** What is learned and drawn is some number that it can be; after training, on every other try, the mean. */
    private static double[] apply(Activation activation, double[] z, int k) {
        boolean after = k % 2 == 1;
        Map<String, double[]> values = new HashMap<>();
        activation.learned().forEach(l -> values.put(l.variable(), new double[] {l.start() + k % 5 / 2.0 - 1}));
        activation
                .drawn()
                .forEach(d ->
                        values.put(d.variable(), new double[] {d.low() + (d.high() - d.low()) * (k % 7 + 0.5) / 7}));
        Expr definition = after ? activation.inference() : activation.definition();
        if (activation.extent() == Extent.VECTOR) {
            values.put("z", z);
            return broadcast(Evaluator.evaluate(definition, values), z.length);
        }
        double[] a = new double[z.length];
        for (int u = 0; u < z.length; u++) {
            values.put("z", new double[] {z[u]});
            a[u] = Evaluator.evaluate(definition, values)[0];
        }
        return a;
    }

    private static double[] broadcast(double[] values, int width) {
        double[] all = values.length == width ? values : new double[width];
        if (values.length != width) {
            Arrays.fill(all, values[0]);
        }
        return all;
    }

    private static Interval bounds(List<Layer> layers, boolean[] needed) {
        Map<Integer, Interval> bounds = new HashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            if (!needed[i]) {
                continue;
            }
            Layer layer = layers.get(i);
            Interval before = free(layer) ? Interval.ALL : bounds.getOrDefault(i - 1, Interval.ALL);
            if (layer instanceof Residual residual) {
                bounds.put(i, before.plus(bounds.getOrDefault(residual.from() - 1, Interval.ALL)));
            } else {
                bounds.put(i, bounds(layer.activation(), before, layer.units()));
            }
        }
        return Objects.requireNonNull(bounds.get(layers.size() - 1));
    }

    /** Piece by piece of what comes in, since intervals forget that two mentions are of one number. */
    private static Interval bounds(Activation activation, Interval z, int units) {
        if (activation.extent() == Extent.VECTOR) {
            return bounds(activation, z, units, activation.ensures());
        }
        Interval all = null;
        for (int from = -ENDS - 1; from <= ENDS; from++) {
            Interval piece = new Interval(
                    Math.max(z.low(), from < -ENDS ? Double.NEGATIVE_INFINITY : from),
                    Math.min(z.high(), from == ENDS ? Double.POSITIVE_INFINITY : from + 1));
            if (piece.low() <= piece.high()) {
                Interval found = bounds(activation, piece, units, activation.ensures());
                all = all == null ? found : all.union(found);
            }
        }
        return Objects.requireNonNull(all); // the pieces cover all numbers
    }

    private static Interval bounds(Activation activation, Interval z, int units, List<Condition> ensures) {
        Map<String, Interval> values = new HashMap<>();
        values.put("z", z);
        activation.drawn().forEach(d -> values.put(d.variable(), new Interval(d.low(), d.high())));
        Interval training = Enclosure.of(activation.definition(), values, units, List.of());
        Interval a = training.union(Enclosure.of(activation.inference(), values, units, List.of()));
        List<Known> facts = ensures.stream().flatMap(c -> c.known().stream()).toList();
        return Enclosure.of(Exprs.variable("a", Extent.VECTOR), Map.of("a", a), units, facts);
    }
}
