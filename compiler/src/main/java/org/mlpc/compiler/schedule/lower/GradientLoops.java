package org.mlpc.compiler.schedule.lower;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.network.Train;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Content;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.Element;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.program.Operand;

/** Lowers what becomes of the sums of gradients before the optimizer sees them: the mean, and what clips it. */
final class GradientLoops {
    private final NetworkBuffers network;
    private final boolean penalized;
    private final Optional<Train.Clip> norm;
    private final Optional<Train.Clip> bound;
    private final Access mean;

    GradientLoops(NetworkBuffers network) {
        this.network = network;
        this.penalized = network.order().network().penalizes();
        Optional<Train.Clip> clip = network.order().network().train().clip();
        this.norm = clip.filter(Train.Clip::norm);
        this.bound = clip.filter(c -> !c.norm());
        this.mean = network.memory().number("mean", Element.REAL, Content.of(Role.INTERMEDIATE));
    }

    /** 1 / n. */
    Access mean(Block block, Index examples) {
        block.store(mean, Element.DOUBLE, Exprs.divide(Exprs.ONE, Exprs.scalar("n")), Map.of("n", Affine.of(examples)));
        return mean;
    }

    /** What the sums, or with penalties their mean, are multiplied with. */
    void factor(Block block, Index examples) {
        if (norm.isEmpty()) {
            if (!penalized) {
                mean(block, examples);
            }
            return;
        }
        Access length = length(block);
        Expr whole = penalized ? Exprs.scalar("length") : Exprs.divide(Exprs.scalar("length"), Exprs.scalar("n"));
        Map<String, Operand> operands = new LinkedHashMap<>();
        operands.put("length", length);
        operands.put("n", Affine.of(examples));
        block.store(length, Element.DOUBLE, whole, operands);
        Expr limit = Exprs.constant(norm.get().limit());
        Expr bounded = Exprs.select(
                Exprs.apply(Operator.GREATER, Exprs.scalar("length"), limit),
                Exprs.divide(limit, Exprs.scalar("length")),
                Exprs.ONE);
        Expr factor = penalized ? bounded : Exprs.divide(bounded, Exprs.scalar("n"));
        block.store(mean, Element.DOUBLE, factor, operands);
    }

    /** The norm of all sums. */
    private Access length(Block block) {
        Content content = Content.of(Role.INTERMEDIATE);
        Access length = network.memory().number("length", Element.DOUBLE, content);
        Access ofUnit = network.memory().number("squares", Element.DOUBLE, content);
        block.set(length, 0);
        for (TensorLoops tensor : TensorLoops.trained(network)) {
            tensor.eachUnit(block, (unit, numbers) -> {
                unit.set(ofUnit, 0);
                numbers.accept((inner, place) -> inner.grow(
                        ofUnit,
                        Exprs.multiply(Exprs.scalar("g"), Exprs.scalar("g")),
                        Map.of("g", tensor.gradient(place))));
                unit.grow(length, Exprs.scalar("squares"), Map.of("squares", ofUnit));
            });
        }
        block.store(
                length, Element.DOUBLE, Exprs.apply(Operator.SQRT, Exprs.scalar("squares")), Map.of("squares", length));
        return length;
    }

    /** The gradient that the optimizer sees, of one number. */
    void store(Block block, Access target, Access sum) {
        boolean taken = penalized && norm.isEmpty();
        Expr value = taken ? Exprs.scalar("g") : Exprs.multiply(Exprs.scalar("g"), Exprs.scalar("mean"));
        if (bound.isPresent()) {
            Expr limit = Exprs.constant(bound.get().limit());
            Expr least = Exprs.constant(-bound.get().limit());
            value = Exprs.apply(Operator.MAX, least, Exprs.apply(Operator.MIN, limit, value));
        }
        block.store(target, Element.REAL, value, taken ? Map.of("g", sum) : Map.of("g", sum, "mean", mean));
    }
}
