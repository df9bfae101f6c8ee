package org.mlpc.compiler.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.program.Statement.Call;
import org.mlpc.compiler.program.Statement.Draw;
import org.mlpc.compiler.program.Statement.If;
import org.mlpc.compiler.program.Statement.Let;
import org.mlpc.compiler.program.Statement.Loop;
import org.mlpc.compiler.program.Statement.MultiplyAdd;
import org.mlpc.compiler.program.Statement.Note;
import org.mlpc.compiler.program.Statement.Shared;
import org.mlpc.compiler.program.Statement.Store;

/** Copies statements; a pass exchanges what it is about, everything else stays as it is. */
public abstract class Rewriter implements Statement.Visitor<List<Statement>> {
    /** The copies of statements, in their order. */
    public List<Statement> statements(List<Statement> statements) {
        List<Statement> copies = new ArrayList<>();
        statements.forEach(s -> copies.addAll(s.accept(this)));
        return copies;
    }

    /** A number in memory. */
    protected Access access(Access access) {
        return new Access(buffer(access.buffer()), affine(access.place()));
    }

    /** Memory. */
    protected Buffer buffer(Buffer buffer) {
        return buffer;
    }

    /** A place, a bound or a number made of indices. */
    protected Affine affine(Affine affine) {
        return affine;
    }

    /** A value. */
    protected Computation computation(Computation computation) {
        Map<String, Operand> operands = new LinkedHashMap<>();
        computation.operands().forEach((name, operand) -> operands.put(name, operand(operand)));
        return new Computation(computation.expr(), operands, computation.in());
    }

    /** What a variable of a value stands for. */
    protected final Operand operand(Operand operand) {
        return operand instanceof Access a ? access(a) : affine((Affine) operand);
    }

    /** Nothing, where what is done again and again or on a condition is nothing. */
    private static List<Statement> unless(boolean empty, Statement statement) {
        return empty ? List.of() : List.of(statement);
    }

    @Override
    public List<Statement> loop(Loop loop) {
        List<Statement> body = statements(loop.body());
        return unless(
                body.isEmpty(), new Loop(loop.index(), affine(loop.from()), affine(loop.to()), loop.kind(), body));
    }

    @Override
    public List<Statement> store(Store store) {
        return List.of(new Store(access(store.target()), computation(store.value())));
    }

    @Override
    public List<Statement> multiplyAdd(MultiplyAdd sum) {
        return List.of(new MultiplyAdd(access(sum.target()), access(sum.left()), access(sum.right())));
    }

    @Override
    public List<Statement> draw(Draw draw) {
        return List.of(new Draw(access(draw.target()), draw.layer(), draw.variable(), affine(draw.number())));
    }

    @Override
    public List<Statement> choice(If choice) {
        List<Statement> then = statements(choice.then());
        return unless(then.isEmpty(), new If(computation(choice.condition()), then));
    }

    @Override
    public List<Statement> note(Note note) {
        return List.of(note);
    }

    @Override
    public List<Statement> shared(Shared shared) {
        return List.of(new Shared(shared.values().stream().map(this::buffer).toList(), shared.from()));
    }

    @Override
    public List<Statement> let(Let let) {
        return List.of(new Let(let.index(), affine(let.value())));
    }

    @Override
    public List<Statement> call(Call call) {
        return List.of(new Call(
                call.method(), call.arguments().stream().map(this::affine).toList()));
    }
}
