package org.mlpc.compiler.program;

import java.util.List;
import java.util.stream.Collectors;
import org.mlpc.compiler.calculus.MathPrinter;
import org.mlpc.compiler.program.Statement.Call;
import org.mlpc.compiler.program.Statement.Draw;
import org.mlpc.compiler.program.Statement.If;
import org.mlpc.compiler.program.Statement.Let;
import org.mlpc.compiler.program.Statement.Loop;
import org.mlpc.compiler.program.Statement.MultiplyAdd;
import org.mlpc.compiler.program.Statement.Note;
import org.mlpc.compiler.program.Statement.Shared;
import org.mlpc.compiler.program.Statement.Store;

/** Shows a loop program: {@code --dump program}. */
public final class ProgramPrinter implements Statement.Visitor<Void> {
    private final StringBuilder text = new StringBuilder();
    private int depth;

    private ProgramPrinter() {}

    /** All buffers, then all methods. */
    public static String print(LoopProgram program) {
        ProgramPrinter printer = new ProgramPrinter();
        printer.line("program of " + program.network());
        program.buffers().forEach(printer::buffer);
        program.methods().forEach(printer::method);
        return printer.text.toString();
    }

    private void line(String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }

    private void buffer(Buffer buffer) {
        String shape = buffer.shape().stream().map(String::valueOf).collect(Collectors.joining(" × "));
        String element = switch (buffer.element()) {
            case REAL -> "real";
            case DOUBLE -> "double";
            case WHOLE -> "whole";
        };
        int layer = buffer.content().layer();
        line("  " + element + " " + buffer.name() + (shape.isEmpty() ? "" : "[" + shape + "]") + ": "
                + buffer.content().role().meaning() + (layer == 0 ? "" : " of layer " + layer));
    }

    private void method(Method method) {
        String parameters = method.parameters().stream().map(Index::name).collect(Collectors.joining(", "));
        line("");
        line("  " + method.name() + "(" + parameters + "): " + method.does());
        depth += 2;
        statements(method.body());
        method.result().ifPresent(result -> line("gives " + result));
        depth -= 2;
    }

    private void statements(List<Statement> statements) {
        statements.forEach(s -> s.accept(this));
    }

    @Override
    public Void loop(Loop loop) {
        String unrolled = loop.kind() == Loop.Kind.UNROLLED ? "unrolled " : "";
        line(unrolled + "for " + loop.index() + " = " + loop.from() + " … " + last(loop.to()));
        nested(loop.body());
        return null;
    }

    @Override
    public Void store(Store store) {
        line(store.target() + " = " + computation(store.value()));
        return null;
    }

    @Override
    public Void multiplyAdd(MultiplyAdd sum) {
        line(sum.target() + " += " + sum.left() + " " + sum.right());
        return null;
    }

    @Override
    public Void draw(Draw draw) {
        line(draw.target() + " = drawn(layer " + draw.layer() + ", variable " + draw.variable() + ", number "
                + draw.number() + ")");
        return null;
    }

    @Override
    public Void choice(If choice) {
        line("if " + computation(choice.condition()));
        nested(choice.then());
        return null;
    }

    @Override
    public Void note(Note note) {
        line("# " + about(note));
        return null;
    }

    @Override
    public Void shared(Shared shared) {
        String names = shared.values().stream().map(Buffer::name).collect(Collectors.joining(", "));
        line("# " + names + " as before: " + about(shared.from()));
        return null;
    }

    @Override
    public Void let(Let let) {
        line(let.index() + " = " + let.value());
        return null;
    }

    @Override
    public Void call(Call call) {
        line(call.method()
                + call.arguments().stream().map(Affine::toString).collect(Collectors.joining(", ", "(", ")")));
        return null;
    }

    private static String about(Note note) {
        return (note.layer() == 0 ? "" : note.name() + ", ") + note.subject().meaning();
    }

    private void nested(List<Statement> statements) {
        depth++;
        statements(statements);
        depth--;
    }

    /** The last value of an index below a bound. */
    private static String last(Affine bound) {
        return bound.plus(Affine.constant(-1)).toString();
    }

    private static String computation(Computation computation) {
        String text = MathPrinter.print(
                computation.expr(),
                name -> String.valueOf(computation.operands().get(name)));
        boolean rounds = !computation.expr().operands().isEmpty();
        return rounds && computation.in() == Element.DOUBLE ? text + " in double" : text;
    }
}
