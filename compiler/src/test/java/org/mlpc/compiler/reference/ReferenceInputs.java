package org.mlpc.compiler.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.network.Feature;
import org.mlpc.compiler.network.Feature.Kind.Transformed;
import org.mlpc.compiler.network.Inputs;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Train.Precision;

/** What becomes of an example before the first layer, one value after the other. */
final class ReferenceInputs {
    private final Inputs inputs;
    private double[] offset;
    private double[] factor;

    ReferenceInputs(Network network, org.mlpc.runtime.Network instance) {
        inputs = network.inputs();
        offset = new double[inputs.count()];
        factor = new double[inputs.count()];
        if (inputs.fitted()) {
            offset = instance.read("scale.offset");
            factor = instance.read("scale.factor");
            return;
        }
        double constant = inputs.scale() instanceof Inputs.Scale.Factor f ? f.factor() : 1;
        Arrays.fill(factor, network.train().precision() == Precision.FLOAT32 ? (float) constant : constant);
    }

    /** The columns of an example. */
    double[] columns(double[] x, int example) {
        double[] columns = new double[inputs.encoded()];
        int next = 0;
        for (int i = 0; i < inputs.count(); i++) {
            double value = x[example * inputs.count() + i];
            List<String> labels = labels(i);
            if (labels.isEmpty()) {
                columns[next++] = (number(i, value) - offset[i]) * factor[i];
            }
            for (int label = 0; label < labels.size(); label++) {
                columns[next++] = value == label ? 1 : 0;
            }
        }
        return columns;
    }

    private List<String> labels(int input) {
        boolean category =
                !inputs.features().isEmpty() && inputs.features().get(input).kind() instanceof Feature.Kind.Category;
        return category ? inputs.features().get(input).words() : List.of();
    }

    private double number(int input, double value) {
        if (!inputs.features().isEmpty() && inputs.features().get(input).kind() instanceof Transformed t) {
            return Interpreter.evaluate(t.definition(), Map.of("z", Dual.constants(value)), new Choices())[0].value();
        }
        return value;
    }
}
