package org.mlpc.compiler.schedule.pass;

import java.util.ArrayList;
import java.util.List;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Paragraph;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.Loop;
import org.mlpc.compiler.program.Statement.Note;
import org.mlpc.compiler.program.Statement.Note.Subject;
import org.mlpc.compiler.program.Uses;

/** What a layer draws is drawn for all examples before the layer reads any of it. */
final class DrawsApart implements Pass {
    @Override
    public LoopProgram apply(LoopProgram program) {
        return program.with(
                program.methods().stream().map(m -> m.with(apart(m.body()))).toList());
    }

    private static List<Statement> apart(List<Statement> body) {
        List<Statement> all = new ArrayList<>();
        for (Paragraph paragraph : Paragraph.of(body)) {
            if (paragraph.about(Subject.FORWARD)) {
                List<Statement> others = new ArrayList<>();
                for (Statement s : paragraph.body()) {
                    others.add(
                            s instanceof Loop examples
                                    ? apart(examples, paragraph.note().orElseThrow(), all)
                                    : s);
                }
                all.addAll(paragraph.with(others).statements());
            } else {
                all.addAll(paragraph.statements());
            }
        }
        return all;
    }

    /** Adds what a loop over examples draws, and returns the loop over what else it does. */
    private static Loop apart(Loop examples, Note about, List<Statement> all) {
        List<Statement> others = new ArrayList<>();
        int part = 0;
        for (Statement s : examples.body()) {
            if (draws(s)) {
                all.add(new Note(Subject.DRAWN, about.name(), about.layer(), part++));
                all.add(examples.with(List.of(s)));
            } else {
                others.add(s);
            }
        }
        return examples.with(others);
    }

    private static boolean draws(Statement statement) {
        return Uses.of(List.of(statement)).stream()
                .filter(Uses.Use::written)
                .allMatch(u -> u.access().buffer().content().role() == Role.DRAWN);
    }
}
