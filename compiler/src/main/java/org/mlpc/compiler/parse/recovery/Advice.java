package org.mlpc.compiler.parse.recovery;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.parse.token.Kinds;
import org.mlpc.grammar.MlpParser;

/**
 * Knows the remedy for some unexpected tokens.
 *
 * @param node what was being read
 * @param before the token before the unexpected one; null at the start of the file
 * @param token the unexpected one
 * @param text its characters
 * @param nextLine whether it begins a line or is the end of the file
 * @param expected what could stand in its place
 */
record Advice(
        ParserRuleContext node,
        @Nullable Token before,
        Token token,
        String text,
        boolean nextLine,
        IntervalSet expected) {
    static final String CHOICE = "write `if … then … else …`";

    /** The remedy, if there is a plain one. */
    Optional<String> find() {
        return Stream.<Supplier<Optional<String>>>of(
                        this::layer,
                        this::percent,
                        this::fileName,
                        this::choice,
                        this::elseIf,
                        this::severalLets,
                        this::braces,
                        this::bracesOfArguments,
                        this::labelsInBrackets,
                        this::lambda,
                        this::rows,
                        this::labels,
                        this::weight,
                        this::product)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> layer() {
        ParserRuleContext up = node;
        while (up != null && !(up instanceof MlpParser.LayerContext)) {
            up = up.getParent();
        }
        boolean units = expected.contains(MlpParser.NUMBER) && !expected.contains(MlpParser.PI);
        boolean activation =
                node instanceof MlpParser.NameContext && node.getParent().getParent() == up;
        return when(
                up instanceof MlpParser.DenseContext && (units || activation || is(MlpParser.COMMA)),
                "write `dense 8 relu` or `dense name 8 relu`; `identity` is the activation that does nothing");
    }

    private Optional<String> percent() {
        return when(
                is(MlpParser.PERCENT), "only `validation` takes percent; elsewhere write a fraction, such as `0.2`");
    }

    private Optional<String> fileName() {
        return when(
                !nextLine && expected.equals(IntervalSet.of(MlpParser.STRING)),
                "put the name of the file in double quotes");
    }

    private Optional<String> choice() {
        boolean block = is(MlpParser.OPEN_BRACE) && expected.contains(MlpParser.THEN);
        return when(!nextLine && (is(MlpParser.IF) || block), CHOICE);
    }

    private Optional<String> elseIf() {
        return when(
                expected.contains(MlpParser.ELSE) && (text.equals("elif") || text.equals("elseif")), "write `else if`");
    }

    private Optional<String> severalLets() {
        return when(
                is(MlpParser.COMMA) && expected.contains(MlpParser.IN),
                "one `let` names one value: write `let x = 1 in let y = 2 in …`");
    }

    private Optional<String> braces() {
        return when(
                (is(MlpParser.OPEN_BRACE) || is(MlpParser.COLON)) && expected.contains(MlpParser.EQUALS),
                is(MlpParser.COLON) ? "write `=` and an expression" : "write `=` and an expression, without braces");
    }

    /** {@code optimizer adam { … }}. */
    private Optional<String> bracesOfArguments() {
        boolean use = last() instanceof MlpParser.OptimizerPartContext
                || last() instanceof MlpParser.LossPartContext
                || last() instanceof MlpParser.MetricsPartContext;
        return when(
                is(MlpParser.OPEN_BRACE) && use,
                "arguments stand in round brackets, as in `adam(learning_rate = 0.01)`");
    }

    private Optional<String> lambda() {
        return when(
                before != null && before.getText().equals("lambda"),
                "write what it is a function of on the left: `activation name(z) = …`");
    }

    private Optional<String> labelsInBrackets() {
        boolean label = expected.contains(MlpParser.STRING) && expected.contains(MlpParser.NUMBER);
        return when(
                is(MlpParser.OPEN_SQUARE) && label,
                "divide labels with `|`, without brackets, as in `species: setosa | versicolor`");
    }

    /** The last line of what was being read; null where there is none. */
    private @Nullable ParserRuleContext last() {
        return node != null
                        && node.getChildCount() > 0
                        && node.getChild(node.getChildCount() - 1) instanceof ParserRuleContext child
                ? child instanceof MlpParser.LayerPartContext layer ? layer.layer() : child
                : null;
    }

    private Optional<String> rows() {
        boolean row =
                node instanceof MlpParser.NumbersContext && node.getParent() instanceof MlpParser.WeightsSettingContext;
        return when(
                row && is(MlpParser.NUMBER) && expected.contains(MlpParser.OPEN_SQUARE),
                "write a row for each unit: `weights [[0.15, 0.20], [0.25, 0.30]]`");
    }

    private Optional<String> labels() {
        if (!expected.contains(MlpParser.BAR) || nextLine) {
            return when(
                    is(MlpParser.EQUALS) && expected.contains(MlpParser.COLON) && !expected.contains(MlpParser.PLUS),
                    "labels stand behind `:`, as in `species: setosa | versicolor`");
        }
        return is(MlpParser.COMMA)
                ? Optional.of("divide labels with `|`")
                : when(
                        Kinds.isName(token.getType()),
                        "put a label of several words in quotes, or divide labels with `|`");
    }

    private Optional<String> weight() {
        if (last() instanceof MlpParser.LossPartContext && is(MlpParser.COMMA) && !nextLine) {
            return Optional.of("write `+` between losses, as in `huber + mean_absolute_error`");
        }
        return when(
                last() instanceof MlpParser.LossPartContext && Kinds.isName(token.getType()) && !nextLine,
                "write `*` between a weight and its loss, and `+` between losses");
    }

    private Optional<String> product() {
        boolean operator = expected.contains(MlpParser.OR)
                && !expected.contains(MlpParser.THEN)
                && !expected.contains(MlpParser.ELSE)
                && !expected.contains(MlpParser.IN);
        boolean factor =
                before != null && (before.getType() == MlpParser.NUMBER || before.getType() == MlpParser.CLOSE);
        boolean another = Kinds.isName(token.getType()) || is(MlpParser.OPEN);
        return when(operator && factor && another && !nextLine, "write `*` to multiply");
    }

    private boolean is(int type) {
        return token.getType() == type;
    }

    private static Optional<String> when(boolean condition, String advice) {
        return condition ? Optional.of(advice) : Optional.empty();
    }
}
