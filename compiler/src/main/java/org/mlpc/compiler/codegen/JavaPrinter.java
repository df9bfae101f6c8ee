package org.mlpc.compiler.codegen;

import java.util.Set;
import java.util.function.Function;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Constant;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Select;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Operator;

/** Spells an expression without reductions in Java; the tree's order of operations is Java's. */
final class JavaPrinter {
    /** How tightly the outermost sign binds in Java. */
    private enum Binding {
        SELECT,
        OR,
        AND,
        EQUALITY,
        COMPARISON,
        SUM,
        PRODUCT,
        UNARY,
        ATOM
    }

    private final Real real;
    private final boolean whole;
    private final Set<String> functions;
    private final Function<Variable, String> names;

    /**
     * A printer.
     *
     * @param functions receives the names of the runtime's functions that are used
     * @param names the Java text of a variable, which must need no brackets
     */
    JavaPrinter(Real real, Set<String> functions, Function<Variable, String> names) {
        this(real, false, functions, names);
    }

    /**
     * A printer.
     *
     * @param whole whether values are whole numbers
     */
    JavaPrinter(Real real, boolean whole, Set<String> functions, Function<Variable, String> names) {
        this.real = real;
        this.whole = whole;
        this.functions = functions;
        this.names = names;
    }

    /** The expression. */
    String print(Expr expr) {
        if (expr instanceof Constant c) {
            return real.constant(c);
        }
        if (expr instanceof Variable v) {
            return names.apply(v);
        }
        if (expr instanceof Select s) {
            return inner(s.condition(), Binding.OR) + " ? " + branch(s.consequence()) + " : " + branch(s.alternative());
        }
        return operation((Operation) expr);
    }

    /** The expression in brackets where it is no single name, number or call. */
    String atom(Expr expr) {
        return inner(expr, Binding.ATOM);
    }

    /** Whether a cast in front of the expression would take it whole. */
    static boolean atomic(Expr expr) {
        return binding(expr) == Binding.ATOM;
    }

    private String inner(Expr expr, Binding least) {
        String text = print(expr);
        return binding(expr).compareTo(least) < 0 ? "(" + text + ")" : text;
    }

    /** A branch of a selection: a whole number would make Java compute with whole numbers. */
    private String branch(Expr expr) {
        if (expr instanceof Constant c) {
            String text = real.constant(c);
            return !whole && text.matches("-?[0-9]+") ? text + (real == Real.FLOAT ? "f" : ".0") : text;
        }
        return inner(expr, Binding.SELECT);
    }

    private String operation(Operation o) {
        Binding binding = binding(o);
        return switch (o.operator()) {
            case ADD, SUBTRACT, MULTIPLY, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                infix(o, binding, o.operator().symbol());
            case DIVIDE -> side(o.first(), binding) + " / " + side(o.second(), next(binding));
            case EQUAL -> infix(o, binding, "==");
            case NOT_EQUAL -> infix(o, binding, "!=");
            case AND -> infix(o, binding, "&&");
            case OR -> infix(o, binding, "||");
            case NOT -> "!" + inner(o.first(), Binding.UNARY);
            case NEGATE -> "-" + negated(o.first());
            case MIN -> "Math.min(" + print(o.first()) + ", " + print(o.second()) + ")";
            case MAX -> "Math.max(" + print(o.first()) + ", " + print(o.second()) + ")";
            case ABS -> "Math.abs(" + print(o.first()) + ")";
            case SIGN -> "Math.signum(" + print(o.first()) + ")";
            case SQRT -> real.rounded("Math.sqrt(" + print(o.first()) + ")", true);
            case FLOOR -> real.rounded("Math.floor(" + print(o.first()) + ")", true);
            case POWER -> function("pow") + "(" + argument(o.first()) + ", " + argument(o.second()) + ")";
            case FIRST_MAX, FIRST_MIN -> throw new IllegalArgumentException("no Java for " + o.operator());
            default -> function(o.operator().symbol()) + "(" + argument(o.first()) + ")";
        };
    }

    private static Binding next(Binding binding) {
        return Binding.values()[binding.ordinal() + 1];
    }

    private String infix(Operation o, Binding binding, String sign) {
        return inner(o.first(), binding) + " " + sign + " " + inner(o.second(), next(binding));
    }

    /** A side of a division; two whole numbers would be divided as such. */
    private String side(Expr expr, Binding least) {
        return expr instanceof Constant ? branch(expr) : inner(expr, least);
    }

    private String argument(Expr expr) {
        return expr instanceof Constant ? branch(expr) : print(expr);
    }

    private String negated(Expr expr) {
        String text = inner(expr, Binding.UNARY);
        return text.startsWith("-") ? "(" + text + ")" : text;
    }

    private String function(String name) {
        functions.add(name);
        return name;
    }

    private static Binding binding(Expr expr) {
        if (expr instanceof Constant c) {
            return c.value() < 0 ? Binding.UNARY : Binding.ATOM;
        }
        if (expr instanceof Select) {
            return Binding.SELECT;
        }
        return expr instanceof Operation o ? binding(o.operator()) : Binding.ATOM;
    }

    private static Binding binding(Operator operator) {
        return switch (operator) {
            case ADD, SUBTRACT -> Binding.SUM;
            case MULTIPLY, DIVIDE -> Binding.PRODUCT;
            case NEGATE, NOT, SQRT, FLOOR -> Binding.UNARY;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Binding.COMPARISON;
            case EQUAL, NOT_EQUAL -> Binding.EQUALITY;
            case AND -> Binding.AND;
            case OR -> Binding.OR;
            default -> Binding.ATOM;
        };
    }
}
