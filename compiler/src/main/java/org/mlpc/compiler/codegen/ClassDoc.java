package org.mlpc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.network.Inputs;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.schedule.Schedule;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** The doc comment of a class: what the network is, in a sentence and in a table. */
final class ClassDoc {
    /** Characters of a line of the comment. */
    private static final int WIDTH = 110;

    private ClassDoc() {}

    static CodeBlock of(Schedule schedule) {
        Network network = schedule.order().network();
        String layers = network.layers().stream().map(ClassDoc::layer).collect(Collectors.joining());
        String sentence = sentence(network, layers);
        boolean fits = sentence.length() <= WIDTH;
        String first = fits
                ? sentence
                : sentence(network, ", " + count(network.layers().size(), "layer"));
        CodeBlock.Builder doc = CodeBlock.builder().add(SafeText.doc("$L\n", first));
        network.doc().ifPresent(text -> doc.add(SafeText.doc("\n<p>$L\n", new SafeText.Lines(text))));
        SafeText.Lines table = new SafeText.Lines(table(schedule));
        return doc.add(SafeText.doc("\n<pre>\n$L</pre>\n", table)).build();
    }

    private static String sentence(Network network, String layers) {
        return "Network " + network.name() + ": " + inputs(network.inputs()) + layers + "; "
                + count(network.parameters(), "parameter") + ". "
                + network.span().reference();
    }

    private static String inputs(Inputs inputs) {
        String columns = inputs.encoded() == inputs.count() ? "" : " in " + count(inputs.encoded(), "column");
        return count(inputs.count(), "input") + columns;
    }

    private static String layer(Layer layer) {
        return ", " + layer.name() + " " + layer.display();
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String table(Schedule schedule) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("layer", "activation", "shape", "parameters", "multiply-adds", "kernel"));
        for (LayerSchedule layer : schedule.layers()) {
            Layer of = layer.layer();
            boolean affine = of.affine();
            rows.add(List.of(
                    of.name(),
                    affine && !of.chooses() ? of.activation().display() : of.display(),
                    affine ? layer.rows() + " × " + of.inputs() : Integer.toString(of.units()),
                    Integer.toString(of.size()),
                    Integer.toString(affine ? layer.rows() * of.inputs() : 0),
                    kernel(schedule, layer)));
        }
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < row.size(); c++) {
                int column = c;
                int width = rows.stream()
                        .mapToInt(r -> r.get(column).length())
                        .max()
                        .orElse(0);
                String pad = " ".repeat(width - row.get(c).length());
                boolean number = c == 3 || c == 4;
                line.append(number ? pad + row.get(c) : row.get(c) + pad).append("  ");
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }

    private static String kernel(Schedule schedule, LayerSchedule layer) {
        if (schedule.form() == Schedule.Form.EXAMPLE) {
            return schedule.batches()
                    ? "straight lines; from " + schedule.batchedFrom() + " examples on tiles"
                    : "straight lines, example by example";
        }
        return switch (layer.kernel()) {
            case STRAIGHT -> "straight lines";
            case TILES -> "tiles of vectors";
            default -> "loops";
        };
    }
}
