package org.mlpc.compiler.parse.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.diagnostic.Phrasebook;
import org.mlpc.compiler.parse.token.Blocks;
import org.mlpc.compiler.parse.token.EditableTokens;
import org.mlpc.compiler.parse.token.Kinds;
import org.mlpc.compiler.parse.token.SourcePlaces;
import org.mlpc.compiler.parse.token.Words;
import org.mlpc.compiler.source.Span;
import org.mlpc.grammar.MlpParser;

/**
 * Recognises lines of other tools where the parser is at a loss: a call, an assignment, or a line of the language with
 * values as others write them.
 */
final class ForeignLines {
    /** A line with more tokens is none that is known. */
    private static final int LONGEST = 300;

    /** Words behind which Python has a block of lines that stand further right. */
    private static final Set<String> BLOCKS =
            Set.of("class", "def", "for", "while", "with", "if", "elif", "else", "try", "except");

    private final SourcePlaces places;
    private final EditableTokens tokens;
    private final Complaints complaints;

    ForeignLines(SourcePlaces places, EditableTokens tokens, Complaints complaints) {
        this.places = places;
        this.tokens = tokens;
        this.complaints = complaints;
    }

    /**
     * A line that is known.
     *
     * @param block the rule that it stands in
     * @param head the name that it begins with, with all dots
     * @param help what to write, and where
     */
    record Found(int block, Token first, Token last, Span head, String help) {}

    /** The line that the current token belongs to, if it is known. */
    Optional<Found> find(Parser parser) {
        Token current = tokens.current();
        if (current.getType() == Token.EOF) {
            return Optional.empty();
        }
        ParserRuleContext node = parser.getContext();
        if (node.getChildCount() == 0 && node.getParent() != null) {
            node = node.getParent(); // a block whose brace is missing has not begun
        }
        while (node != null && !Blocks.isBlock(node.getRuleIndex())) {
            boolean line = Blocks.ofLine(node.getRuleIndex()) >= 0;
            if (line && Blocks.isBlock(node.getParent().getRuleIndex())) {
                return translated(node.getParent().getRuleIndex(), node.getStart(), current);
            }
            node = node.getParent();
        }
        if (node == null || Kinds.isExpressionWord(current.getType()) && !tokens.beginsLine(current)) {
            return Optional.empty();
        }
        int block = node.getRuleIndex();
        Token before = lineBefore(node, current);
        Optional<Found> longer = before == null ? Optional.empty() : translated(block, before, current);
        return longer.or(() -> translated(block, current, current));
    }

    /** The beginning of a line that has just ended before the token, among others on the same line of the text. */
    private @Nullable Token lineBefore(ParserRuleContext block, Token token) {
        if (block.getChildCount() == 0
                || block.getRuleIndex() == MlpParser.RULE_modelFile
                || !(block.getChild(block.getChildCount() - 1) instanceof ParserRuleContext line)) {
            return null;
        }
        boolean same = line.getStop() == complaints.beforeOrNull(token)
                && line.getStart().getLine() == token.getLine();
        return same ? line.getStart() : null;
    }

    private Optional<Found> translated(int block, Token first, Token current) {
        if (block == MlpParser.RULE_optimizerBody || declares(block, first)) {
            return Optional.empty();
        }
        List<Token> line = line(block, first);
        Token last = line.get(line.size() - 1);
        if (line.size() > LONGEST || last.getTokenIndex() < current.getTokenIndex() - 1) {
            return Optional.empty();
        }
        Span span = places.of(first).to(places.of(last));
        boolean own = Blocks.beginsLine(block, first.getType());
        if (own && isOpen(line)) {
            return Optional.empty();
        }
        return Phrasebook.translate(span.text())
                .filter(found -> !own || !found.loose() || !found.line().isEmpty())
                .map(found ->
                        new Found(block, first, last, head(span, found.head().length()), help(block, found)));
    }

