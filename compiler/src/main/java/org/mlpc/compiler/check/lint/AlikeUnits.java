package org.mlpc.compiler.check.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Parameters;
import org.mlpc.compiler.network.Start;

/**
 * Which layers have units that are alike at the start and stay so in training, bit by bit.
 *
 * <p>Units with equal weights put out equal values. A step keeps their weights equal if their gradients are equal, too,
 * which takes a next layer that weighs them alike; and that layer goes on to weigh them alike as long as they put out
 * equal values. So it is assumed of all layers, and taken back of each where it cannot be, until nothing changes. What is
 * left is alike for ever; of what is not left nothing is said.
 */
final class AlikeUnits {
    private final List<Layer> layers;
    private final boolean[] values;
    private final boolean[] gradients;
    private final boolean[] rows;
    private final boolean[] columns;
    private final List<List<Integer>> consumers = new ArrayList<>();

    private AlikeUnits(List<Layer> layers) {
        this.layers = layers;
        values = filled();
        gradients = filled();
        rows = new boolean[layers.size()];
        columns = new boolean[layers.size()];
        for (int i = 0; i < layers.size(); i++) {
            rows[i] = layers.get(i).parameters().stream().allMatch(AlikeUnits::rowsAlike) && even(layers.get(i));
            columns[i] = columnsAlike(layers.get(i));
            consumers.add(new ArrayList<>());
            before(i).stream()
                    .filter(from -> from >= 0)
                    .forEach(from -> consumers.get(from).add(consumers.size() - 1));
        }
    }

    /** Whether the units of each layer that is followed by others put out equal values, now and after every step. */
    static boolean[] of(List<Layer> layers) {
        AlikeUnits alike = new AlikeUnits(layers);
        while (alike.takeBack()) {
            // one round after the other: what was taken back of a layer takes back something of its neighbours
        }
        alike.values[layers.size() - 1] = false;
        return alike.values;
    }

    private boolean[] filled() {
        boolean[] all = new boolean[layers.size()];
        Arrays.fill(all, true);
        return all;
    }

    private boolean takeBack() {
        boolean changed = false;
        for (int i = 0; i < layers.size(); i++) {
            boolean value = values[i] && staysEqual(i);
            boolean gradient = gradients[i] && getsEqual(i);
            changed |= value != values[i] || gradient != gradients[i];
            values[i] = value;
            gradients[i] = gradient;
        }
        return changed;
    }

    private boolean staysEqual(int i) {
        Layer layer = layers.get(i);
        boolean given = layer.affine() || before(i).stream().allMatch(from -> from >= 0 && values[from]);
        return given && rows[i] && (gradients[i] || !layer.learns());
    }

    /** Of what is put out; of the last layer each unit has a target of its own. */
    private boolean getsEqual(int i) {
        return i < layers.size() - 1
                && consumers.get(i).stream()
                        .allMatch(to -> layers.get(to).affine()
                                ? columns[to] && (values[i] || !layers.get(to).learns())
                                : gradients[to]
                                        && rows[to]
                                        && (values[i] || layers.get(to).adds().isPresent()));
    }

    /** The layers whose values a layer takes; -1 for the inputs. */
    private List<Integer> before(int i) {
        OptionalInt around = layers.get(i).adds();
        return around.isPresent() ? List.of(i - 1, around.getAsInt() - 1) : List.of(i - 1);
    }

    /** Whether an activation makes equal values of equal ones: what is drawn, and which unit is first, tells them apart. */
    private static boolean even(Layer layer) {
        Activation activation = layer.activation();
        return activation.drawn().isEmpty()
                && Graph.of(activation.definition(), activation.slope()).nodes().stream()
                        .noneMatch(node -> node instanceof Expr.Operation o
                                && (o.operator() == Operator.FIRST_MAX || o.operator() == Operator.FIRST_MIN));
    }

    /** Whether all units start with equal numbers; of a maxout piece by piece. */
    private static boolean rowsAlike(Parameters parameters) {
        if (!(parameters.start() instanceof Start.Explicit explicit)) {
            return parameters.start().same().isPresent();
        }
        boolean matrix =
                parameters.stream() == Parameters.WEIGHT && parameters.shape().size() > 1;
        int width = matrix ? parameters.shape().get(parameters.shape().size() - 1) : 1;
        int units = parameters.shape().get(parameters.shape().size() - (matrix ? 2 : 1));
        List<Double> numbers = explicit.values();
        return IntStream.range(0, numbers.size())
                .allMatch(n -> numbers.get(n).equals(numbers.get(n / (units * width) * (units * width) + n % width)));
    }

    /** Whether each unit weighs all its inputs alike. */
    private static boolean columnsAlike(Layer layer) {
        Start weights = layer.weights();
        if (!(weights instanceof Start.Explicit explicit)) {
            return weights.same().isPresent();
        }
        List<Double> numbers = explicit.values();
        return IntStream.range(0, numbers.size())
                .allMatch(n -> numbers.get(n).equals(numbers.get(n - n % layer.inputs())));
    }
}
