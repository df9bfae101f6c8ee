package org.mlpc.compiler.schedule.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Method;
import org.mlpc.compiler.program.Rewriter;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.Loop;
import org.mlpc.compiler.program.Statement.Store;

/** Takes loops over examples off statements: what remains is for one example, whose own numbers live as long as a call. */
final class OneExample extends Rewriter {
    private final LoopProgram program;
    private final Index example;
    private final Index row;
    private final Map<Index, Affine> values = new HashMap<>();
    private final Map<Buffer, Buffer> others = new HashMap<>();

    /**
     * Statements for one example.
     *
     * @param example its index in the batch
     * @param row its number since the last update
     */
    OneExample(LoopProgram program, Index example, Index row) {
        this.program = program;
        this.example = example;
        this.row = row;
    }

    /** Puts another buffer in the place of one. */
    OneExample with(Buffer buffer, Buffer other) {
        others.put(buffer, other);
        return this;
    }

    /** What a method does for the example, without adding up losses: that is for who calls. */
    List<Statement> of(String name) {
        Method method = program.method(name);
        method.parameters().stream()
                .filter(p -> p.name().equals("accumulated"))
                .forEach(p -> values.put(p, Affine.of(row).plus(Affine.times(-1, example))));
        List<Statement> all = new ArrayList<>();
        for (Statement s : method.body()) {
            if (s instanceof Loop examples) {
                values.put(examples.index(), Affine.of(example));
                all.addAll(statements(examples.body()));
            } else {
                all.addAll(s.accept(this));
            }
        }
        return all;
    }

    /** Reads a row of the batch into numbers of the example, which stand in its place from then on. */
    List<Statement> load(Buffer rows, String as) {
        Buffer loaded = rows.local(as, List.of(width(rows)));
        others.put(rows, loaded);
        return List.of(Copy.loop(loaded, i -> rows.at(example, i)));
    }

    private static int width(Buffer rows) {
        return rows.shape().get(rows.shape().size() - 1);
    }

    @Override
    public List<Statement> loop(Loop loop) {
        return super.loop(loop.unrolled());
    }

    @Override
    public List<Statement> store(Store store) {
        boolean sum = store.target().buffer().content().role() == Role.LOSS;
        return sum ? List.of() : super.store(store);
    }

    @Override
    protected Access access(Access access) {
        Buffer buffer = buffer(access.buffer());
        Affine place = affine(access.place());
        boolean whole = buffer.shape().equals(access.buffer().shape());
        return buffer.at(whole ? place : place.with(Map.of(example, Affine.constant(0))));
    }

    @Override
    protected Buffer buffer(Buffer buffer) {
        Buffer other = others.get(buffer);
        if (other != null) {
            return other;
        }
        return switch (buffer.content().role()) {
            case INPUT, TARGET, SCALE, PARAMETER, GRADIENT, CONSTANT, RUNNING -> buffer;
            default -> buffer.local(buffer.name(), buffer.shape().isEmpty() ? List.of() : List.of(width(buffer)));
        };
    }

    @Override
    protected Affine affine(Affine affine) {
        return affine.with(values);
    }
}
