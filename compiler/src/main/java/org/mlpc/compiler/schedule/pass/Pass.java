package org.mlpc.compiler.schedule.pass;

import java.util.List;
import java.util.function.Function;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Method;
import org.mlpc.compiler.program.Statement;

/** One step from a loop program to another with the same bits. */
public interface Pass {
    /** The program behind it. */
    LoopProgram apply(LoopProgram program);

    /** What it is called where programs are shown. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** Straight lines for one example after the other, from the plainest program of a network. */
    static List<Pass> straightLines() {
        return List.of(
                new ExamplesApart(),
                new CopiesForwarded(),
                new Unrolled(),
                new SharedValues(),
                new UnreadValuesDropped(),
                new SharedValuesNoted());
    }

    /** The program behind all of them. */
    static LoopProgram apply(List<Pass> passes, LoopProgram program) {
        LoopProgram result = program;
        for (Pass pass : passes) {
            result = pass.apply(result);
        }
        return result;
    }

    /** The program with other statements in the methods for one example. */
    static LoopProgram ofExamples(LoopProgram program, Function<Method, List<Statement>> body) {
        return program.with(program.methods().stream()
                .map(m -> ExamplesApart.METHODS.contains(m.name()) ? m.with(body.apply(m)) : m)
                .toList());
    }
}
