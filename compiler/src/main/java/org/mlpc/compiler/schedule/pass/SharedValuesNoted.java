package org.mlpc.compiler.schedule.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.Note;
import org.mlpc.compiler.program.Statement.Note.Subject;
import org.mlpc.compiler.program.Statement.Shared;
import org.mlpc.compiler.program.Uses;

/** Says where a paragraph takes over steps of formulas that an earlier one computed. */
final class SharedValuesNoted implements Pass {
    @Override
    public LoopProgram apply(LoopProgram program) {
        return Pass.inMethods(program, method -> noted(method.body()));
    }

    private static List<Statement> noted(List<Statement> body) {
        Map<Buffer, Note> origins = new HashMap<>();
        List<Statement> all = new ArrayList<>();
        List<Statement> paragraph = new ArrayList<>();
        Note about = Note.of(Subject.SCALE); // which has no steps
        for (Statement s : body) {
            if (s instanceof Note note) {
                add(paragraph, about, origins, all);
                about = note;
                paragraph.clear();
            }
            paragraph.add(s);
        }
        add(paragraph, about, origins, all);
        return all;
    }

    /** Adds a paragraph, with what it takes over before the first statement that does. */
    private static void add(List<Statement> paragraph, Note about, Map<Buffer, Note> origins, List<Statement> all) {
        Map<Note, Set<Buffer>> taken = new LinkedHashMap<>();
        int first = paragraph.size();
        for (int i = 0; i < paragraph.size(); i++) {
            for (Uses.Use use : Uses.of(List.of(paragraph.get(i)))) {
                Buffer buffer = use.access().buffer();
                if (!buffer.local() || buffer.content().role() != Role.INTERMEDIATE) {
                    continue;
                }
                if (use.written()) {
                    origins.putIfAbsent(buffer, about);
                }
                Note origin = origins.get(buffer);
                if (!use.written() && origin != null && !origin.equals(about)) {
                    taken.computeIfAbsent(origin, n -> new LinkedHashSet<>()).add(buffer);
                    first = Math.min(first, i);
                }
            }
        }
        all.addAll(paragraph.subList(0, first));
        taken.forEach((origin, buffers) -> all.add(new Shared(List.copyOf(buffers), origin)));
        all.addAll(paragraph.subList(first, paragraph.size()));
    }
}
