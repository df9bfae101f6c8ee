package org.mlpc.compiler.codegen;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.calculus.Interner;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.order.Sequence.Step;

/** What the forward pass of the last layer leaves in arrays, for a loss that would compute the same once more. */
final class StoredValues {
    private final Interner interner = new Interner();
    private final IdentityHashMap<Expr, String> arrays = new IdentityHashMap<>();

    /** Notes that an array holds a value for each unit of each example. */
    void put(Expr value, String array) {
        arrays.put(interner.intern(value), array);
    }

    /**
     * The expression with variables in place of what is there already.
     *
     * @param rows receives the arrays of these variables
     */
    Expr reuse(Expr expr, Map<String, String> rows) {
        Expr shorter = expr;
        List<Expr> nodes = Graph.of(expr).nodes();
        // the outermost first, since what is made of others stands behind them
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Expr node = nodes.get(i);
            String array = arrays.get(interner.intern(node));
            if (array != null && contains(shorter, node)) {
                shorter = Exprs.replace(shorter, node, Exprs.variable(array, node.extent()));
                rows.put(array, array);
            }
        }
        return shorter;
    }

    private static boolean contains(Expr expr, Expr node) {
        return Graph.of(expr).nodes().stream().anyMatch(n -> n == node);
    }

    /** What steps mean in terms of variables alone. */
    static Map<String, Expr> meanings(List<Step> steps) {
        Map<String, Expr> meanings = new HashMap<>();
        steps.forEach(s -> meanings.put(s.name(), Exprs.substitute(s.value(), meanings)));
        return meanings;
    }
}
