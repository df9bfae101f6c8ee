package org.mlpc.compiler.schedule.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Computation;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Rewriter;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.Loop;

/** Straight lines in place of loops that are to be unrolled; the variables of a value are then called as what they stand for. */
final class Unrolled implements Pass {
    @Override
    public LoopProgram apply(LoopProgram program) {
        return Pass.inMethods(program, method -> new Lines().statements(method.body()));
    }

    private static final class Lines extends Rewriter {
        private final Map<Index, Affine> values = new HashMap<>();

        @Override
        public List<Statement> loop(Loop loop) {
            if (loop.kind() == Loop.Kind.SERIAL) {
                return super.loop(loop);
            }
            Affine from = affine(loop.from());
            Affine to = affine(loop.to());
            List<Statement> all = new ArrayList<>();
            for (int i = from.constant(); i < to.constant(); i++) {
                values.put(loop.index(), Affine.constant(i));
                all.addAll(statements(loop.body()));
            }
            return all;
        }

        @Override
        protected Affine affine(Affine affine) {
            return affine.with(values);
        }

        @Override
        protected Computation computation(Computation computation) {
            return super.computation(computation).named();
        }
    }
}
