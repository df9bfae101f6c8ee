package org.mlpc.compiler.reference;

import java.util.IdentityHashMap;
import java.util.Map;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Constant;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Reduction;
import org.mlpc.compiler.expr.Expr.Select;
import org.mlpc.compiler.expr.Expr.Variable;

/** Computes an expression as it is written, with derivatives. A value is one number, or one for each unit. */
public final class Interpreter {
    private final Map<String, Dual[]> values;
    private final Choices choices;
    private final DualArithmetic arithmetic;
    /** Parts that a definition uses twice by one name are computed once; it would be the same twice. */
    private final IdentityHashMap<Expr, Dual[]> known = new IdentityHashMap<>();

    private Interpreter(Map<String, Dual[]> values, Choices choices) {
        this.values = values;
        this.choices = choices;
        this.arithmetic = new DualArithmetic(choices);
    }

    /** The value of an expression, given those of its variables. */
    public static Dual[] evaluate(Expr expr, Map<String, Dual[]> values, Choices choices) {
        return new Interpreter(values, choices).value(expr);
    }

    private Dual[] value(Expr expr) {
        Dual[] before = known.get(expr);
        if (before != null) {
            return before;
        }
        Dual[] value = compute(expr);
        known.put(expr, value);
        return value;
    }

    private Dual[] compute(Expr expr) {
        if (expr instanceof Constant c) {
            return Dual.constants(c.value());
        }
        if (expr instanceof Variable v) {
            if (!values.containsKey(v.name())) {
                throw new IllegalArgumentException("no value for " + v.name());
            }
            return values.get(v.name());
        }
        if (expr instanceof Reduction r) {
            return new Dual[] {reduce(r, value(r.operand()))};
        }
        if (expr instanceof Select s) {
            return select(value(s.condition()), value(s.consequence()), value(s.alternative()));
        }
        return operate((Operation) expr);
    }

    private Dual[] select(Dual[] condition, Dual[] consequence, Dual[] alternative) {
        Dual[] result = new Dual[Math.max(condition.length, Math.max(consequence.length, alternative.length))];
        for (int u = 0; u < result.length; u++) {
            result[u] = choices.note(at(condition, u).value() != 0) ? at(consequence, u) : at(alternative, u);
        }
        return result;
    }

    private Dual[] operate(Operation o) {
        Dual[] first = value(o.first());
        Dual[] second = o.operands().size() > 1 ? value(o.second()) : first;
        Dual[] result = new Dual[Math.max(first.length, second.length)];
        for (int u = 0; u < result.length; u++) {
            result[u] = arithmetic.apply(o.operator(), at(first, u), at(second, u));
        }
        return result;
    }

    private static Dual at(Dual[] values, int unit) {
        return values.length == 1 ? values[0] : values[unit];
    }

    private Dual reduce(Reduction r, Dual[] units) {
        return switch (r.reducer()) {
            case SUM -> sum(units);
            case MEAN -> sum(units).over(Dual.constant(units.length));
            case MAX -> units[extreme(units, 1)];
            case MIN -> units[extreme(units, -1)];
            case LOG_SUM_EXP -> logSumExp(units);
        };
    }

    private static Dual sum(Dual[] units) {
        Dual sum = units[0];
        for (int u = 1; u < units.length; u++) {
            sum = sum.plus(units[u]);
        }
        return sum;
    }

    /** The first of the largest, or with sign -1 of the smallest. */
    private int extreme(Dual[] units, int sign) {
        int first = 0;
        for (int u = 1; u < units.length; u++) {
            if (sign * units[u].value() > sign * units[first].value()) {
                first = u;
            }
        }
        choices.note(first);
        return first;
    }

    private static Dual logSumExp(Dual[] units) {
        double shift = Double.NEGATIVE_INFINITY;
        for (Dual unit : units) {
            shift = Math.max(shift, unit.value());
        }
        Dual sum = Dual.constant(0);
        for (Dual unit : units) {
            sum = sum.plus(unit.minus(Dual.constant(shift)).exp());
        }
        return sum.log().plus(Dual.constant(shift));
    }
}
