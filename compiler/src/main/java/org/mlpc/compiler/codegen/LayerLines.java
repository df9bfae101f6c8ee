package org.mlpc.compiler.codegen;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.network.Activation.Drawn;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Content;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Method;
import org.mlpc.compiler.program.Paragraph;
import org.mlpc.compiler.program.Statement.Note.Subject;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells small layers between large ones: paragraphs of the loop program, straight lines in loops over the examples. */
final class LayerLines {
    private final Unit unit;
    private final LayerNames names;
    private @Nullable LoopProgram program;

    LayerLines(Unit unit, LayerNames names) {
        this.unit = unit;
        this.names = names;
    }

    /** A method of the program, which is made when it is first asked for. */
    private Method method(String name) {
        if (program == null) {
            program = unit.schedule().program();
        }
        return program.method(name);
    }

    /** Spells what a method does about some subjects, for a share of the examples. */
    void print(Code code, String method, LayerSchedule layer, Share share, Set<Subject> subjects) {
        print(code, method, subjects, new LayerRows(layer, share, Map.of()));
    }

    /** Spells the loss of all examples. */
    void loss(Code code, LayerSchedule last) {
        print(code, "loss", Set.of(Subject.LOSS), new LayerRows(last, Share.ALL, Map.of(last.units(), "OUTPUTS")));
    }

    private void print(Code code, String method, Set<Subject> subjects, LayerRows rows) {
        LinePrinter printer = new LinePrinter(unit, code, new LineNames(unit, LayerNames.locals(), rows));
        for (Paragraph paragraph : Paragraph.of(method(method).body())) {
            if (subjects.stream().anyMatch(paragraph::about)) {
                printer.print(paragraph.statements(), Optional.empty());
            }
        }
    }

    /** The arrays of a layer, as its methods call them. */
    private final class LayerRows implements LineNames.Rows {
        private final LayerSchedule layer;
        private final Share share;
        private final Map<Integer, String> lengths;

        LayerRows(LayerSchedule layer, Share share, Map<Integer, String> lengths) {
            this.layer = layer;
            this.share = share;
            this.lengths = lengths;
        }

        @Override
        public String of(Access access) {
            Index start = access.place().terms().get(0).index();
            return array(access.buffer()) + "[" + start + " + " + access.place().constant() + "]";
        }

        private String array(Buffer buffer) {
            Content content = buffer.content();
            boolean own = content.layer() == layer.number();
            return switch (content.role()) {
                case ENCODED -> "x";
                case OUTPUT -> own ? names.outputs(layer) : "x";
                case SUM -> names.preActivations(layer);
                case TARGET -> "t";
                case SUM_GRADIENT -> own ? "dz" : "da";
                case OUTPUT_GRADIENT -> own ? names.outer(layer) : "da";
                case DRAWN -> names.drawn(layer, drawn(content.symbol()));
                default -> throw new IllegalArgumentException("no rows of " + buffer);
            };
        }

        private Drawn drawn(String variable) {
            List<Drawn> all = layer.layer().activation().drawn();
            return all.stream()
                    .filter(d -> d.variable().equals(variable))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public String index(Index index) {
            return switch (index.name()) {
                case "from" -> share.from();
                case "to" -> share.to();
                default -> index.name();
            };
        }

        @Override
        public String length(int numbers) {
            return lengths.getOrDefault(numbers, Integer.toString(numbers));
        }
    }
}
