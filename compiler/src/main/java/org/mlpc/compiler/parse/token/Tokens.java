package org.mlpc.compiler.parse.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.source.Span;
import org.mlpc.grammar.MlpLexer;

/** Cuts the text of a file, or of a part of it, into tokens. */
public final class Tokens {
    /** More is refused: it is no model written by a person, and memory is finite. */
    static final int LIMIT = 1_000_000;

    private final Span part;
    private final SourcePlaces places;
    private final Diagnostics diagnostics;

    public Tokens(Span part, SourcePlaces places, Diagnostics diagnostics) {
        this.part = part;
        this.places = places;
        this.diagnostics = diagnostics;
    }

    /**
     * The tokens of a file or a part.
     *
     * @param tokens the end of the file last; positions are in UTF-16 units of the file
     * @param mended those that are not as the user wrote them, and those beside something left out
     * @param isComplete false when the text was too bad or too long to be read to its end
     */
    public record Text(List<Token> tokens, Set<Token> mended, boolean isComplete) {
        /** Whether there is nothing but white space and comments. */
        public boolean isEmpty() {
            return mended.isEmpty() && tokens.stream().allMatch(Text::isNothing);
        }

        private static boolean isNothing(Token token) {
            return token.getType() == Token.EOF || token.getChannel() != Token.DEFAULT_CHANNEL;
        }
    }

    /** Reads all tokens; slips that show in one token are reported and mended. */
    public Text read() {
        String text = part.text();
        MlpLexer lexer = new MlpLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        Offsets offsets = new Offsets(text);
        return mended(() -> {
            CommonToken token = (CommonToken) lexer.nextToken();
            int stop = part.start() + offsets.of(token.getStopIndex() + 1) - 1;
            token.setStartIndex(part.start() + offsets.of(token.getStartIndex()));
            token.setStopIndex(stop);
            return token;
        });
    }

    private Text mended(Supplier<CommonToken> lexer) {
        LexicalSlips slips = new LexicalSlips(places, diagnostics);
        Unquoted unquoted = new Unquoted(places, diagnostics, lexer);
        List<Token> tokens = new ArrayList<>();
        CommonToken last = null;
        while (last == null || last.getType() != Token.EOF) {
            for (CommonToken token : unquoted.next()) {
                last = token;
                if (slips.mend(token)) {
                    tokens.add(token);
                }
                if (slips.tooMany() || tokens.size() > LIMIT) {
                    return stop(tokens, slips, token);
                }
            }
            if (unquoted.tooMany()) {
                return new Text(tokens, slips.mended(), false);
            }
        }
        slips.mended().addAll(unquoted.mended());
        return new Text(tokens, slips.mended(), true);
    }

    private Text stop(List<Token> tokens, LexicalSlips slips, Token last) {
        if (!slips.tooMany()) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.TOO_LONG,
                            places.of(last),
                            "the file has more than " + LIMIT + " words and signs")
                    .help("divide it into several files"));
        }
        return new Text(tokens, slips.mended(), false);
    }
}
