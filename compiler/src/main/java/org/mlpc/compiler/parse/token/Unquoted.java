package org.mlpc.compiler.parse.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.grammar.MlpLexer;

/**
 * Finds features, targets and labels that are written as they stand in the header of a table, such as
 * {@code Tenure (months)}, where they need quotes: reports each line once with the line as it should be, and makes one name
 * of each, so that nothing follows from it.
 */
final class Unquoted {
    /** Words that may be one name; more are rather a list without commas. */
    private static final int MOST_WORDS = 4;

    /** Lines that are reported; a file with so many is not read on. */
    private static final int LIMIT = 50;

    /** Places of one line that are marked. */
    private static final int MOST_SHOWN = 10;

    /** Signs that end a feature or a label, or make something else of the line. */
    private static final Set<Integer> ENDS = Set.of(
            Token.EOF,
            MlpLexer.COMMA,
            MlpLexer.BAR,
            MlpLexer.COLON,
            MlpLexer.SEMICOLON,
            MlpLexer.OPEN_BRACE,
            MlpLexer.CLOSE_BRACE,
            MlpLexer.EQUALS,
            MlpLexer.OPEN_STRING,
            MlpLexer.OPEN_COMMENT,
            MlpLexer.HASH_COMMENT);

    private final SourcePlaces places;
    private final Diagnostics diagnostics;
    private final Supplier<CommonToken> lexer;
    private final MissingQuotes quotes;
    /** What was read ahead. */
    private final List<CommonToken> tokens = new ArrayList<>();

    private final List<Part> wrong = new ArrayList<>();
    private final List<CommonToken> mended = new ArrayList<>();
    private int depth; // outside of braces both words can be parts of a package's name
    private int count;

    /** Tokens from the first to behind the last, between two signs that divide features or labels. */
    record Part(int from, int to, boolean label) {}

    Unquoted(SourcePlaces places, Diagnostics diagnostics, Supplier<CommonToken> lexer) {
        this.places = places;
        this.diagnostics = diagnostics;
        this.lexer = lexer;
        this.quotes = new MissingQuotes(places, tokens);
    }

    /** The next tokens: one, or those of a line of features or of a target, with one name for each that needs quotes. */
    List<CommonToken> next() {
        has(0);
        CommonToken token = tokens.get(0);
        List<CommonToken> kept = new ArrayList<>(List.of(token));
        depth += token.getType() == MlpLexer.OPEN_BRACE ? 1 : token.getType() == MlpLexer.CLOSE_BRACE ? -1 : 0;
        boolean named = token.getType() == MlpLexer.INPUT || token.getType() == MlpLexer.TARGET;
        int end = depth > 0 && named ? line(1, kept) : 1;
        tokens.subList(0, end).clear();
        return kept;
    }

    /** Whether the text is no model file. */
    boolean tooMany() {
        return count >= LIMIT;
    }

    /** Whether there is a token at a place, which is then read. */
    private boolean has(int at) {
        while (tokens.size() <= at
                && (tokens.isEmpty() || tokens.get(tokens.size() - 1).getType() != Token.EOF)) {
            tokens.add(lexer.get());
        }
        return at < tokens.size();
    }

    /** The tokens that were made. */
    List<CommonToken> mended() {
        return mended;
    }

    /** Goes over the features or the target behind their word; returns where it stopped. */
    private int line(int start, List<CommonToken> kept) {
        wrong.clear();
        int at = start;
        boolean label = false;
        while (true) {
            int end = end(at);
            boolean bar = type(end) == MlpLexer.BAR;
            label = label && !(type(at - 1) == MlpLexer.COLON && !bar);
            Part part = new Part(at, end, label);
            if (isRange(part)) {
                kept.remove(kept.size() - 1);
                range(part, kept.get(kept.size() - 1));
            } else if (needsQuotes(part)) {
                wrong.add(part);
                kept.add(name(part));
            } else {
                kept.addAll(tokens.subList(at, end));
            }
            boolean list = type(at) == MlpLexer.OPEN_SQUARE && type(at - 1) == MlpLexer.COLON;
            boolean more = !list && type(end) == MlpLexer.COMMA || !list && type(end) == MlpLexer.COLON || bar;
            if (!more) {
                report(start, end);
                return end;
            }
            kept.add(tokens.get(end));
            label = type(end) != MlpLexer.COMMA;
            at = end + 1;
        }
    }

