package org.mlpc.compiler.schedule.pass;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Method;
import org.mlpc.compiler.program.Rewriter;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.Store;
import org.mlpc.compiler.program.Uses;

/** Steps of formulas that nobody reads are not computed. */
final class UnreadValuesDropped implements Pass {
    @Override
    public LoopProgram apply(LoopProgram program) {
        return Pass.ofExamples(program, UnreadValuesDropped::of);
    }

    private static Method of(Method method) {
        List<Statement> body = method.body();
        for (int before = -1; before != body.size(); ) {
            before = body.size();
            body = new Read(read(body, method)).statements(body);
        }
        return new Method(method.name(), method.does(), method.parameters(), body, method.result());
    }

    /** Places that something else than the steps to them reads. */
    private static Set<String> read(List<Statement> body, Method method) {
        Set<String> read = new HashSet<>();
        method.result().ifPresent(r -> read.add(r.toString()));
        for (Uses.Use use : Uses.of(body)) {
            boolean itself = use.by() instanceof Store store && store.target().equals(use.access());
            if (!use.written() && !itself) {
                read.add(use.access().toString());
            }
        }
        return read;
    }

    private static final class Read extends Rewriter {
        private final Set<String> read;

        Read(Set<String> read) {
            this.read = read;
        }

        @Override
        public List<Statement> store(Store store) {
            Access target = store.target();
            boolean step = target.buffer().local() && target.buffer().content().role() == Role.INTERMEDIATE;
            return step && !read.contains(target.toString()) ? List.of() : List.of(store);
        }
    }
}
