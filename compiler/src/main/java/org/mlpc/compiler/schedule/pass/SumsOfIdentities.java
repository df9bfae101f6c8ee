package org.mlpc.compiler.schedule.pass;

import java.util.HashMap;
import java.util.Map;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Method;

/** Where a layer's a is its z, all that comes behind its way forward reads a. */
final class SumsOfIdentities implements Pass {
    @Override
    public LoopProgram apply(LoopProgram program) {
        Map<Buffer, Buffer> identities = new HashMap<>();
        program.methods().stream()
                .filter(m -> m.name().startsWith("forward"))
                .flatMap(m -> Copy.in(m.body()).stream())
                .filter(c -> c.target().content().role() == Role.OUTPUT
                        && c.source().content().role() == Role.SUM)
                .forEach(c -> identities.put(c.source(), c.target()));
        Renaming renaming = new Renaming(identities);
        return program.with(program.methods().stream()
                .map(m -> forward(m) ? m : m.with(renaming.statements(m.body())))
                .toList());
    }

    private static boolean forward(Method method) {
        return method.name().startsWith("forward") || method.name().startsWith("infer");
    }
}
