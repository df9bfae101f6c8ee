package org.mlpc.compiler.schedule.pass;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Method;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Uses;

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

    /** Layer by layer; of some layers straight lines in a loop over the examples. */
    static List<Pass> layers(Set<Integer> straight, Set<Integer> differing, int last) {
        return List.of(
                new LayersApart(differing),
                new DrawsApart(),
                new SumsOfIdentities(),
                new StraightLayers(straight, straight.contains(last)),
                new GradientsInPlace(),
                new CopiesForwarded(),
                new Unrolled(),
                new UnreadValuesDropped(),
                new UnreadRowsDropped(),
                new RowStarts());
    }

    /** The program with other statements in the methods that have numbers of their own. */
    static LoopProgram inMethods(LoopProgram program, Function<Method, List<Statement>> body) {
        return program.with(program.methods().stream()
                .map(m -> Uses.buffers(m).stream().anyMatch(Buffer::local) ? m.with(body.apply(m)) : m)
                .toList());
    }
}
