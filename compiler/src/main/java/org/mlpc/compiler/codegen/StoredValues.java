package org.mlpc.compiler.codegen;

import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.mlpc.compiler.calculus.Interner;
import org.mlpc.compiler.codegen.text.Symbols;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.order.Order;
import org.mlpc.compiler.order.Sequence.Step;

/** What the forward pass of the last layer leaves for a loss that would compute the same once more. */
final class StoredValues {
    private final Interner interner = new Interner();
    private final IdentityHashMap<Expr, Boolean> wanted = new IdentityHashMap<>();
    private final IdentityHashMap<Expr, String> names = new IdentityHashMap<>();

    /** For the loss of an order, if it has one. */
    StoredValues(Order order) {
        order.loss()
                .ifPresent(loss -> Graph.of(loss.value().arithmetic())
                        .nodes()
                        .forEach(node -> wanted.put(interner.intern(node), true)));
    }

    /** Whether the loss computes a value. */
    boolean wanted(Expr value) {
        return wanted.containsKey(interner.intern(value));
    }

    /** Notes the name of an array or local that holds a value for each unit, or one number. */
    void put(Expr value, String name) {
        names.put(interner.intern(value), name);
    }

    /**
     * The expression with variables in place of what is there already.
     *
     * @param variables receives their names, and whether each is a number or one for each unit
     */
    Expr reuse(Expr expr, BiConsumer<String, Extent> variables) {
        Expr shorter = expr;
        List<Expr> nodes = Graph.of(expr).nodes();
        // the outermost first, since what is made of others stands behind them
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Expr node = nodes.get(i);
            String name = names.get(interner.intern(node));
            if (name != null && contains(shorter, node)) {
                shorter = Exprs.replace(shorter, node, Exprs.variable(name, node.extent()));
                variables.accept(name, node.extent());
            }
        }
        return shorter;
    }

    private static boolean contains(Expr expr, Expr node) {
        return Graph.of(expr).nodes().stream().anyMatch(n -> n == node);
    }

    /** A comment that says whose values are taken over. */
    static String comment(Collection<String> names, String whose) {
        String all = names.stream().map(Symbols::wish).sorted().collect(Collectors.joining(" and "));
        return all + (names.size() == 1 ? " is " : " are ") + "as " + whose + " left "
                + (names.size() == 1 ? "it" : "them");
    }

    /** What steps mean in terms of variables alone. */
    static Map<String, Expr> meanings(List<Step> steps) {
        Map<String, Expr> meanings = new HashMap<>();
        steps.forEach(s -> meanings.put(s.name(), Exprs.substitute(s.value(), meanings)));
        return meanings;
    }
}
