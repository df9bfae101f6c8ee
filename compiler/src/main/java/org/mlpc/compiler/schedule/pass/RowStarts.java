package org.mlpc.compiler.schedule.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Content;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Paragraph;
import org.mlpc.compiler.program.Rewriter;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.Let;
import org.mlpc.compiler.program.Statement.Loop;
import org.mlpc.compiler.program.Statement.Note;
import org.mlpc.compiler.program.Uses;

/**
 * In straight lines for an example it is found once where its rows begin: at the start where they are read, and before the
 * first store where they are only written.
 */
final class RowStarts implements Pass {
    @Override
    public LoopProgram apply(LoopProgram program) {
        return Pass.inMethods(program, method -> {
            List<Statement> all = new ArrayList<>();
            for (Paragraph paragraph : Paragraph.of(method.body())) {
                List<Statement> body = paragraph.body().stream()
                        .map(s -> s instanceof Loop loop && straight(loop)
                                ? loop.with(new Starts(loop, paragraph.layer()).statements())
                                : s)
                        .toList();
                all.addAll(paragraph.with(body).statements());
            }
            return all;
        });
    }

    private static boolean straight(Loop loop) {
        return loop.body().stream().noneMatch(Loop.class::isInstance);
    }

    private static final class Starts extends Rewriter {
        private final Loop examples;
        private final int layer;
        /** Where the layer's own row begins, and that of what comes in or goes back. */
        private final Index row = new Index("row");

        private final Index in = new Index("in");
        private Affine rowStart = Affine.constant(0);
        private Affine inStart = Affine.constant(0);

        Starts(Loop examples, int layer) {
            this.examples = examples;
            this.layer = layer;
        }

        List<Statement> statements() {
            List<Statement> lines = statements(examples.body());
            lines = start(in, inStart, lines);
            return start(row, rowStart, lines);
        }

        @Override
        protected Access access(Access access) {
            Affine place = access.place();
            Affine start = Affine.constant(0);
            for (Affine.Term term : place.terms()) {
                if (term.index() == examples.index()) {
                    start = Affine.times(term.coefficient(), term.index());
                }
            }
            if (start.fixed()) {
                return access;
            }
            boolean own = own(access.buffer().content());
            rowStart = own ? start : rowStart;
            inStart = own ? inStart : start;
            return access.buffer().at(place.plus(start.times(-1)).plus(own ? row : in));
        }

        private boolean own(Content content) {
            return layer == 0 || content.layer() == layer || content.role() == Role.TARGET;
        }

        /** Whether a number is written, or only added to. */
        private static boolean sets(Uses.Use use) {
            return use.by().sets().equals(Optional.of(use.access()));
        }

        private static List<Statement> start(Index index, Affine value, List<Statement> lines) {
            int first = lines.size();
            for (int i = lines.size() - 1; i >= 0; i--) {
                for (Uses.Use use : Uses.of(List.of(lines.get(i)))) {
                    if (use.access().place().terms().stream().anyMatch(t -> t.index() == index)) {
                        first = sets(use) ? Math.min(first, i) : 0;
                    }
                }
            }
            if (value.fixed()) {
                return lines;
            }
            first -= first > 0 && lines.get(first - 1) instanceof Note ? 1 : 0;
            List<Statement> all = new ArrayList<>(lines);
            all.add(first, new Let(index, value));
            return all;
        }
    }
}
