package org.mlpc.compiler.parse.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.mlpc.compiler.parse.token.EditableTokens;
import org.mlpc.compiler.parse.token.SourcePlaces;
import org.mlpc.grammar.MlpParser;

/** Finds the doc comment before a declaration and takes off its stars and margins. */
public record Docs(SourcePlaces places, EditableTokens tokens) {
    /** The doc comment nearest before a token; comments of the other kinds may stand between. */
    Optional<String> before(Token first) {
        List<Token> hidden = tokens.getHiddenTokensToLeft(first.getTokenIndex());
        if (hidden == null) {
            return Optional.empty();
        }
        return hidden.stream()
                .filter(token -> token.getType() == MlpParser.DOC_COMMENT)
                .reduce((early, late) -> late)
                .map(token -> strip(places.text(token)));
    }

    /** The text of a documentation comment, without its stars. */
    static String strip(String comment) {
        String inside = comment.substring("/**".length(), comment.length() - "*/".length());
        List<String> lines = new ArrayList<>();
        for (String line : inside.split("\r?\n", -1)) {
            String text = lines.isEmpty() ? line.strip() : line.strip().replaceFirst("^\\* ?", "");
            lines.add(text.stripTrailing());
        }
        return String.join("\n", lines).strip();
    }
}
