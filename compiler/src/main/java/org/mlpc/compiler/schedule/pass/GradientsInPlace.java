package org.mlpc.compiler.schedule.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Method;
import org.mlpc.compiler.program.Uses;

/** ∂L/∂z of a layer stands where its ∂L/∂a stood, if nothing else is made of that. */
final class GradientsInPlace implements Pass {
    @Override
    public LoopProgram apply(LoopProgram program) {
        Renaming renaming = new Renaming(outer(program));
        return program.with(program.methods().stream()
                .map(m -> m.with(renaming.statements(m.body())))
                .toList());
    }

    private static Role role(Buffer buffer) {
        return buffer.content().role();
    }

    /** ∂L/∂a of those layers that make of it ∂L/∂z and nothing else, each with its ∂L/∂z. */
    private static Map<Buffer, Buffer> outer(LoopProgram program) {
        Map<Integer, Buffer> deltas = new HashMap<>();
        program.buffers().stream()
                .filter(b -> role(b) == Role.SUM_GRADIENT)
                .forEach(b -> deltas.put(b.content().layer(), b));
        Map<Buffer, List<Method>> readers = new LinkedHashMap<>();
        for (Method method : program.methods()) {
            read(method)
                    .forEach(b ->
                            readers.computeIfAbsent(b, n -> new ArrayList<>()).add(method));
        }
        Map<Buffer, Buffer> sharing = new HashMap<>();
        readers.forEach((outer, methods) -> {
            Buffer delta = deltas.get(outer.content().layer());
            if (delta != null && methods.size() == 1 && !late(methods.get(0), outer, delta)) {
                sharing.put(outer, delta);
            }
        });
        return sharing;
    }

    /** Of which layers a method reads ∂L/∂a, not only to add to it. */
    private static Set<Buffer> read(Method method) {
        Set<Buffer> read = new LinkedHashSet<>();
        for (Uses.Use use : Uses.of(method.body())) {
            Buffer buffer = use.access().buffer();
            if (role(buffer) == Role.OUTPUT_GRADIENT && !use.written() && !writes(use, buffer)) {
                read.add(buffer);
            }
        }
        return read;
    }

    /** Whether a number of one buffer is read when it may have been written over by one of the other. */
    private static boolean late(Method method, Buffer outer, Buffer delta) {
        boolean begun = false;
        for (Uses.Use use : Uses.of(method.body())) {
            Buffer buffer = use.access().buffer();
            boolean same = use.by()
                    .sets()
                    .filter(set -> set.buffer().equals(delta))
                    .map(Access::place)
                    .filter(use.access().place()::equals)
                    .isPresent();
            if (buffer.equals(outer) && !use.written() && (begun || !same && writes(use, delta))) {
                return true;
            }
            begun |= buffer.equals(delta) && use.written();
        }
        return false;
    }

    private static boolean writes(Uses.Use use, Buffer buffer) {
        return use.by().sets().filter(set -> set.buffer().equals(buffer)).isPresent();
    }
}
