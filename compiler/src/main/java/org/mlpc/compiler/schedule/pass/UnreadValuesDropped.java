package org.mlpc.compiler.schedule.pass;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Method;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.If;
import org.mlpc.compiler.program.Statement.Loop;
import org.mlpc.compiler.program.Uses;

/** Steps of formulas that nobody reads are not computed. */
final class UnreadValuesDropped implements Pass {
    @Override
    public LoopProgram apply(LoopProgram program) {
        return Pass.inMethods(program, UnreadValuesDropped::of);
    }

    private static List<Statement> of(Method method) {
        Set<String> read = new HashSet<>();
        method.result().ifPresent(result -> read.add(result.toString()));
        return read(method.body(), read);
    }

    /** The statements that are kept, from the last: by then it is known what is read of what comes before. */
    private static List<Statement> read(List<Statement> statements, Set<String> read) {
        List<Statement> kept = new ArrayList<>();
        for (int i = statements.size() - 1; i >= 0; i--) {
            Statement statement = statements.get(i);
            if (statement instanceof If choice) {
                List<Statement> then = read(choice.then(), read);
                if (then.isEmpty()) {
                    continue;
                }
                statement = new If(choice.condition(), then);
            } else if (statement instanceof Loop loop) {
                List<Statement> body = read(loop.body(), read);
                if (body.isEmpty()) {
                    continue;
                }
                statement = loop.with(body);
            } else if (statement.sets().filter(place -> unread(place, read)).isPresent()) {
                continue;
            }
            Uses.of(List.of(statement)).stream()
                    .filter(use -> !use.written())
                    .forEach(use -> read.add(use.access().toString()));
            kept.add(statement);
        }
        Collections.reverse(kept);
        return kept;
    }

    private static boolean unread(Access place, Set<String> read) {
        boolean step = place.buffer().local() && place.buffer().content().role() == Role.INTERMEDIATE;
        return step && !read.contains(place.toString());
    }
}
