package org.mlpc.compiler.calculus;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Constant;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Reduction;
import org.mlpc.compiler.expr.Expr.Select;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.expr.Operator;

/**
 * Bounds of what an expression can be, by interval arithmetic: every value lies between them, and they may be wider than
 * they need be, since each operand is taken for itself. A vector has one interval for all its units.
 */
public final class Enclosure {
    private static final Interval FALSE = Interval.of(0);
    private static final Interval TRUE = Interval.of(1);
    private static final Interval EITHER = new Interval(0, 1);

    private final Map<String, Interval> variables;
    private final double units;
    private final IdentityHashMap<Expr, Interval> found = new IdentityHashMap<>();

    /** What is known of a whole expression, from somewhere else. */
    public record Known(Expr expr, Interval interval) {}

    private Enclosure(Map<String, Interval> variables, int units) {
        this.variables = variables;
        this.units = units;
    }

    /**
     * The bounds of an expression.
     *
     * @param variables those of the variables; one that is missing may be any number
     * @param units of a vector
     * @param facts what is known besides
     */
    public static Interval of(Expr expr, Map<String, Interval> variables, int units, List<Known> facts) {
        Enclosure enclosure = new Enclosure(variables, units);
        for (Expr node : Graph.of(expr).nodes()) {
            Interval interval = enclosure.compute(node);
            for (Known fact : facts) {
                interval = fact.expr().equals(node) ? interval.within(fact.interval()) : interval;
            }
            enclosure.found.put(node, interval);
        }
        return enclosure.found(expr);
    }

    /** Of an expression that was met before: operands come first. */
    private Interval found(Expr expr) {
        return Objects.requireNonNull(found.get(expr));
    }

    private Interval compute(Expr expr) {
        if (expr instanceof Constant c) {
            return Interval.of(c.value());
        }
        if (expr instanceof Variable v) {
            return v.name().equals("units") ? Interval.of(units) : variables.getOrDefault(v.name(), Interval.ALL);
        }
        if (expr instanceof Reduction r) {
            Interval operand = found(r.operand());
            return switch (r.reducer()) {
                case SUM -> operand.times(Interval.of(units));
                case MEAN, MAX, MIN -> operand;
                case LOG_SUM_EXP -> operand.plus(Interval.of(StrictMath.log(units)));
            };
        }
        if (expr instanceof Select s) {
            Interval condition = found(s.condition());
            Interval yes = found(s.consequence());
            Interval no = found(s.alternative());
            return condition.equals(TRUE) ? yes : condition.equals(FALSE) ? no : yes.union(no);
        }
        Operation o = (Operation) expr;
        Interval first = found(o.first());
        return o.operands().size() == 1 ? one(o.operator(), first) : two(o.operator(), first, found(o.second()));
    }

    private static Interval one(Operator operator, Interval x) {
        return switch (operator) {
            case NEGATE -> x.negated();
            case ABS -> x.absolute();
            case SIN, COS -> new Interval(-1, 1);
            case NOT -> x.equals(TRUE) ? FALSE : x.equals(FALSE) ? TRUE : EITHER;
            case FIRST_MAX, FIRST_MIN -> EITHER;
            case LOG, SQRT ->
                new Interval(Math.max(0, x.low()), Math.max(0, x.high())) // below 0 it is no number
                        .rising(v -> Arithmetic.apply(operator, v, v));
            case LOG1P ->
                new Interval(Math.max(-1, x.low()), Math.max(-1, x.high()))
                        .rising(v -> Arithmetic.apply(operator, v, v));
            default -> x.rising(v -> Arithmetic.apply(operator, v, v));
        };
    }

    private static Interval two(Operator operator, Interval x, Interval y) {
        return switch (operator) {
            case ADD -> x.plus(y);
            case SUBTRACT -> x.plus(y.negated());
            case MULTIPLY -> x.times(y);
            case DIVIDE -> x.over(y);
            case POWER -> x.power(y);
            case MIN -> new Interval(Math.min(x.low(), y.low()), Math.min(x.high(), y.high()));
            case MAX -> new Interval(Math.max(x.low(), y.low()), Math.max(x.high(), y.high()));
            case LESS -> x.high() < y.low() ? TRUE : x.low() >= y.high() ? FALSE : EITHER;
            case LESS_OR_EQUAL -> x.high() <= y.low() ? TRUE : x.low() > y.high() ? FALSE : EITHER;
            case GREATER -> two(Operator.LESS, y, x);
            case GREATER_OR_EQUAL -> two(Operator.LESS_OR_EQUAL, y, x);
            case EQUAL ->
                x.low() == x.high() && x.equals(y) ? TRUE : x.high() < y.low() || y.high() < x.low() ? FALSE : EITHER;
            case NOT_EQUAL -> one(Operator.NOT, two(Operator.EQUAL, x, y));
            case AND -> x.equals(TRUE) && y.equals(TRUE) ? TRUE : x.equals(FALSE) || y.equals(FALSE) ? FALSE : EITHER;
            case OR -> one(Operator.NOT, two(Operator.AND, one(Operator.NOT, x), one(Operator.NOT, y)));
            default -> Interval.ALL;
        };
    }
}
