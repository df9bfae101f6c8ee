package org.mlpc.compiler.calculus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Constant;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Reduction;
import org.mlpc.compiler.expr.Expr.Variable;

/** Makes equal expressions one object, so that what is computed twice is seen. Operands go in before their users. */
public final class Interner {
    private final Map<List<Object>, Expr> known = new HashMap<>();
    private final IdentityHashMap<Expr, Integer> numbers = new IdentityHashMap<>();
    /** For each expression that was asked about the first that equals it. */
    private final IdentityHashMap<Expr, Expr> firsts = new IdentityHashMap<>();

    /** The first expression seen that equals this one. */
    public Expr intern(Expr expr) {
        Expr first = firsts.get(expr);
        if (first != null) {
            return first;
        }
        Deque<Expr> open = new ArrayDeque<>();
        open.push(expr);
        while (!open.isEmpty()) {
            Expr unknown = unknownOperand(open.peek());
            if (unknown != null) {
                open.push(unknown);
            } else {
                enter(open.pop());
            }
        }
        return Objects.requireNonNull(firsts.get(expr));
    }

    private @Nullable Expr unknownOperand(Expr expr) {
        for (Expr operand : expr.operands()) {
            if (!firsts.containsKey(operand)) {
                return operand;
            }
        }
        return null;
    }

    /** Interns an expression whose operands are known. */
    private void enter(Expr expr) {
        Expr first = known.computeIfAbsent(key(expr), k -> expr);
        numbers.putIfAbsent(first, numbers.size());
        firsts.put(expr, first);
    }

    private List<Object> key(Expr expr) {
        List<Object> key = new ArrayList<>();
        key.add(expr.getClass());
        if (expr instanceof Constant c) {
            key.add(c.value());
        } else if (expr instanceof Variable v) {
            key.add(v.name());
        } else if (expr instanceof Operation o) {
            key.add(o.operator());
        } else if (expr instanceof Reduction r) {
            key.add(r.reducer());
        }
        expr.operands().forEach(o -> key.add(numbers.get(firsts.get(o))));
        return key;
    }
}
