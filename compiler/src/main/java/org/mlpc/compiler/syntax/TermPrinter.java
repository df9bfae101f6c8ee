package org.mlpc.compiler.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** Prints expressions with as few brackets as their meaning allows. */
final class TermPrinter {
    /** How tightly an expression holds together, loosest first, as in the grammar. */
    private enum Level {
        WHOLE,
        OR,
        AND,
        NOT,
        COMPARISON,
        SUM,
        PRODUCT,
        UNARY,
        POWER,
        PRIMARY
    }

    private TermPrinter() {}

    static String print(Term term) {
        return print(term, Level.WHOLE);
    }

    static String print(Use use) {
        return use.arguments().isEmpty() ? use.name().text() : use.name() + arguments(use);
    }

    static String list(List<Term> terms) {
        return terms.stream().map(TermPrinter::print).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Puts a term that holds together less tightly than its place asks into brackets. */
    private static String print(Term term, Level place) {
        String text = text(term);
        return level(term).compareTo(place) < 0 ? "(" + text + ")" : text;
    }

    private static String text(Term term) {
        if (term instanceof Term.Number number) {
            return number.spelling();
        }
        if (term instanceof Term.Reference reference) {
            return reference.name();
        }
        if (term instanceof Term.Unary unary) {
            return unary.operator() == Term.UnaryOperator.NOT
                    ? "not " + print(unary.operand(), Level.NOT)
                    : "-" + print(unary.operand(), Level.UNARY);
        }
        if (term instanceof Term.Binary binary) {
            return print(binary.left(), left(binary)) + " " + binary.operator().symbol() + " "
                    + print(binary.right(), right(binary));
        }
        if (term instanceof Term.If choice) {
            return "if " + print(choice.condition()) + " then " + print(choice.consequence()) + " else "
                    + print(choice.alternative());
        }
        if (term instanceof Term.Let let) {
            return "let " + let.name() + " = " + print(let.value()) + " in " + print(let.body());
        }
        if (term instanceof Term.Call call) {
            return call.use().name() + arguments(call.use());
        }
        return list(((Term.Sequence) term).elements());
    }

    private static String arguments(Use use) {
        return use.arguments().stream()
                .map(argument -> argument.name().map(name -> name + " = ").orElse("") + print(argument.value()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static Level level(Term term) {
        if (term instanceof Term.If || term instanceof Term.Let) {
            return Level.WHOLE;
        }
        if (term instanceof Term.Unary unary) {
            return unary.operator() == Term.UnaryOperator.NOT ? Level.NOT : Level.UNARY;
        }
        return term instanceof Term.Binary binary ? level(binary.operator()) : Level.PRIMARY;
    }

    private static Level level(Term.BinaryOperator operator) {
        return switch (operator) {
            case OR -> Level.OR;
            case AND -> Level.AND;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL -> Level.COMPARISON;
            case ADD, SUBTRACT -> Level.SUM;
            case MULTIPLY, DIVIDE -> Level.PRODUCT;
            case POWER -> Level.POWER;
        };
    }

    /** What may stand on the left without brackets: the same level, as operators group from the left. */
    private static Level left(Term.Binary binary) {
        return switch (level(binary.operator())) {
            case COMPARISON -> Level.SUM;
            case POWER -> Level.PRIMARY;
            default -> level(binary.operator());
        };
    }

    /** What may stand on the right without brackets: the next tighter level; behind {@code ^} a sign may stand. */
    private static Level right(Term.Binary binary) {
        Level own = level(binary.operator());
        return own == Level.POWER ? Level.UNARY : Level.values()[own.ordinal() + 1];
    }
}
