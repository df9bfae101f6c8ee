package org.mlpc.compiler.schedule.pass;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Method;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.Store;
import org.mlpc.compiler.program.Uses;

/** What is only a copy within a method has one name: a of an identity is z, and ∂L/∂a is then ∂L/∂z. */
final class CopiesForwarded implements Pass {
    @Override
    public LoopProgram apply(LoopProgram program) {
        return Pass.inMethods(program, CopiesForwarded::of);
    }

    private static List<Statement> of(Method method) {
        List<Uses.Use> uses = Uses.of(method.body());
        Map<Buffer, Buffer> names = new HashMap<>();
        for (Copy copy : Copy.in(method.body())) {
            if (copy.target().local() && copy.source().local() && writes(uses, copy.target()) == 1) {
                boolean renames = !names.containsKey(copy.source()) && better(copy, uses);
                if (renames) {
                    names.put(copy.source(), copy.target());
                } else {
                    names.put(copy.target(), names.getOrDefault(copy.source(), copy.source()));
                }
            }
        }
        return new Forwarding(names).statements(method.body());
    }

    private static long writes(List<Uses.Use> uses, Buffer buffer) {
        return uses.stream()
                .filter(u -> u.written() && u.access().buffer().equals(buffer))
                .count();
    }

    /** Whether the copy has the better name: ∂L/∂z of a layer, or what a step of a formula is for. */
    private static boolean better(Copy copy, List<Uses.Use> uses) {
        Role source = copy.source().content().role();
        boolean once = uses.stream()
                .filter(u -> !u.written() && u.access().buffer().equals(copy.source()))
                .allMatch(u -> u.by() == copy.store()
                        || u.by().sets()
                                .filter(set -> set.buffer().equals(copy.source()))
                                .isPresent());
        boolean delta =
                source == Role.OUTPUT_GRADIENT && copy.target().content().role() == Role.SUM_GRADIENT;
        return delta || source == Role.INTERMEDIATE && once;
    }

    /** Leaves out what is then a copy of itself. */
    private static final class Forwarding extends Renaming {
        Forwarding(Map<Buffer, Buffer> names) {
            super(names);
        }

        @Override
        public List<Statement> store(Store store) {
            List<Statement> copies = super.store(store);
            boolean itself = copies.stream()
                    .anyMatch(s -> s instanceof Store copy
                            && copy.value().expr().operands().isEmpty()
                            && copy.value().operands().containsValue(copy.target()));
            return itself ? List.of() : copies;
        }
    }
}
