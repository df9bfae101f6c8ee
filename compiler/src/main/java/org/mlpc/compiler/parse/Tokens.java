package org.mlpc.compiler.parse;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.grammar.MlpLexer;

/** Cuts the text of a file into tokens. */
final class Tokens {
    private final SourceFile source;
    private final LexicalSlips slips;

    Tokens(SourceFile source, Places places, Diagnostics diagnostics) {
        this.source = source;
        this.slips = new LexicalSlips(places, diagnostics);
    }

    /** All tokens, the end of the file last, with positions in UTF-16 units; slips are reported and mended. */
    List<Token> read() {
        MlpLexer lexer = new MlpLexer(CharStreams.fromString(source.text()));
        lexer.removeErrorListeners();
        Offsets offsets = new Offsets(source.text());
        List<Token> tokens = new ArrayList<>();
        CommonToken token;
        do {
            token = (CommonToken) lexer.nextToken();
            int stop = offsets.of(token.getStopIndex() + 1) - 1;
            token.setStartIndex(offsets.of(token.getStartIndex()));
            token.setStopIndex(stop);
            if (slips.mend(token)) {
                tokens.add(token);
            }
        } while (token.getType() != Token.EOF);
        return tokens;
    }
}
