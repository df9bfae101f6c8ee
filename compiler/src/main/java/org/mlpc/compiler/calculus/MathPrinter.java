package org.mlpc.compiler.calculus;

import java.util.function.UnaryOperator;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Constant;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Reduction;
import org.mlpc.compiler.expr.Expr.Select;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.expr.Reducer;

/**
 * Writes expressions as mathematics, for comments and dumps. Of a very long one only the beginning is written, since
 * nobody reads the rest, and what is shared would be written out as often as it is used.
 */
public final class MathPrinter {
    private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** How tightly the outermost sign binds. */
    private enum Binding {
        SELECT,
        OR,
        AND,
        NOT,
        COMPARISON,
        SUM,
        PRODUCT,
        SIGN,
        POWER,
        ATOM
    }

    /** Nodes that are written; what comes behind them is {@code …}. */
    private static final int MOST = 300;

    private final UnaryOperator<String> names;
    private int written;

    private MathPrinter(UnaryOperator<String> names) {
        this.names = names;
    }

    /** An expression with its own names. */
    public static String print(Expr expr) {
        return print(expr, UnaryOperator.identity());
    }

    /** An expression with other names for its variables. */
    public static String print(Expr expr, UnaryOperator<String> names) {
        return new MathPrinter(names).text(expr);
    }

    /** The same in brackets when it is a sum or binds even less. */
    public static String factor(Expr expr, UnaryOperator<String> names) {
        return new MathPrinter(names).inner(expr, Binding.PRODUCT);
    }

    private String inner(Expr expr, Binding least) {
        String text = text(expr);
        return binding(expr).compareTo(least) < 0 ? "(" + text + ")" : text;
    }

    /** A factor: a sum over the units would seem to reach over what stands behind it. */
    private String side(Expr factor, Binding least) {
        boolean sum = factor instanceof Reduction r && r.reducer() == Reducer.SUM;
        return sum ? "(" + text(factor) + ")" : inner(factor, least);
    }

    /** No two signs stand beside each other. */
    private static Binding second(Operation o) {
        return signed(o.second()) ? Binding.ATOM : next(binding(o));
    }

    private static boolean signed(Expr expr) {
        return binding(expr) == Binding.SIGN;
    }

    /** Whether its text begins with a sign, as that of -1 / n does. */
    private static boolean begins(Expr expr) {
        boolean product = expr instanceof Operation o && binding(o) == Binding.PRODUCT;
        return signed(expr) || product && begins(((Operation) expr).first());
    }

    private static Binding next(Binding binding) {
        return Binding.values()[binding.ordinal() + 1];
    }

    private String text(Expr expr) {
        if (++written > MOST) {
            return "…";
        }
        if (expr instanceof Constant c) {
            return c.spelling();
        }
        if (expr instanceof Variable v) {
            return names.apply(v.name());
        }
        if (expr instanceof Reduction r) {
            return reduction(r);
        }
        if (expr instanceof Select s) {
            return inner(s.consequence(), Binding.OR) + " if " + text(s.condition()) + ", else "
                    + inner(s.alternative(), Binding.SELECT);
        }
        return operation((Operation) expr);
    }

    private String reduction(Reduction r) {
        return switch (r.reducer()) {
            case SUM -> "Σ " + inner(r.operand(), Binding.SIGN);
            case LOG_SUM_EXP -> "log Σ exp(" + text(r.operand()) + ")";
            default -> r.reducer().symbol() + "(" + text(r.operand()) + ")";
        };
    }

    private String operation(Operation o) {
        Binding binding = binding(o);
        return switch (o.operator()) {
            case DIVIDE -> side(o.first(), binding) + " / " + side(o.second(), second(o));
            case ADD, SUBTRACT ->
                inner(o.first(), binding) + " " + o.operator().symbol() + " " + inner(o.second(), second(o));
            case MULTIPLY -> side(o.first(), binding) + " · " + side(o.second(), second(o));
            case POWER -> inner(o.first(), Binding.ATOM) + exponent(o.second());
            case NEGATE -> "-" + inner(o.first(), begins(o.first()) ? Binding.ATOM : Binding.PRODUCT);
            case SQRT -> "√(" + text(o.first()) + ")";
            case ABS -> "|" + text(o.first()) + "|";
            case EXP -> "exp(" + text(o.first()) + ")";
            case MIN, MAX -> o.operator().symbol() + "(" + text(o.first()) + ", " + text(o.second()) + ")";
            case LESS_OR_EQUAL -> comparison(o, "≤");
            case GREATER_OR_EQUAL -> comparison(o, "≥");
            case EQUAL -> comparison(o, "=");
            case NOT_EQUAL -> comparison(o, "≠");
            case LESS, GREATER -> comparison(o, o.operator().symbol());
            case AND, OR ->
                inner(o.first(), binding) + " " + o.operator().symbol() + " " + inner(o.second(), next(binding));
            case NOT -> "not " + inner(o.first(), Binding.NOT);
            case FIRST_MAX -> "[first maximum of " + text(o.first()) + "]";
            case FIRST_MIN -> "[first minimum of " + text(o.first()) + "]";
            case SIGMOID -> "σ(" + text(o.first()) + ")";
            default -> o.operator().symbol() + "(" + text(o.first()) + ")";
        };
    }

    private String comparison(Operation o, String sign) {
        return inner(o.first(), Binding.SUM) + " " + sign + " " + inner(o.second(), Binding.SUM);
    }

    private String exponent(Expr exponent) {
        if (exponent instanceof Constant c && c.value() == Math.rint(c.value()) && Math.abs(c.value()) < 100) {
            StringBuilder text = new StringBuilder();
            for (char digit : Integer.toString((int) c.value()).toCharArray()) {
                text.append(digit == '-' ? '⁻' : DIGITS.charAt(digit - '0'));
            }
            return text.toString();
        }
        return "^" + inner(exponent, Binding.ATOM);
    }

    private static Binding binding(Expr expr) {
        if (expr instanceof Select) {
            return Binding.SELECT;
        }
        if (expr instanceof Constant c) {
            return c.spelling().startsWith("-") ? Binding.SIGN : Binding.ATOM;
        }
        if (expr instanceof Reduction r) {
            return r.reducer() == Reducer.SUM ? Binding.PRODUCT : Binding.ATOM;
        }
        return expr instanceof Operation o ? binding(o.operator()) : Binding.ATOM;
    }

    private static Binding binding(Operator operator) {
        return switch (operator) {
            case ADD, SUBTRACT -> Binding.SUM;
            case MULTIPLY, DIVIDE -> Binding.PRODUCT;
            case NEGATE -> Binding.SIGN;
            case POWER -> Binding.POWER;
            case OR -> Binding.OR;
            case AND -> Binding.AND;
            case NOT -> Binding.NOT;
            default -> operator.logical() ? Binding.COMPARISON : Binding.ATOM;
        };
    }
}
