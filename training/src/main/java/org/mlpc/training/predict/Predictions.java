package org.mlpc.training.predict;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mlpc.runtime.DoubleNetwork;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Rows;
import org.mlpc.runtime.ShortestDecimal;
import org.mlpc.runtime.Signature;
import org.mlpc.runtime.Table;
import org.mlpc.runtime.Target;
import org.mlpc.training.Failure;
import org.mlpc.training.data.Labels;

/**
 * Prints a network's outputs as CSV.
 *
 * <p>The columns are, for classes, a probability for each and the predicted one; for yes/no, the probability of yes and
 * the predicted label; otherwise the values. Numbers are as short as reads back the same.
 */
public final class Predictions {
    /** Table between two looks whether anyone still reads. */
    private static final int LOOK = 1000;

    private final Network network;
    private final Target target;
    private final @Nullable Labels labels; // null for numbers

    private final StringWriter text = new StringWriter();
    private final CsvWriter csv =
            CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(text);

    /** Of a network, which is unchanged. */
    public Predictions(Network network) {
        this.network = network;
        target = network.signature().target();
        labels = target.kind() == Target.Kind.REGRESSION ? null : Labels.of(network);
    }

    /**
     * Prints the outputs of each row, behind a line of names, until nobody reads any more.
     *
     * @param inputs [rows, features]
     * @throws Failure when a row has no answer
     */
    public void print(Table inputs, PrintStream out) {
        out.print(line(header()));
        boolean doubles = network.signature().precision() == Signature.Precision.FLOAT64;
        for (int i = 0; i < inputs.size(); i++) {
            try {
                out.print(line(doubles ? doubles((DoubleNetwork) network, inputs, i) : floats(inputs, i)));
            } catch (IllegalArgumentException e) {
                throw new Failure("row " + (i + 1) + " of the data: " + e.getMessage());
            }
            if (i % LOOK == LOOK - 1 && out.checkError()) {
                return;
            }
        }
    }

    private List<String> header() {
        if (labels != null && target.kind() == Target.Kind.CLASSES) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < labels.count(); i++) {
                names.add(labels.name(i));
            }
            names.add("predicted");
            return names;
        }
        if (labels != null) {
            return List.of(target.labels().isEmpty() ? "y" : labels.name(1), "predicted");
        }
        if (!target.names().isEmpty()) {
            return target.names();
        }
        int outputs = network.outputs();
        return outputs == 1
                ? List.of("y")
                : IntStream.range(0, outputs).mapToObj(i -> "y" + i).toList();
    }

    private List<String> floats(Table inputs, int row) {
        float[] x = new float[inputs.width()];
        float[] y = new float[network.outputs()];
        inputs.read(row, x, 0);
        network.predict(x, y);
        Rows.requireDecidable(network, x, y);
        List<String> fields = new ArrayList<>();
        double[] outputs = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            fields.add(ShortestDecimal.of(y[i]));
            outputs[i] = y[i];
        }
        return withLabel(fields, outputs);
    }

    private List<String> doubles(DoubleNetwork wide, Table inputs, int row) {
        double[] x = new double[inputs.width()];
        double[] y = new double[network.outputs()];
        inputs.read(row, x, 0);
        wide.predict(x, y);
        Rows.requireDecidable(network, x, y);
        List<String> fields = new ArrayList<>();
        for (double value : y) {
            fields.add(ShortestDecimal.of(value));
        }
        return withLabel(fields, y);
    }

    private List<String> withLabel(List<String> fields, double[] y) {
        if (labels != null) {
            fields.add(labels.name(predicted(y)));
        }
        return fields;
    }

    /** Yes above the boundary; the largest, the first on ties. */
    private int predicted(double[] y) {
        if (target.kind() == Target.Kind.BINARY) {
            return y[0] > target.boundary() ? 1 : 0;
        }
        return Rows.argmax(y, y.length);
    }

    /** A record of CSV, its line end included. */
    private String line(List<String> fields) {
        csv.writeRecord(fields);
        String line = text.toString();
        text.getBuffer().setLength(0);
        return line;
    }
}
