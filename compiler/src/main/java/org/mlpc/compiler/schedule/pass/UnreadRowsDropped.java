package org.mlpc.compiler.schedule.pass;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Method;
import org.mlpc.compiler.program.Rewriter;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.Store;
import org.mlpc.compiler.program.Uses;

/** The values z of a batch are not kept where nothing behind the activation reads them. */
final class UnreadRowsDropped implements Pass {
    @Override
    public LoopProgram apply(LoopProgram program) {
        Set<Buffer> read = new HashSet<>();
        for (Method method : program.methods()) {
            Uses.of(method.body()).stream()
                    .filter(u -> !u.written())
                    .forEach(u -> read.add(u.access().buffer()));
        }
        Kept kept = new Kept(read);
        return program.with(program.methods().stream()
                .map(m -> m.with(kept.statements(m.body())))
                .toList());
    }

    private static final class Kept extends Rewriter {
        private final Set<Buffer> read;

        Kept(Set<Buffer> read) {
            this.read = read;
        }

        @Override
        public List<Statement> store(Store store) {
            Buffer target = store.target().buffer();
            boolean unread = target.content().role() == Role.SUM && !read.contains(target);
            return unread ? List.of() : super.store(store);
        }
    }
}
