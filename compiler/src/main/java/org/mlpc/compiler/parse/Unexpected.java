package org.mlpc.compiler.parse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.mlpc.compiler.diagnostic.Code;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.grammar.MlpParser;

/** Finds the words for a token that cannot stand where it does. */
final class Unexpected {
    /** What people coming from other tools write, and what it is called here. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("model", "network"),
            Map.entry("class", "network"),
            Map.entry("layer", "dense"),
            Map.entry("linear", "dense"),
            Map.entry("fc", "dense"),
            Map.entry("output", "dense output"),
            Map.entry("hidden", "dense hidden"),
            Map.entry("inputs", "input"),
            Map.entry("features", "input"),
            Map.entry("normalize", "scale"),
            Map.entry("metric", "metrics"),
            Map.entry("batch_size", "batch"),
            Map.entry("early_stopping", "early_stop"),
            Map.entry("validation_split", "validation"),
            Map.entry("random_seed", "seed"),
            Map.entry("random_state", "seed"),
            Map.entry("initializer", "init"),
            Map.entry("kernel_initializer", "init"),
            Map.entry("regularizer", "l2"));

    private final Places places;
    private final EditableTokens tokens;
    private final Complaints complaints;
    private Token place;
    private IntervalSet expected;

    Unexpected(Places places, EditableTokens tokens, Complaints complaints) {
        this.places = places;
        this.tokens = tokens;
        this.complaints = complaints;
    }

    /**
     * Remembers what could stand here when the parser meets a token for the first time: later, when rules have been left,
     * it would know less.
     */
    void remember(Parser parser) {
        if (tokens.current() != place) {
            place = tokens.current();
            expected = parser.getExpectedTokens();
        }
    }

    /** Reports a token inside a line. */
    void token(Parser parser, RecognitionException e) {
        Token token = e.getOffendingToken();
        ParserRuleContext node = parser.getContext();
        if (node instanceof MlpParser.AssignStatementContext && node.getStart() == complaints.before(token)) {
            complaints.report(parser, node.getStart(), assignment(node.getStart(), token));
            return;
        }
        complaints.report(parser, token, diagnostic(node, token, token == place ? expected : e.getExpectedTokens()));
    }

    /** A word that was taken for the first of an assignment, and what stands behind it in place of {@code =}. */
    private Diagnostic assignment(Token first, Token token) {
        if (!tokens.beginsLine(first)
                && Kinds.endsOperand(complaints.before(first).getType())) {
            return complaints.syntax(first, complaints.expected("an operator or a statement", first));
        }
        String text = places.text(first);
        Optional<String> meant = Nearest.of(text, List.of("state", "scalar", "let"));
        return meant.map(word -> Diagnostic.of(
                                Code.UNKNOWN_SETTING, places.of(first), "`" + text + "` begins no statement")
                        .help("did you mean `" + word + "`?"))
                .orElseGet(() -> complaints.syntax(token, complaints.expected("`=`", token)));
    }

    private Diagnostic diagnostic(ParserRuleContext node, Token token, IntervalSet set) {
        if (set.contains(MlpParser.ELSE) && node instanceof MlpParser.IfExpressionContext choice && endsHere(token)) {
            return Diagnostic.of(Code.MISSING_ELSE, complaints.place(token), "`if` without `else`")
                    .label("`else` expected")
                    .also(places.of(choice.IF()), "this `if` has no value when its condition does not hold")
                    .help(Advice.CHOICE);
        }
        boolean whole =
                token.getType() == MlpParser.IF || token.getType() == MlpParser.LET || token.getType() == MlpParser.NOT;
        if (whole && set.contains(MlpParser.PI)) {
            String word = places.text(token);
            return Diagnostic.of(Code.SYNTAX, places.of(token), "`" + word + "` as an operand stands in brackets")
                    .help("write `(" + word + " …)`");
        }
        return expected(node, token, set);
    }

    private boolean endsHere(Token token) {
        return complaints.isBehind(token) || !Kinds.beginsOperand(token.getType());
    }

    private Diagnostic expected(ParserRuleContext node, Token token, IntervalSet set) {
        String what = Expectation.of(set, NameKind.of(node));
        Diagnostic diagnostic = complaints.syntax(token, complaints.expected(what, token));
        Token before = complaints.before(token);
        return Advice.of(node, before, token, complaints.isBehind(token), set)
                .map(diagnostic::help)
                .orElse(diagnostic);
    }

    /** Reports a token that begins no line of the block it stands in. */
    void line(Parser parser) {
        Token token = tokens.current();
        int rule = parser.getContext().getRuleIndex();
        boolean word = Kinds.isName(token.getType()) || Kinds.isReserved(token.getType());
        boolean known = token == place && complaints.before(token) != null && !tokens.beginsLine(token);
        complaints.report(parser, token, word && !(known && goesOn()) ? unknown(rule, token) : other(parser, token));
    }

    /** Whether something that could go on stands before the token, such as an expression. */
    private boolean goesOn() {
        return expected.contains(MlpParser.PLUS);
    }

    private Diagnostic unknown(int rule, Token token) {
        String text = places.text(token);
        Diagnostic diagnostic =
                Diagnostic.of(Blocks.code(rule), places.of(token), "`" + text + "` is not " + Blocks.line(rule));
        return meant(rule, token, text).map(diagnostic::help).orElse(diagnostic);
    }

    private Optional<String> meant(int rule, Token token, String text) {
        String foreign = FOREIGN.get(text);
        if (foreign != null && Blocks.beginsLine(rule, Words.type(foreign.split(" ")[0]))) {
            return Optional.of("did you mean `" + foreign + "`?");
        }
        if (text.equals("learning_rate")) {
            return Optional.of("it belongs to the optimizer: `optimizer adam(learning_rate = 0.01)`");
        }
        int type = token.getType();
        if (type == MlpParser.ACTIVATION) {
            return Optional.of("did you mean `activate`?");
        }
        if (type == MlpParser.PACKAGE) {
            return Optional.of("`package` is the first line of a file");
        }
        if (rule == MlpParser.RULE_modelFile && Kinds.isPart(type)) {
            return Optional.of("it stands inside a network: `network Name { … }`");
        }
        if (rule == MlpParser.RULE_modelFile || rule == MlpParser.RULE_optimizerBody) {
            return Optional.empty();
        }
        if (rule != MlpParser.RULE_trainBlock && Kinds.isTrainSetting(type)) {
            return Optional.of("it stands inside `train { … }`");
        }
        if (rule != MlpParser.RULE_layerBlock && Kinds.isLayerSetting(type)) {
            return Optional.of("it stands in the braces of a layer: `dense 8 relu { … }`");
        }
        return rule != MlpParser.RULE_networkBody && Kinds.isPart(type)
                ? Optional.of("it stands in the network, outside these braces")
                : Optional.empty();
    }

    private Diagnostic other(Parser parser, Token token) {
        int rule = parser.getContext().getRuleIndex();
        if (rule == MlpParser.RULE_modelFile && token.getType() == MlpParser.CLOSE_BRACE) {
            return Diagnostic.of(Code.SYNTAX, places.of(token), "this `}` closes nothing")
                    .help("remove it, or look for a `{` that is missing");
        }
        return expected(parser.getContext(), token, expected);
    }
}
