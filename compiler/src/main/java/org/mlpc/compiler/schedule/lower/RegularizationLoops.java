package org.mlpc.compiler.schedule.lower;

import java.util.List;
import java.util.Map;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.network.Regularization;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Content;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.Element;
import org.mlpc.compiler.program.Operand;
import org.mlpc.compiler.program.Statement.Note.Subject;

/** Lowers what keeps weights small: penalties before the optimizer, shortened rows after it. */
final class RegularizationLoops {
    private static final Expr W = Exprs.scalar("w");

    private final NetworkBuffers network;
    private final List<TensorLoops> trained;

    RegularizationLoops(NetworkBuffers network) {
        this.network = network;
        this.trained = TensorLoops.trained(network);
    }

    /** Takes the mean of the gradient, adds ∂/∂w of the penalties to it, and adds up the penalties. */
    void penalties(Block block, Access mean, Access penalty) {
        for (TensorLoops tensor : trained) {
            tensor.each(
                    block,
                    (inner, place) -> inner.store(
                            tensor.gradient(place),
                            Element.REAL,
                            Exprs.multiply(Exprs.scalar("g"), Exprs.scalar("mean")),
                            Map.of("g", tensor.gradient(place), "mean", mean)));
        }
        block.set(penalty, 0);
        for (TensorLoops tensor : trained) {
            Regularization keeps = tensor.layer().layer().regularization();
            if (tensor.weights() && keeps.penalizes()) {
                penalty(block, tensor, keeps, penalty);
            }
        }
    }

    private void penalty(Block block, TensorLoops tensor, Regularization keeps, Access penalty) {
        block.note(Subject.PENALTIES, tensor.layer());
        Access ofUnit = number("ofUnit");
        tensor.eachUnit(block, (unit, numbers) -> {
            unit.set(ofUnit, 0);
            numbers.accept((inner, place) -> {
                Map<String, Operand> w = Map.of("w", tensor.parameter(place));
                if (keeps.l1() != 0) {
                    Expr l1 = Exprs.constant(keeps.l1());
                    inner.grow(ofUnit, Exprs.multiply(l1, Exprs.apply(Operator.ABS, W)), w);
                    inner.grow(tensor.gradient(place), Exprs.multiply(l1, Exprs.apply(Operator.SIGN, W)), w);
                }
                if (keeps.l2() != 0) {
                    Expr l2 = Exprs.constant(keeps.l2());
                    inner.grow(ofUnit, Exprs.multiply(Exprs.multiply(l2, W), W), w);
                    inner.grow(tensor.gradient(place), Exprs.multiply(Exprs.constant(2 * keeps.l2()), W), w);
                }
            });
            unit.grow(penalty, Exprs.scalar("ofUnit"), Map.of("ofUnit", ofUnit));
        });
    }

    /** Shortens the weights of units that are longer than their layer allows. */
    void shorten(Block block) {
        for (TensorLoops tensor : trained) {
            double most = tensor.layer().layer().regularization().maxNorm();
            if (tensor.weights() && most != 0) {
                shorten(block, tensor, most);
            }
        }
    }

    private void shorten(Block block, TensorLoops tensor, double most) {
        block.note(Subject.MAX_NORM, tensor.layer());
        Access squares = number("squares");
        Access shorter = number("shorter");
        Expr longer = Exprs.apply(Operator.GREATER, Exprs.scalar("squares"), Exprs.constant(most * most));
        Expr factor = Exprs.divide(Exprs.constant(most), Exprs.apply(Operator.SQRT, Exprs.scalar("squares")));
        tensor.eachUnit(block, (unit, numbers) -> {
            unit.set(squares, 0);
            numbers.accept(
                    (inner, place) -> inner.grow(squares, Exprs.multiply(W, W), Map.of("w", tensor.parameter(place))));
            unit.store(shorter, Element.DOUBLE, Exprs.ONE, Map.of());
            unit.choose(
                    Element.DOUBLE,
                    longer,
                    Map.of("squares", squares),
                    then -> then.store(shorter, Element.DOUBLE, factor, Map.of("squares", squares)));
            numbers.accept((inner, place) -> inner.store(
                    tensor.parameter(place),
                    Element.REAL,
                    Exprs.multiply(W, Exprs.scalar("shorter")),
                    Map.of("w", tensor.parameter(place), "shorter", shorter)));
        });
    }

    private Access number(String wish) {
        return network.memory().number(wish, Element.DOUBLE, Content.of(Role.INTERMEDIATE));
    }
}
