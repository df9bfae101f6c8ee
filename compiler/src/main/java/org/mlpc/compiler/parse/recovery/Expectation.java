package org.mlpc.compiler.parse.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.mlpc.compiler.parse.token.Kinds;
import org.mlpc.grammar.MlpParser;

/** Says a set of tokens in a few words of the language, in place of a list of forty signs. */
final class Expectation {
    private static final Set<Integer> OPERATORS = Set.of(
            MlpParser.PLUS,
            MlpParser.MINUS,
            MlpParser.TIMES,
            MlpParser.DIVIDE,
            MlpParser.POWER,
            MlpParser.LESS,
            MlpParser.LESS_OR_EQUAL,
            MlpParser.GREATER,
            MlpParser.GREATER_OR_EQUAL,
            MlpParser.EQUAL,
            MlpParser.NOT_EQUAL,
            MlpParser.AND,
            MlpParser.OR);

    private final Set<Integer> left = new TreeSet<>();
    private final List<String> words = new ArrayList<>();
    private final String name;

    private Expectation(IntervalSet expected, String name) {
        left.addAll(expected.toList());
        left.remove(Token.EOF);
        left.remove(Token.EPSILON);
        this.name = name;
    }

    /**
     * Such as {@code an operator, `,` or `)`}.
     *
     * @param expected the tokens that could stand at a place
     * @param name what a name would be there, such as {@code the name of an activation}
     */
    static String of(IntervalSet expected, String name) {
        return new Expectation(expected, name).say();
    }

    private String say() {
        values();
        blocks();
        for (int type : left) {
            words.add(MlpParser.VOCABULARY.getDisplayName(type).replace('\'', '`'));
        }
        if (words.isEmpty()) {
            return "the end of the file";
        }
        String last = words.remove(words.size() - 1);
        return words.isEmpty() ? last : String.join(", ", words) + " or " + last;
    }

    private void values() {
        if (has(MlpParser.PLUS, MlpParser.OR)) {
            take("an operator", OPERATORS::contains);
            drop(type -> type == MlpParser.OPEN || type == MlpParser.EQUALS || type == MlpParser.QUESTION);
            drop(type -> type == MlpParser.COLON && has(MlpParser.COMMA));
            if (has(MlpParser.ACTIVATION) || has(MlpParser.NAME) || has(MlpParser.DENSE)) {
                drop(Expectation::endsExpression);
            }
        } else if (has(MlpParser.PLUS, MlpParser.POWER)) {
            drop(OPERATORS::contains);
        } else if (has(MlpParser.PLUS, MlpParser.TIMES)) {
            drop(type -> type == MlpParser.TIMES || type == MlpParser.DIVIDE);
        }
        if (has(MlpParser.PI, MlpParser.NUMBER)) {
            boolean whole = has(MlpParser.IF);
            take(whole ? "an expression" : "a value", Expectation::beginsValue);
        }
        drop(type -> type == MlpParser.COLON && has(MlpParser.TILDE));
        if (has(MlpParser.NUMBER, MlpParser.MINUS, MlpParser.OPEN)) {
            take("a number", type -> type == MlpParser.NUMBER || type == MlpParser.MINUS || type == MlpParser.OPEN);
        }
        if (has(MlpParser.STRING, MlpParser.NAME)) {
            take(has(MlpParser.NUMBER) ? "a label" : name, type -> Kinds.isName(type) || type == MlpParser.NUMBER);
            drop(type -> type == MlpParser.STRING);
        }
        if (has(MlpParser.STRING)) {
            take("a text in double quotes", type -> type == MlpParser.STRING);
        }
    }

    private void blocks() {
        if (has(MlpParser.STATE, MlpParser.LET, MlpParser.NAME)) {
            take("a statement", type -> Kinds.isName(type) || type == MlpParser.LET);
        }
        if (has(MlpParser.NAME)) {
            take(name, Kinds::isName);
        }
        if (has(MlpParser.DENSE)) {
            take(has(MlpParser.INPUT) ? "a part of the network" : "a layer", Kinds::isPart);
            drop(type -> type == MlpParser.OPEN_BRACE || type == MlpParser.OPEN);
        }
        if (has(MlpParser.ACTIVATION)) {
            take("a declaration", Kinds::isDeclaration);
        }
        if (has(MlpParser.EPOCHS, MlpParser.DATA)) {
            take("a setting", Kinds::isTrainSetting);
        }
        if (has(MlpParser.INIT, MlpParser.FROZEN)) {
            take("a setting", Kinds::isLayerSetting);
        }
    }

    /** A word that begins something else, and so is of no help to who is in the middle of an expression. */
    private static boolean endsExpression(int type) {
        boolean within = type == MlpParser.THEN || type == MlpParser.ELSE || type == MlpParser.IN;
        return Kinds.isName(type) || Kinds.isReserved(type) && !within;
    }

    private static boolean beginsValue(int type) {
        return Kinds.isName(type)
                || Kinds.isReserved(type)
                || type == MlpParser.NUMBER
                || type == MlpParser.MINUS
                || type == MlpParser.OPEN
                || type == MlpParser.OPEN_SQUARE;
    }

    private boolean has(int... types) {
        for (int type : types) {
            if (!left.contains(type)) {
                return false;
            }
        }
        return true;
    }

    private void take(String word, IntPredicate family) {
        words.add(word);
        drop(family);
    }

    private void drop(IntPredicate family) {
        left.removeIf(family::test);
    }
}
