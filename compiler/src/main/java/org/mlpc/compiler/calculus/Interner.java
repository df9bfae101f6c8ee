package org.mlpc.compiler.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Constant;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Reduction;
import org.mlpc.compiler.expr.Expr.Variable;

/** Makes equal expressions one object, so that what is computed twice is seen. Operands go in before their users. */
public final class Interner {
    private final Map<List<Object>, Expr> known = new HashMap<>();
    private final IdentityHashMap<Expr, Integer> numbers = new IdentityHashMap<>();

    /** The first expression seen that equals this one. */
    public Expr intern(Expr expr) {
        if (numbers.containsKey(expr)) {
            return expr;
        }
        Expr first = known.computeIfAbsent(key(expr), k -> expr);
        numbers.putIfAbsent(first, numbers.size());
        return first;
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
        expr.operands().forEach(o -> key.add(numbers.get(intern(o))));
        return key;
    }
}