    private int type(int at) {
        return has(at) ? tokens.get(at).getType() : Token.EOF;
    }

    /** Where a feature or a label ends: at a sign, at the word of another part, or with the line. */
    private int end(int from) {
        int at = from;
        int depth = 0;
        while (has(at) && tokens.get(at).getChannel() == Token.DEFAULT_CHANNEL) {
            int type = type(at);
            boolean inside = depth > 0 && type == MlpLexer.COMMA;
            boolean part = (Kinds.isPart(type) || Kinds.isDeclaration(type)) && !glued(at, from);
            boolean otherLine =
                    at > from && tokens.get(at).getLine() != tokens.get(at - 1).getLine();
            if (ENDS.contains(type) && !inside || part || otherLine) {
                break;
            }
            depth += type == MlpLexer.OPEN ? 1 : type == MlpLexer.CLOSE ? -1 : 0;
            at++;
        }
        return at;
    }

    /** Whether a word is written without a space to its neighbour in the same name, as in {@code train-station}. */
    private boolean glued(int at, int from) {
        boolean before = at > from
                && tokens.get(at - 1).getStopIndex() + 1 == tokens.get(at).getStartIndex();
        boolean behind = has(at + 1)
                && !ENDS.contains(type(at + 1))
                && type(at + 1) != MlpLexer.STRING
                && tokens.get(at).getStopIndex() + 1 == tokens.get(at + 1).getStartIndex();
        return before || behind;
    }

    /** {@code k: 0..1}: behind a colon alone, and no label. */
    private boolean isRange(Part part) {
        return type(part.from() - 1) == MlpLexer.COLON
                && part.to() > part.from()
                && type(part.to()) != MlpLexer.BAR
                && quotes.text(part).matches("-?[0-9.]+ *(\\.\\.+|-) *-?[0-9.]+");
    }

    private void range(Part part, CommonToken name) {
        count++;
        mended.add(name);
        String word = places.of(name).text();
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.SYNTAX,
                        quotes.span(part),
                        "the range `" + quotes.text(part) + "` cannot be told: any number is taken")
                .help("write the name alone, `" + word + "`"));
    }

    private boolean needsQuotes(Part part) {
        int length = part.to() - part.from();
        int first = type(part.from());
        if (length == 0 || type(part.from() - 1) == MlpLexer.COLON && type(part.to()) != MlpLexer.BAR) {
            return false; // behind a colon alone stands a transform
        }
        if (length == 1) {
            return first == MlpLexer.BAD_NAME || first == MlpLexer.BAD_NUMBER && (part.label() || lettered(part));
        }
        boolean known = tokens.subList(part.from(), part.to()).stream()
                .noneMatch(token -> token.getType() == MlpLexer.STRING
                        || token.getType() == MlpLexer.SINGLE_QUOTED
                                && token.getText().indexOf('"') >= 0);
        return known
                && (part.label() || lettered(part))
                && (part.label() || !quotes.words(part) || type(part.to()) == MlpLexer.COLON || length <= MOST_WORDS)
                && tokens.get(part.from()).getLine()
                        == tokens.get(part.to() - 1).getLine();
    }

    /** Whether a name is among the tokens; without one they may be a count of inputs. */
    private boolean lettered(Part part) {
        return quotes.text(part).codePoints().anyMatch(Character::isLetter);
    }

    private CommonToken name(Part part) {
        CommonToken name = new CommonToken(tokens.get(part.from()));
        name.setType(MlpLexer.NAME);
        name.setStopIndex(tokens.get(part.to() - 1).getStopIndex());
        mended.add(name);
        return name;
    }

    /** All of a line in one finding. */
    private void report(int start, int end) {
        if (wrong.isEmpty()) {
            return;
        }
        count++;
        Part first = wrong.get(0);
        Diagnostic diagnostic = quotes.diagnostic(first);
        for (Part other : wrong.subList(1, Math.min(MOST_SHOWN, wrong.size()))) {
            diagnostic = diagnostic.also(quotes.span(other), "");
        }
        diagnostics.report(diagnostic.help((quotes.comma(first) ? "if it is one name, write `" : "write `")
                + quotes.right(wrong, start, end) + "`"));
    }
}
