package org.mlpc.compiler.growth;

import java.util.IdentityHashMap;
import java.util.Set;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.order.Order;
import org.mlpc.compiler.order.Sequence;

/**
 * How much is written for a formula: what is shared and has no name is written as often as it is used, but for what is
 * known before the examples, of which everything has a name.
 */
final class Written {
    private Written() {}

    static long operations(Order.Formula formula) {
        Sequence sequence = Sequence.of(formula.arithmetic(), Set.of());
        return sequence.steps().stream()
                        .mapToLong(step -> operations(step.value()))
                        .sum()
                + operations(sequence.result());
    }

    private static long operations(Expr expr) {
        if (expr.extent() == Extent.UNIFORM) {
            return Graph.of(expr).operations();
        }
        IdentityHashMap<Expr, Long> counts = new IdentityHashMap<>();
        for (Expr node : Graph.of(expr).nodes()) {
            long below = node.operands().stream().mapToLong(counts::get).sum();
            counts.put(node, node.operands().isEmpty() ? 0 : below + 1);
        }
        return counts.get(expr);
    }
}
