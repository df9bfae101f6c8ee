package org.mlpc.compiler.parse.token;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.mlpc.grammar.MlpParser;

/** The fixed words and signs of the grammar and their token types. */
public final class Words {
    private static final Map<String, Integer> TYPES = IntStream.rangeClosed(MlpParser.PACKAGE, MlpParser.FACTOR)
            .boxed()
            .collect(Collectors.toMap(Words::sign, Function.identity()));

    private Words() {}

    /** The words among the tokens of a set; signs and open families such as names are left out. */
    public static List<String> of(IntervalSet types) {
        return types.toList().stream()
                .filter(type -> Kinds.isReserved(type) || Kinds.isContextual(type))
                .map(Words::sign)
                .toList();
    }

    /** All words that mean something somewhere. */
    public static List<String> all() {
        return TYPES.keySet().stream().sorted().toList();
    }

    public static int type(String word) {
        return Objects.requireNonNull(TYPES.get(word));
    }

    /** A word or sign as it is written. */
    public static String sign(int type) {
        String literal = MlpParser.VOCABULARY.getLiteralName(type);
        return literal.substring(1, literal.length() - 1);
    }
}
