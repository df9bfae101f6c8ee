package org.mlpc.compiler.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Reduction;
import org.mlpc.compiler.expr.Expr.Select;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.expr.Reducer;

/**
 * An expression as steps: what is used twice, what must be known for all units, what is one number for all of them, what
 * is known before the examples, and what is so deep that javac might not follow gets a name of its own.
 *
 * @param steps in order; each may use the names of those before
 * @param result in terms of variables and steps
 */
public record Sequence(List<Step> steps, Expr result) {
    public Sequence {
        steps = List.copyOf(steps);
    }

    /**
     * A named intermediate.
     *
     * @param name unlike every variable of the expression
     * @param extent of its value
     * @param value in terms of variables and earlier steps
     */
    public record Step(String name, Extent extent, Expr value) {}

    /**
     * Names what needs a name.
     *
     * @param expr lowered: its reductions are sums, maxima and minima
     * @param taken names that steps must not have
     */
    public static Sequence of(Expr expr, Set<String> taken) {
        return new Namer(expr, taken).sequence(expr);
    }

    /** Levels of one step. */
    private static final int DEEP = 48;

    private static final class Namer {
        private final IdentityHashMap<Expr, Integer> uses = new IdentityHashMap<>();
        private final IdentityHashMap<Expr, Expr> meanings = new IdentityHashMap<>();
        private final IdentityHashMap<Expr, Boolean> whole = new IdentityHashMap<>();
        private final IdentityHashMap<Expr, Integer> depths = new IdentityHashMap<>();
        private final List<Step> steps = new ArrayList<>();
        private final Set<String> names;
        /** For each wish the count from which names of its kind are tried. */
        private final Map<String, Integer> counts = new HashMap<>();

        Namer(Expr expr, Set<String> taken) {
            names = new HashSet<>(taken);
            uses.put(expr, expr.extent() == Extent.UNIFORM ? 1 : 0);
            for (Expr node : Graph.of(expr).nodes()) {
                if (node instanceof Expr.Variable v) {
                    names.add(v.name());
                }
                for (Expr operand : node.operands()) {
                    uses.merge(operand, uses(node, operand), Integer::sum);
                }
                if (node instanceof Reduction || indicator(node)) {
                    whole.put(node.operands().get(0), true);
                }
            }
        }

        /** A number in an expression over the units is used by each of them; what is hoisted is not used at all. */
        private static int uses(Expr node, Expr operand) {
            if (node.extent() == Extent.UNIFORM) {
                return 0;
            }
            return node.extent() == Extent.VECTOR && operand.extent() == Extent.SCALAR ? 2 : 1;
        }

        Sequence sequence(Expr expr) {
            for (Expr node : Graph.of(expr).nodes()) {
                List<Expr> operands =
                        node.operands().stream().map(meanings::get).toList();
                Expr meant = node.operands().isEmpty() ? node : Exprs.with(node, operands);
                boolean root = node == expr
                        && node.extent() != Extent.UNIFORM
                        && !(node instanceof Reduction)
                        && !indicator(node);
                boolean named = !root && (named(node) || deep(node));
                depths.put(node, named ? 0 : depth(node));
                meanings.put(node, named ? step(node, meant) : meant);
            }
            return new Sequence(steps, Objects.requireNonNull(meanings.get(expr)));
        }

        private boolean named(Expr node) {
            if (node.operands().isEmpty()) {
                return false;
            }
            if (node.extent() == Extent.UNIFORM) {
                return uses.getOrDefault(node, 0) > 0;
            }
            boolean logical = node instanceof Operation o && o.operator().logical();
            return node instanceof Reduction
                    || indicator(node)
                    || whole.containsKey(node)
                    || !logical && uses.getOrDefault(node, 0) > 1;
        }

        private boolean deep(Expr node) {
            boolean logical = node instanceof Operation o && o.operator().logical();
            return node.extent() != Extent.UNIFORM && !logical && depth(node) >= DEEP;
        }

        private int depth(Expr node) {
            int depth = 0;
            for (Expr operand : node.operands()) {
                depth = Math.max(depth, Objects.requireNonNull(depths.get(operand)) + 1);
            }
            return depth;
        }

        private static boolean indicator(Expr node) {
            return node instanceof Operation o
                    && (o.operator() == Operator.FIRST_MAX || o.operator() == Operator.FIRST_MIN);
        }

        private Expr step(Expr node, Expr value) {
            String name = fresh(node);
            steps.add(new Step(name, node.extent(), value));
            return Exprs.variable(name, node.extent());
        }

        private String fresh(Expr node) {
            String wish = wish(node);
            boolean numbered = wish.equals("c");
            String name = numbered ? "c1" : wish;
            int n = counts.getOrDefault(wish, 1);
            for (; !names.add(name); n++) {
                name = numbered || n > 20 ? wish + (n + 1) : wish + (char) ('a' + n);
            }
            counts.put(wish, n);
            return name;
        }

        private static String wish(Expr node) {
            String given = node instanceof Operation o
                    ? o.name()
                    : node instanceof Select s ? s.name() : ((Reduction) node).name();
            if (!given.isEmpty()) {
                return given;
            }
            if (node.extent() == Extent.UNIFORM) {
                return "c";
            }
            if (node instanceof Reduction r) {
                return r.reducer() == Reducer.SUM ? "s" : r.reducer() == Reducer.MAX ? "m" : "n";
            }
            if (node instanceof Operation o) {
                return switch (o.operator()) {
                    case SUBTRACT -> "r";
                    case EXP -> "e";
                    case FIRST_MAX, FIRST_MIN -> "k";
                    default -> "u";
                };
            }
            return "u";
        }
    }
}
