package org.mlpc.training.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Table;
import org.mlpc.runtime.Target;
import org.mlpc.training.Failure;

/** The examples of a CSV file for a network. */
final class CsvData implements CsvFile.Consumer {
    private final Network network;
    private final ModelLines model;
    private final boolean withTargets;
    private final Target.Kind kind;
    private final @Nullable Labels classes; // null for numbers
    private final List<Optional<Labels>> categories;
    private final NumberTable inputs;
    private final NumberTable values;
    private final Optional<TransformedValues> transforms;
    private final ExpectedTargets expected;
    private int[] labels = new int[256];
    private int size;
    private @Nullable Columns columns; // null before the header

    private CsvData(Network network, ModelLines model, boolean withTargets) {
        this.network = network;
        this.model = model;
        this.withTargets = withTargets;
        kind = network.signature().target().kind();
        classes = kind == Target.Kind.REGRESSION ? null : Labels.of(network);
        categories = IntStream.range(0, network.signature().inputs().size())
                .mapToObj(input -> Labels.of(network, input))
                .toList();
        transforms = TransformedValues.of(network);
        expected = new ExpectedTargets(network);
        inputs = new NumberTable(network.signature().precision());
        values = new NumberTable(network.signature().precision());
    }

    /**
     * Reads inputs and targets.
     *
     * @param model the lines that ask for them
     * @throws Failure naming file, line and column of what is wrong
     */
    static Dataset read(Path path, Network network, ModelLines model) {
        return of(path, network, model).examples();
    }

    /** As {@link #read}, with the names of the columns. */
    static CsvData of(Path path, Network network, ModelLines model) {
        CsvData data = new CsvData(network, model, true);
        CsvFile.read(path, data);
        return data;
    }

    Dataset examples() {
        Table x = inputs.table(network.features());
        return kind == Target.Kind.CLASSES
                ? Dataset.of(x, Arrays.copyOf(labels, size), network.targets())
                : Dataset.of(x, values.table(network.targets()));
    }

    /** The names of the columns that are the inputs. */
    List<String> inputNames() {
        Columns header = Objects.requireNonNull(columns);
        return header.inputs().stream().map(header::name).toList();
    }

    /** Reads inputs; columns of targets may be missing and are not looked into. */
    static Table readInputs(Path path, Network network, ModelLines model) {
        CsvData data = new CsvData(network, model, false);
        CsvFile.read(path, data);
        return data.inputs.table(network.features());
    }

    @Override
    public void header(List<String> names) throws BadData {
        if (names.stream().allMatch(CsvData::looksLikeNumber)) {
            throw new BadData("the first line holds numbers; a CSV file begins with the names of its columns");
        }
        columns = Columns.of(names, network, model, withTargets);
    }

    private static boolean looksLikeNumber(String text) {
        return !text.isEmpty() && "0123456789+-.".indexOf(text.charAt(0)) >= 0;
    }

    private void input(int input, String text) throws BadData {
        Optional<Labels> labels = categories.isEmpty() ? Optional.empty() : categories.get(input);
        if (labels.isPresent()) {
            inputs.add(labels.get().of(text));
        } else {
            inputs.add(text);
        }
    }

    @Override
    public void row(CsvFile.Row row) throws BadData {
        Columns header = Objects.requireNonNull(columns);
        inputs(row, header);
        if (transforms.isPresent()) {
            transforms.get().check(inputs, row, header, model);
        }
        targets(row, header);
        size++;
    }

    private void inputs(CsvFile.Row row, Columns header) throws BadData {
        for (int input = 0; input < header.inputs().size(); input++) {
            String text = row.at(header.inputs().get(input));
            try {
                input(input, text);
            } catch (BadData e) {
                List<String> names = network.signature().inputs();
                throw new BadData(e.getMessage() + model.input(input, names.isEmpty() ? "" : names.get(input)));
            }
        }
    }

    private void targets(CsvFile.Row row, Columns header) throws BadData {
        for (int column : header.targets()) {
            String text = row.at(column);
            try {
                target(text);
            } catch (BadData e) {
                throw new BadData(e.getMessage() + asking(header, column));
            }
        }
        if (withTargets && kind == Target.Kind.REGRESSION) {
            try {
                expected.check(values, row, header);
            } catch (BadData e) {
                List<Integer> all = header.targets();
                throw new BadData(e.getMessage() + asking(header, all.get(all.size() - 1)));
            }
        }
    }

    private void target(String text) throws BadData {
        if (classes == null) {
            values.add(text);
        } else if (kind == Target.Kind.BINARY) {
            values.add(classes.of(text));
        } else {
            labels = size < labels.length ? labels : Arrays.copyOf(labels, 2 * size);
            labels[size] = classes.of(text);
        }
    }

    /** The line of the model that asks for a column of targets. */
    private String asking(Columns header, int column) {
        List<String> names = network.signature().target().names();
        boolean several = kind == Target.Kind.REGRESSION && names.size() > 1;
        return model.target(several ? header.name(column) : names.size() == 1 ? names.get(0) : "");
    }
}
