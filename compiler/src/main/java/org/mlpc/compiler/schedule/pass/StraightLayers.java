package org.mlpc.compiler.schedule.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Paragraph;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.Loop;
import org.mlpc.compiler.program.Statement.Note;
import org.mlpc.compiler.program.Statement.Note.Subject;

/**
 * Small layers between large ones take one example after the other in straight lines; what goes back through them goes on in
 * the loop that finds ∂L/∂z.
 */
final class StraightLayers implements Pass {
    private static final Set<Subject> OF_LAYERS =
            Set.of(Subject.FORWARD, Subject.INFERENCE, Subject.DELTA, Subject.INPUT_GRADIENT, Subject.WEIGHTS);

    private final Set<Integer> layers;
    private final boolean loss;

    /**
     * For some of the layers.
     *
     * @param layers their numbers
     * @param loss whether the loss, too, is taken in straight lines
     */
    StraightLayers(Set<Integer> layers, boolean loss) {
        this.layers = Set.copyOf(layers);
        this.loss = loss;
    }

    @Override
    public LoopProgram apply(LoopProgram program) {
        return program.with(
                program.methods().stream().map(m -> m.with(straight(m.body()))).toList());
    }

    private List<Statement> straight(List<Statement> body) {
        List<Statement> all = new ArrayList<>();
        List<Paragraph> paragraphs = Paragraph.of(body);
        int at = 0;
        while (at < paragraphs.size()) {
            Paragraph first = paragraphs.get(at++);
            if (!straight(first)) {
                all.addAll(first.statements());
                continue;
            }
            Loop examples = examples(first);
            ExampleRows rows = new ExampleRows(first.layer(), examples.index());
            List<Statement> turn = rows.of(examples);
            if (at < paragraphs.size() && paragraphs.get(at).about(Subject.INPUT_GRADIENT)) {
                Paragraph behind = paragraphs.get(at++);
                behind.note().ifPresent(turn::add);
                turn.addAll(rows.of(examples(behind)));
            }
            all.addAll(first.with(List.of(examples.with(turn))).statements());
        }
        return all;
    }

    private static Loop examples(Paragraph paragraph) {
        return (Loop) paragraph.body().get(0);
    }

    private boolean straight(Paragraph paragraph) {
        Note note = paragraph.note().orElse(null);
        if (note == null || paragraph.body().isEmpty()) {
            return false;
        }
        return note.subject() == Subject.LOSS
                ? loss
                : OF_LAYERS.contains(note.subject()) && layers.contains(note.layer());
    }
}