    /** Whether a bracket is not closed, which then is the mistake. */
    private static boolean isOpen(List<Token> line) {
        return line.stream().filter(t -> Kinds.isOpening(t.getType())).count()
                > line.stream().filter(t -> Kinds.isClosing(t.getType())).count();
    }

    private static Span head(Span line, int length) {
        return new Span(line.file(), line.start(), line.start() + length);
    }

    /** Whether a line is a declaration with its name, whose expression has nothing to do with lines of other tools. */
    private boolean declares(int block, Token first) {
        return block == MlpParser.RULE_modelFile
                && Kinds.isDeclaration(first.getType())
                && Kinds.isName(tokens.get(first.getTokenIndex() + 1).getType());
    }

    /** The tokens from the first to where its line ends: with the line of the text, outside of brackets. */
    private List<Token> line(int block, Token first) {
        List<Token> line = new ArrayList<>(List.of(first));
        int depth = 0;
        int braces = 0;
        for (int i = first.getTokenIndex() + 1; line.size() <= LONGEST; i++) {
            Token token = tokens.get(i);
            int type = token.getType();
            boolean inserted = token.getStopIndex() < token.getStartIndex();
            if (type != Token.EOF && (token.getChannel() != Token.DEFAULT_CHANNEL || inserted)) {
                continue;
            }
            boolean brace = type == MlpParser.OPEN_BRACE || type == MlpParser.CLOSE_BRACE;
            boolean outside = depth == 0 && braces == 0;
            Token before = line.get(line.size() - 1);
            if (type == Token.EOF
                    || brace && depth == 0
                    || type == MlpParser.CLOSE_BRACE && braces == 0
                    || outside && tokens.beginsLine(token) && !isBody(line, token)
                    || outside && Blocks.beginsLine(block, type) && isFresh(before, token)) {
                break;
            }
            depth += type == MlpParser.OPEN || type == MlpParser.OPEN_SQUARE ? 1 : 0;
            depth -= (type == MlpParser.CLOSE || type == MlpParser.CLOSE_SQUARE) && depth > 0 ? 1 : 0;
            braces += type == MlpParser.OPEN_BRACE ? 1 : type == MlpParser.CLOSE_BRACE ? -1 : 0;
            line.add(token);
        }
        return line;
    }

    /** Whether a token of another line belongs to the block of Python that the first one begins. */
    private boolean isBody(List<Token> line, Token token) {
        Token first = line.get(0);
        return BLOCKS.contains(places.text(first)) && token.getCharPositionInLine() > first.getCharPositionInLine();
    }

    /** Whether a word begins another line, and is no value or name of this one. */
    private boolean isFresh(Token before, Token token) {
        boolean called = before.getType() == MlpParser.DOT || before.getType() == MlpParser.EQUALS;
        return !called && tokens.get(token.getTokenIndex() + 1).getType() != MlpParser.DOT;
    }

    private static String help(int block, Phrasebook.Translation found) {
        boolean activation = block == MlpParser.RULE_layerBlock && found.line().startsWith("activate ");
        return activation
                ? "it stands behind the units, as in `dense 8 " + found.line().substring("activate ".length()) + "`"
                : found.help() + home(block, found.line());
    }

    /** Where a line belongs that belongs into another block. */
    private static String home(int block, String line) {
        String word = line.split("[ (]", 2)[0];
        if (line.isEmpty() || !Words.all().contains(word)) {
            return "";
        }
        int type = Words.type(word);
        if (block == MlpParser.RULE_modelFile && Kinds.isPart(type)) {
            return " inside a network, `network Name { … }`";
        }
        if (Blocks.beginsLine(block, type)) {
            return "";
        }
        if (Kinds.isTrainSetting(type)) {
            return " inside `train { … }`";
        }
        return Kinds.isLayerSetting(type)
                ? " in the braces of a layer, as in `dense 8 relu { " + line + " }`"
                : " in the network, outside these braces";
    }
}
