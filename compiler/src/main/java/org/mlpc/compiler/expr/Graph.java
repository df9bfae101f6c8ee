package org.mlpc.compiler.expr;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The nodes of one or more expressions, each once.
 *
 * @param nodes operands before what is made of them
 */
public record Graph(List<Expr> nodes) {
    public Graph {
        nodes = List.copyOf(nodes);
    }

    /** The nodes reachable from the given roots. */
    public static Graph of(Expr... roots) {
        return of(List.of(roots));
    }

    /** The nodes reachable from the given roots. */
    public static Graph of(List<Expr> roots) {
        List<Expr> nodes = new ArrayList<>();
        IdentityHashMap<Expr, Boolean> seen = new IdentityHashMap<>();
        roots.forEach(root -> visit(root, nodes, seen));
        return new Graph(nodes);
    }

    private static void visit(Expr expr, List<Expr> nodes, IdentityHashMap<Expr, Boolean> seen) {
        if (seen.put(expr, true) != null) {
            return;
        }
        expr.operands().forEach(o -> visit(o, nodes, seen));
        nodes.add(expr);
    }

    /** How many operations, selections and reductions there are. */
    public int operations() {
        return (int) nodes.stream().filter(n -> !n.operands().isEmpty()).count();
    }
}
