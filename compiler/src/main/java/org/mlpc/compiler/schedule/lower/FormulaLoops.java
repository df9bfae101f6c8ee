package org.mlpc.compiler.schedule.lower;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Reduction;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.order.Sequence;
import org.mlpc.compiler.order.Sequence.Step;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Content;
import org.mlpc.compiler.program.Element;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.program.Operand;

/** Lowers an expression over the units of a layer, for one example. */
final class FormulaLoops {
    private static final Expr SO_FAR = Exprs.scalar("so far");
    private static final Expr FIRST = Exprs.scalar("first");
    private static final Expr UNIT = Exprs.scalar("unit");

    private final Memory memory;
    private final Block block;
    private final int units;
    private final Content content;
    private final Map<String, Row> rows;

    /**
     * Statements go to the end of a block.
     *
     * @param layer the number of the layer that the formula belongs to
     * @param known what its variables stand for
     */
    FormulaLoops(Memory memory, Block block, int layer, int units, Map<String, Row> known) {
        this.memory = memory;
        this.block = block;
        this.units = units;
        this.content = new Content(Content.Role.INTERMEDIATE, layer);
        this.rows = new HashMap<>(known);
    }

    /** Computes a number for every unit. */
    void vector(Expr arithmetic, Row target) {
        Expr result = steps(arithmetic);
        Index j = new Index("j");
        block.loop(j, units, inner -> store(inner, (Access) target.at(Affine.of(j)), result, Affine.of(j)));
    }

    /** Adds a number for every unit to what is there. */
    void grow(Expr arithmetic, Row target) {
        Expr result = steps(arithmetic);
        Index j = new Index("j");
        block.loop(j, units, inner -> {
            Affine unit = Affine.of(j);
            inner.grow((Access) target.at(unit), result, operands(result, unit));
        });
    }

    /** Computes one number. */
    void scalar(Expr arithmetic, Access target) {
        store(block, target, steps(arithmetic), Affine.constant(0));
    }

    private Expr steps(Expr arithmetic) {
        Sequence sequence = Sequence.of(arithmetic, rows.keySet());
        sequence.steps().forEach(this::step);
        return sequence.result();
    }

    private void step(Step step) {
        Expr value = step.value();
        boolean vector = step.extent() == Extent.VECTOR;
        Element element = step.extent() == Extent.UNIFORM ? Element.DOUBLE : Element.REAL;
        Content meant = content.called(step.name());
        Buffer buffer =
                vector ? memory.buffer(step.name(), element, meant, units) : memory.buffer(step.name(), element, meant);
        if (value instanceof Reduction reduction) {
            reduce(reduction, buffer.only());
        } else if (value instanceof Expr.Operation o && o.operator() == Operator.FIRST_MAX) {
            mark(o.first(), Operator.GREATER, buffer);
        } else if (value instanceof Expr.Operation o && o.operator() == Operator.FIRST_MIN) {
            mark(o.first(), Operator.LESS, buffer);
        } else if (vector) {
            Index j = new Index("j");
            block.loop(j, units, inner -> store(inner, buffer.at(Affine.of(j)), value, Affine.of(j)));
        } else {
            store(block, buffer.only(), value, Affine.constant(0));
        }
        rows.put(step.name(), vector ? Row.shared(buffer) : Row.one(buffer.only()));
    }

    /** The first unit begins, the others follow, ascending. */
    private void reduce(Reduction reduction, Access result) {
        Expr of = reduction.operand();
        Operator operator = switch (reduction.reducer()) {
            case SUM -> Operator.ADD;
            case MAX -> Operator.MAX;
            case MIN -> Operator.MIN;
            case MEAN, LOG_SUM_EXP -> throw new IllegalArgumentException("not lowered: " + reduction);
        };
        store(block, result, of, Affine.constant(0));
        Index j = new Index("j");
        block.loop(j, Affine.constant(1), Affine.constant(units), inner -> {
            Map<String, Operand> operands = operands(of, Affine.of(j));
            operands.put("so far", result);
            inner.store(result, Element.REAL, Exprs.apply(operator, SO_FAR, of), operands);
        });
    }

    /** 1 at the first of the units that no other passes, 0 at the others. */
    private void mark(Expr of, Operator passes, Buffer marks) {
        Access best = memory.number("extreme", Element.REAL, content.called("extreme"));
        Access first = memory.number("first", Element.WHOLE, content.called("first"));
        store(block, best, of, Affine.constant(0));
        block.set(first, 0);
        Index j = new Index("j");
        block.loop(j, Affine.constant(1), Affine.constant(units), inner -> {
            Map<String, Operand> operands = operands(of, Affine.of(j));
            operands.put("so far", best);
            inner.choose(Element.REAL, Exprs.apply(passes, of, SO_FAR), operands, then -> {
                store(then, best, of, Affine.of(j));
                then.copy(first, Affine.of(j));
            });
        });
        Index k = new Index("j");
        Expr mark = Exprs.select(Exprs.apply(Operator.EQUAL, FIRST, UNIT), Exprs.ONE, Exprs.ZERO);
        block.loop(
                k,
                units,
                inner -> inner.store(
                        marks.at(Affine.of(k)), Element.REAL, mark, Map.of("unit", Affine.of(k), "first", first)));
    }

    private void store(Block into, Access target, Expr value, Affine unit) {
        into.store(target, target.buffer().element(), value, operands(value, unit));
    }

    private Map<String, Operand> operands(Expr value, Affine unit) {
        Map<String, Operand> operands = new LinkedHashMap<>();
        for (Expr node : Graph.of(value).nodes()) {
            if (node instanceof Variable v && rows.containsKey(v.name())) {
                operands.put(v.name(), rows.get(v.name()).at(unit));
            }
        }
        return operands;
    }
}
