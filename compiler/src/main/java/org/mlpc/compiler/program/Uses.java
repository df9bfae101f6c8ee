package org.mlpc.compiler.program;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mlpc.compiler.program.Statement.Call;
import org.mlpc.compiler.program.Statement.Draw;
import org.mlpc.compiler.program.Statement.If;
import org.mlpc.compiler.program.Statement.Let;
import org.mlpc.compiler.program.Statement.Loop;
import org.mlpc.compiler.program.Statement.MultiplyAdd;
import org.mlpc.compiler.program.Statement.Note;
import org.mlpc.compiler.program.Statement.Shared;
import org.mlpc.compiler.program.Statement.Store;

/** The places that statements read and write, in the order in which they stand. */
public final class Uses implements Statement.Visitor<Void> {
    /**
     * A place that is read or written.
     *
     * @param by the store, sum, draw or condition that does
     */
    public record Use(Access access, boolean written, Statement by) {}

    private final List<Use> uses = new ArrayList<>();

    private Uses() {}

    /** Those of statements and of what stands in them. */
    public static List<Use> of(List<Statement> statements) {
        Uses all = new Uses();
        statements.forEach(s -> s.accept(all));
        return all.uses;
    }

    /** The buffers of a method. */
    public static Set<Buffer> buffers(Method method) {
        Set<Buffer> buffers = new LinkedHashSet<>();
        of(method.body()).forEach(u -> buffers.add(u.access().buffer()));
        method.result().ifPresent(r -> buffers.add(r.buffer()));
        return buffers;
    }

    private void read(Computation computation, Statement by) {
        for (Operand operand : computation.operands().values()) {
            if (operand instanceof Access access) {
                uses.add(new Use(access, false, by));
            }
        }
    }

    @Override
    public Void loop(Loop loop) {
        loop.body().forEach(s -> s.accept(this));
        return null;
    }

    @Override
    public Void store(Store store) {
        read(store.value(), store);
        uses.add(new Use(store.target(), true, store));
        return null;
    }

    @Override
    public Void multiplyAdd(MultiplyAdd sum) {
        uses.add(new Use(sum.left(), false, sum));
        uses.add(new Use(sum.right(), false, sum));
        uses.add(new Use(sum.target(), false, sum));
        uses.add(new Use(sum.target(), true, sum));
        return null;
    }

    @Override
    public Void draw(Draw draw) {
        uses.add(new Use(draw.target(), true, draw));
        return null;
    }

    @Override
    public Void choice(If choice) {
        read(choice.condition(), choice);
        choice.then().forEach(s -> s.accept(this));
        return null;
    }

    @Override
    public Void note(Note note) {
        return null;
    }

    @Override
    public Void shared(Shared shared) {
        return null;
    }

    @Override
    public Void let(Let let) {
        return null;
    }

    @Override
    public Void call(Call call) {
        return null;
    }
}
