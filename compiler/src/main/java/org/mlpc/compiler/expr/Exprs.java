package org.mlpc.compiler.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.mlpc.compiler.expr.Expr.Constant;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Reduction;
import org.mlpc.compiler.expr.Expr.Select;
import org.mlpc.compiler.expr.Expr.Variable;

/** Makes expressions, and copies of them with parts exchanged. */
public final class Exprs {
    public static final Constant ZERO = constant(0);
    public static final Constant ONE = constant(1);

    private Exprs() {}

    /** A number in its shortest spelling. */
    public static Constant constant(double value) {
        return new Constant(value, Literals.shortest(value));
    }

    /** A number in the source's spelling; infinite where it is too large, and 0 where it is too small. */
    public static Constant constant(String spelling) {
        return new Constant(Double.parseDouble(spelling), spelling);
    }

    /** A value given from outside. */
    public static Variable variable(String name, Extent extent) {
        return new Variable(name, extent);
    }

    /** One number, given from outside. */
    public static Variable scalar(String name) {
        return variable(name, Extent.SCALAR);
    }

    /** An operation on its operands. */
    public static Expr apply(Operator operator, Expr... operands) {
        return apply(operator, Arrays.asList(operands), "");
    }

    /** An operation with the {@code let} name of its value. */
    public static Expr apply(Operator operator, List<Expr> operands, String name) {
        Extent extent = Extent.UNIFORM;
        for (Expr operand : operands) {
            extent = extent.or(operand.extent());
        }
        return new Operation(operator, operands, extent, name);
    }

    public static Expr add(Expr left, Expr right) {
        return apply(Operator.ADD, left, right);
    }

    public static Expr subtract(Expr left, Expr right) {
        return apply(Operator.SUBTRACT, left, right);
    }

    public static Expr multiply(Expr left, Expr right) {
        return apply(Operator.MULTIPLY, left, right);
    }

    public static Expr divide(Expr left, Expr right) {
        return apply(Operator.DIVIDE, left, right);
    }

    public static Expr power(Expr base, Expr exponent) {
        return apply(Operator.POWER, base, exponent);
    }

    public static Expr negate(Expr operand) {
        return apply(Operator.NEGATE, operand);
    }

    /** One of two values. */
    public static Expr select(Expr condition, Expr consequence, Expr alternative) {
        return select(condition, consequence, alternative, "");
    }

    /** One of two values, with the {@code let} name of the result. */
    public static Expr select(Expr condition, Expr consequence, Expr alternative, String name) {
        Extent extent = condition.extent().or(consequence.extent()).or(alternative.extent());
        return new Select(condition, consequence, alternative, extent, name);
    }

    /** One number of a vector. */
    public static Expr reduce(Reducer reducer, Expr operand) {
        return new Reduction(reducer, operand, "");
    }

    /** The same expression on other operands. */
    public static Expr with(Expr expr, List<Expr> operands) {
        if (expr instanceof Operation o) {
            return apply(o.operator(), operands, o.name());
        }
        if (expr instanceof Select s) {
            return select(operands.get(0), operands.get(1), operands.get(2), s.name());
        }
        if (expr instanceof Reduction r) {
            return new Reduction(r.reducer(), operands.get(0), r.name());
        }
        return expr;
    }

    /** The same expression under a {@code let} name. */
    public static Expr named(Expr expr, String name) {
        if (expr instanceof Operation o) {
            return new Operation(o.operator(), o.operands(), o.extent(), name);
        }
        if (expr instanceof Select s) {
            return new Select(s.condition(), s.consequence(), s.alternative(), s.extent(), name);
        }
        if (expr instanceof Reduction r) {
            return new Reduction(r.reducer(), r.operand(), name);
        }
        return expr;
    }

    /** Replaces variables by name; names not in the map stay. */
    public static Expr substitute(Expr expr, Map<String, Expr> values) {
        return rewrite(expr, e -> e instanceof Variable v ? values.getOrDefault(v.name(), v) : e);
    }

    /** Replaces one node, recognised by identity, wherever it is used. */
    public static Expr replace(Expr expr, Expr node, Expr by) {
        IdentityHashMap<Expr, Expr> done = new IdentityHashMap<>();
        done.put(node, by);
        return replace(expr, done);
    }

    /** Replaces nodes, recognised by identity, wherever they are used. */
    public static Expr replace(Expr expr, IdentityHashMap<Expr, Expr> by) {
        return rewrite(expr, UnaryOperator.identity(), new IdentityHashMap<>(by));
    }

    /** Rebuilds an expression from its leaves up; every node, rebuilt on its new operands, goes through the rule. */
    public static Expr rewrite(Expr expr, UnaryOperator<Expr> rule) {
        return rewrite(expr, rule, new IdentityHashMap<>());
    }

    private static Expr rewrite(Expr expr, UnaryOperator<Expr> rule, IdentityHashMap<Expr, Expr> done) {
        for (Expr node : Graph.of(expr).nodes()) {
            if (!done.containsKey(node)) {
                done.put(node, rule.apply(rebuilt(node, done)));
            }
        }
        return Objects.requireNonNull(done.get(expr));
    }

    private static Expr rebuilt(Expr node, IdentityHashMap<Expr, Expr> done) {
        List<Expr> operands = new ArrayList<>(node.operands().size());
        boolean same = true;
        for (Expr operand : node.operands()) {
            Expr rebuilt = done.get(operand);
            operands.add(rebuilt);
            same &= rebuilt == operand;
        }
        return same ? node : with(node, operands);
    }

    /** Whether an expression is the given number. */
    public static boolean is(Expr expr, double value) {
        return expr instanceof Constant c && c.value() == value;
    }

    /** Whether an expression mentions a variable. */
    public static boolean mentions(Expr expr, String variable) {
        return Graph.of(expr).nodes().stream()
                .anyMatch(n -> n instanceof Variable v && v.name().equals(variable));
    }
}
