package org.mlpc.compiler.schedule.pass;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Computation;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Method;
import org.mlpc.compiler.program.Rewriter;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.Store;
import org.mlpc.compiler.program.Uses;

/** A step of a formula that was computed before is not computed again: what softmax left serves the loss, too. */
final class SharedValues implements Pass {
    @Override
    public LoopProgram apply(LoopProgram program) {
        return Pass.inMethods(program, SharedValues::of);
    }

    /** A place of a method: where it is first and last written, and the number of what it then holds. */
    private static final class Value {
        private final Access place;
        private final int first;
        private int last;
        private int number;

        Value(Access place, int first) {
            this.place = place;
            this.first = first;
        }
    }

    private static List<Statement> of(Method method) {
        Map<String, Value> values = values(method.body());
        Map<Integer, Value> known = new HashMap<>();
        Map<String, Access> renamed = new HashMap<>();
        values.values().stream()
                .sorted((a, b) -> Integer.compare(a.last, b.last))
                .forEach(value -> {
                    Value before = known.putIfAbsent(value.number, value);
                    boolean step = value.place.buffer().content().role() == Role.INTERMEDIATE
                            && !method.result().equals(Optional.of(value.place));
                    if (before != null && step && before.last < value.first && alike(before, value)) {
                        renamed.put(value.place.toString(), before.place);
                    }
                });
        return new Sharing(renamed).statements(method.body());
    }

    private static boolean alike(Value a, Value b) {
        return a.place.buffer().element() == b.place.buffer().element();
    }

    private static Map<String, Value> values(List<Statement> body) {
        ValueNumbers numbers = new ValueNumbers();
        Map<String, Value> values = new LinkedHashMap<>();
        for (int i = 0; i < body.size(); i++) {
            numbers.read(body.get(i));
            for (Uses.Use use : Uses.of(List.of(body.get(i)))) {
                if (use.written() && use.access().buffer().local()) {
                    int first = i;
                    Value value = values.computeIfAbsent(use.access().toString(), n -> new Value(use.access(), first));
                    value.last = i;
                    value.number = numbers.at(use.access());
                }
            }
        }
        return values;
    }

    private static final class Sharing extends Rewriter {
        private final Map<String, Access> renamed;

        Sharing(Map<String, Access> renamed) {
            this.renamed = renamed;
        }

        @Override
        protected Access access(Access access) {
            return renamed.getOrDefault(access.toString(), access);
        }

        @Override
        public List<Statement> store(Store store) {
            return renamed.containsKey(store.target().toString()) ? List.of() : super.store(store);
        }

        @Override
        public List<Statement> multiplyAdd(Statement.MultiplyAdd sum) {
            return renamed.containsKey(sum.target().toString()) ? List.of() : super.multiplyAdd(sum);
        }

        @Override
        protected Computation computation(Computation computation) {
            return super.computation(computation).named();
        }
    }
}
