package org.mlpc.training.data;

import java.util.Optional;
import java.util.stream.IntStream;
import org.mlpc.runtime.DoubleNetwork;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.RefusedInputException;
import org.mlpc.runtime.Signature;

/** Looks, while a file is read, for values that a network's transforms make no number of; only the network knows them. */
final class TransformedValues {
    private final Network network;

    private TransformedValues(Network network) {
        this.network = network;
    }

    /** A check against a copy of the network; empty when it has no transforms. */
    static Optional<TransformedValues> of(Network network) {
        Signature signature = network.signature();
        boolean any = IntStream.range(0, signature.inputs().size())
                .anyMatch(input -> signature.kind(input).size() == 1);
        return any ? Optional.of(new TransformedValues(network.copy())) : Optional.empty();
    }

    /**
     * Lets the network take the last row.
     *
     * @throws BadData when it refuses; the column of the refused value is then the row's last
     */
    void check(NumberTable inputs, CsvFile.Row row, Columns columns, ModelLines model) throws BadData {
        double[] values = inputs.last(network.features());
        try {
            take(values);
        } catch (RefusedInputException e) {
            String text = row.at(columns.inputs().get(e.input())).strip();
            throw new BadData("`" + network.signature().kind(e.input()).get(0) + "` makes no finite number of `"
                    + NumberTable.shown(text) + "`"
                    + model.input(e.input(), network.signature().inputs().get(e.input())));
        }
    }

    /** Predicts from an example; a scale that is not fitted yet is of no interest here, and is fitted on it. */
    private void take(double[] values) {
        if (network.signature().precision() == Signature.Precision.FLOAT64) {
            DoubleNetwork doubles = (DoubleNetwork) network;
            if (!network.scaled()) {
                doubles.fitScale(values, 1);
            }
            doubles.predict(values, new double[network.outputs()]);
            return;
        }
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        if (!network.scaled()) {
            network.fitScale(floats, 1);
        }
        network.predict(floats, new float[network.outputs()]);
    }
}
