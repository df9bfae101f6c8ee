package org.mlpc.compiler.schedule.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Computation;
import org.mlpc.compiler.program.Element;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.program.Operand;
import org.mlpc.compiler.program.Statement;

/** Statements one after the other. */
final class Block {
    /** The variable of a value that is only copied. */
    private static final Expr VALUE = Exprs.scalar("value");

    private final List<Statement> statements = new ArrayList<>();

    List<Statement> statements() {
        return statements;
    }

    /** Says what is done for the whole network. */
    void note(Statement.Note.Subject subject) {
        statements.add(Statement.Note.of(subject));
    }

    /** Says what is done for a layer. */
    void note(Statement.Note.Subject subject, LayerBuffers layer) {
        note(subject, layer, 0);
    }

    /** Says what is done for one of the things that a layer's activation learns. */
    void note(Statement.Note.Subject subject, LayerBuffers layer, int part) {
        statements.add(new Statement.Note(subject, layer.layer().name(), layer.number(), part));
    }

    void add(Statement statement) {
        statements.add(statement);
    }

    /** Sets a number to that of an expression. */
    void store(Access target, Element in, Expr value, Map<String, Operand> operands) {
        statements.add(new Statement.Store(target, new Computation(value, operands, in)));
    }

    /** Sets a number to another one. */
    void copy(Access target, Operand source) {
        store(target, target.buffer().element(), VALUE, Map.of("value", source));
    }

    /** Sets a number. */
    void set(Access target, double value) {
        store(target, target.buffer().element(), Exprs.constant(value), Map.of());
    }

    /** Adds a value to a number, in the arithmetic of the number. */
    void grow(Access target, Expr by, Map<String, Operand> operands) {
        Map<String, Operand> all = new java.util.LinkedHashMap<>(operands);
        all.put("so far", target);
        Expr sum = Exprs.add(Exprs.scalar("so far"), by);
        store(target, target.buffer().element(), sum, all);
    }

    /** Repeats statements for so many values of an index, from 0. */
    void loop(Index index, int count, Consumer<Block> body) {
        loop(index, Affine.constant(0), Affine.constant(count), body);
    }

    /** Repeats statements for {@code from <= index < to}. */
    void loop(Index index, Affine from, Affine to, Consumer<Block> body) {
        Block inner = new Block();
        body.accept(inner);
        if (!inner.statements.isEmpty()) {
            statements.add(new Statement.Loop(index, from, to, inner.statements));
        }
    }

    /** Does statements where a condition holds. */
    void choose(Element in, Expr condition, Map<String, Operand> operands, Consumer<Block> body) {
        Block inner = new Block();
        body.accept(inner);
        statements.add(new Statement.If(new Computation(condition, operands, in), inner.statements));
    }
}
