package org.mlpc.compiler.schedule.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Constant;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Computation;
import org.mlpc.compiler.program.Element;
import org.mlpc.compiler.program.Operand;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.If;
import org.mlpc.compiler.program.Statement.MultiplyAdd;
import org.mlpc.compiler.program.Statement.Store;
import org.mlpc.compiler.program.Uses;

/** Numbers values while straight lines are read: equal numbers are equal bits. */
final class ValueNumbers {
    private final Map<List<Object>, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> holds = new HashMap<>();

    /** The number of what a place holds by now. */
    int at(Access place) {
        return holds.computeIfAbsent(place.toString(), name -> number(List.of("outside", name)));
    }

    /** Reads a statement. */
    void read(Statement statement) {
        if (statement instanceof Store store) {
            Element element = store.target().buffer().element();
            int value = of(store.value());
            boolean rounds = store.value().in() == Element.DOUBLE && element == Element.REAL;
            holds.put(store.target().toString(), rounds ? number(List.of("rounded", value)) : value);
        } else if (statement instanceof MultiplyAdd sum) {
            List<Object> key = List.of("multiply-add", at(sum.left()), at(sum.right()), at(sum.target()));
            holds.put(sum.target().toString(), number(key));
        } else if (statement instanceof If || statement instanceof Statement.Draw) {
            Uses.of(List.of(statement)).stream()
                    .filter(Uses.Use::written)
                    .forEach(
                            u -> holds.put(u.access().toString(), number(List.of("unlike any other", numbers.size()))));
        }
    }

    private int number(List<Object> key) {
        return numbers.computeIfAbsent(key, k -> numbers.size());
    }

    private int of(Computation computation) {
        IdentityHashMap<Expr, Integer> known = new IdentityHashMap<>();
        int last = 0;
        for (Expr node : Graph.of(computation.expr()).nodes()) {
            last = of(node, computation, known);
            known.put(node, last);
        }
        return last;
    }

    private int of(Expr node, Computation computation, IdentityHashMap<Expr, Integer> known) {
        if (node instanceof Variable v) {
            return of(Objects.requireNonNull(computation.operands().get(v.name())), computation.in());
        }
        List<Object> key = new ArrayList<>();
        if (node instanceof Constant c) {
            key.add("constant");
            key.add(Double.doubleToRawLongBits(c.value()));
        } else {
            key.add(node instanceof Operation o ? o.operator() : "select");
            key.add(computation.in());
            node.operands().forEach(o -> key.add(known.get(o)));
        }
        return number(key);
    }

    private int of(Operand operand, Element in) {
        if (operand instanceof Access place) {
            boolean rounds = place.buffer().element() == Element.DOUBLE && in == Element.REAL;
            return rounds ? number(List.of("rounded", at(place))) : at(place);
        }
        return number(List.of("index", operand.toString()));
    }
}
