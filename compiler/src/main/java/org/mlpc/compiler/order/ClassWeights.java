package org.mlpc.compiler.order;

import java.util.List;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Reducer;
import org.mlpc.compiler.network.Network;

/** What multiplies value and gradient of an example by the weight of its class. */
final class ClassWeights {
    private ClassWeights() {}

    /** An expression of the loss, times the weight of the example. */
    static Expr weighted(Network network, Expr expr) {
        List<Double> weights = network.classWeights();
        if (weights.isEmpty()) {
            return expr;
        }
        Expr.Variable t = Exprs.variable("t", Extent.VECTOR);
        if (network.outputs() == 1) {
            Expr first = Exprs.constant(weights.get(0));
            Expr second = Exprs.constant(weights.get(1));
            Expr weight = Exprs.add(Exprs.multiply(first, Exprs.subtract(Exprs.ONE, t)), Exprs.multiply(second, t));
            return Exprs.multiply(weight, expr);
        }
        Expr.Variable byClass = Exprs.variable("class_weight", Extent.VECTOR);
        return Exprs.multiply(Exprs.reduce(Reducer.SUM, Exprs.multiply(byClass, t)), expr);
    }
}
