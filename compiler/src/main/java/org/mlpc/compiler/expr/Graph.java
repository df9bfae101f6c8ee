package org.mlpc.compiler.expr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
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

    /** Without recursion, since expressions are as deep as they are long. */
    private static void visit(Expr root, List<Expr> nodes, IdentityHashMap<Expr, Boolean> seen) {
        Deque<Visit> open = new ArrayDeque<>();
        enter(root, open, seen);
        while (!open.isEmpty()) {
            Visit visit = open.peek();
            if (visit.operands().hasNext()) {
                enter(visit.operands().next(), open, seen);
            } else {
                nodes.add(open.pop().node());
            }
        }
    }

    /** A node and those of its operands that are still to be seen. */
    private record Visit(Expr node, Iterator<Expr> operands) {}

    private static void enter(Expr node, Deque<Visit> open, IdentityHashMap<Expr, Boolean> seen) {
        if (seen.put(node, true) == null) {
            open.push(new Visit(node, node.operands().iterator()));
        }
    }

    /** How many operations, selections and reductions there are. */
    public int operations() {
        return (int) nodes.stream().filter(n -> !n.operands().isEmpty()).count();
    }
}
