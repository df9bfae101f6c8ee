package org.mlpc.compiler.codegen;

import java.util.ArrayList;
import java.util.List;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.network.Feature;
import org.mlpc.compiler.network.Feature.Kind.Transformed;
import org.mlpc.compiler.network.Inputs;
import org.mlpc.compiler.order.Ordering;

/**
 * Features beside each other that become columns in the same way: numbers of one transform, or a single category.
 *
 * @param index of the first feature
 * @param column the first column of the first feature
 * @param features at least one
 */
record FeatureGroup(int index, int column, List<Feature> features) {
    /** Features that are spelled one by one; more are a loop. */
    private static final int STRAIGHT = 3;

    // Bytes of bytecode, rounded up.
    private static final int FEATURE = 60;
    private static final int OPERATION = 12;

    FeatureGroup {
        features = List.copyOf(features);
    }

    /** All features of the inputs, in order. */
    static List<FeatureGroup> of(Inputs inputs) {
        List<FeatureGroup> groups = new ArrayList<>();
        List<Feature> open = new ArrayList<>();
        int column = 0;
        for (int i = 0; i < inputs.features().size(); i++) {
            Feature feature = inputs.features().get(i);
            if (!open.isEmpty() && !alike(open.get(0), feature)) {
                groups.add(closed(i, column, open));
                open.clear();
            }
            open.add(feature);
            column += feature.columns();
        }
        groups.add(closed(inputs.features().size(), column, open));
        return groups;
    }

    private static FeatureGroup closed(int end, int column, List<Feature> features) {
        int columns = features.stream().mapToInt(Feature::columns).sum();
        return new FeatureGroup(end - features.size(), column - columns, features);
    }

    private static boolean alike(Feature first, Feature second) {
        return first.numeric() && second.numeric() && first.words().equals(second.words());
    }

    Feature first() {
        return features.get(0);
    }

    /** Whether its features are spelled as a loop. */
    boolean loop() {
        return features.size() > STRAIGHT;
    }

    /** A high estimate of its bytecode. */
    int bytes() {
        int operations = first().kind() instanceof Transformed t
                ? Graph.of(Ordering.transform(t).arithmetic()).operations()
                : 0;
        return (loop() ? 2 : features.size()) * (FEATURE + operations * OPERATION);
    }
}
