package org.mlpc.compiler.schedule.lower;

import java.util.List;
import java.util.Map;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.network.Feature;
import org.mlpc.compiler.network.Feature.Kind.Category;
import org.mlpc.compiler.network.Feature.Kind.Transformed;
import org.mlpc.compiler.network.Inputs;
import org.mlpc.compiler.order.Ordering;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Content;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.Element;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.program.Operand;
import org.mlpc.compiler.program.Statement.Note.Subject;

/** Lowers the way from values as they come from outside to what the first layer reads. */
final class InputLoops {
    private static final Expr VALUE = Exprs.scalar("x");

    private final NetworkBuffers network;
    private final Inputs inputs;
    private final Index example = new Index("b");
    private final Buffer offset;
    private final Buffer factor;
    private Block block;

    InputLoops(NetworkBuffers network) {
        this.network = network;
        this.inputs = network.order().network().inputs();
        Content scale = Content.of(Role.SCALE);
        boolean fitted = inputs.fitted();
        this.offset = fitted ? network.memory().buffer("offset", Element.REAL, scale, inputs.count()) : null;
        this.factor = fitted
                ? network.memory().filled("factor", Element.REAL, scale, 1, inputs.count())
                : inputs.scale() instanceof Inputs.Scale.Factor f
                        ? network.memory().constants("scale", Role.SCALE, List.of(f.factor()))
                        : null;
    }

    /** Encodes so many examples. */
    void lower(Block into, Affine count) {
        if (inputs.scaled()) {
            into.note(Subject.SCALE);
        }
        into.loop(example, Affine.constant(0), count, inner -> {
            block = inner;
            if (inputs.features().isEmpty()) {
                Index i = new Index("i");
                inner.loop(i, inputs.count(), loop -> number(loop, raw(Affine.of(i)), Affine.of(i), Affine.of(i)));
            } else {
                features();
            }
        });
    }

    private Access raw(Affine input) {
        return network.values().at(example, input);
    }

    private Access column(Affine column) {
        return network.encoded().at(example, column);
    }

    private void features() {
        int column = 0;
        for (int i = 0; i < inputs.features().size(); i++) {
            Feature feature = inputs.features().get(i);
            Access value = raw(Affine.constant(i));
            if (feature.kind() instanceof Category category) {
                category(value, column, category.labels().size());
            } else if (feature.kind() instanceof Transformed transformed) {
                Access result = network.memory().number("number", Element.REAL, Content.of(Role.INTERMEDIATE));
                new FormulaLoops(network.memory(), block, 0, 1, Map.of("z", Row.one(value)))
                        .scalar(Ordering.transform(transformed).arithmetic(), result);
                number(block, result, Affine.constant(i), Affine.constant(column));
            } else {
                number(block, value, Affine.constant(i), Affine.constant(column));
            }
            column += feature.columns();
        }
    }

    private void category(Access value, int column, int labels) {
        Index label = new Index("label");
        Expr equal = Exprs.apply(Operator.EQUAL, VALUE, Exprs.scalar("label"));
        Expr coded = Exprs.select(equal, Exprs.ONE, Exprs.ZERO);
        block.loop(
                label,
                labels,
                inner -> inner.store(
                        column(Affine.of(label).plus(Affine.constant(column))),
                        Element.REAL,
                        coded,
                        Map.of("x", value, "label", Affine.of(label))));
    }

    /** The number of an input, scaled. */
    private void number(Block into, Operand value, Affine input, Affine column) {
        Expr scaled = VALUE;
        Map<String, Operand> operands = Map.of("x", value);
        if (inputs.fitted()) {
            scaled = Exprs.multiply(Exprs.subtract(VALUE, Exprs.scalar("offset")), Exprs.scalar("factor"));
            operands = Map.of("x", value, "offset", offset.at(input), "factor", factor.at(input));
        } else if (inputs.scaled()) {
            scaled = Exprs.multiply(VALUE, Exprs.scalar("factor"));
            operands = Map.of("x", value, "factor", factor.at(Affine.constant(0)));
        }
        into.store(column(column), Element.REAL, scaled, operands);
    }
}
