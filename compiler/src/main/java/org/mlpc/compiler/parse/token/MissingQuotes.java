package org.mlpc.compiler.parse.token;

import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CommonToken;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.source.Span;
import org.mlpc.grammar.MlpLexer;

/** What is said of features and labels that need quotes. */
final class MissingQuotes {
    private static final int LONG = 160;

    /** Of a long line, what is shown. */
    private static final int MOST_SHOWN = 4;

    private final SourcePlaces places;
    /** Of the line, as far as it was read. */
    private final List<CommonToken> tokens;

    MissingQuotes(SourcePlaces places, List<CommonToken> tokens) {
        this.places = places;
        this.tokens = tokens;
    }

    /** From the first to the last of its tokens. */
    Span span(Unquoted.Part part) {
        Span first = places.of(tokens.get(part.from()));
        return new Span(
                first.file(),
                first.start(),
                places.of(tokens.get(part.to() - 1)).end());
    }

    String text(Unquoted.Part part) {
        return span(part).text();
    }

    /** Whether all tokens are plain words, which may also be several names. */
    boolean words(Unquoted.Part part) {
        return tokens.subList(part.from(), part.to()).stream().allMatch(token -> Kinds.isName(token.getType()));
    }

    /** Whether a comma may be missing as well. */
    boolean comma(Unquoted.Part part) {
        return !part.label() && words(part) && tokens.get(part.to()).getType() != MlpLexer.COLON;
    }

    Diagnostic diagnostic(Unquoted.Part part) {
        Span place = span(part);
        if (comma(part)) {
            Span before = places.of(tokens.get(part.from()));
            return Diagnostic.of(
                            DiagnosticCode.MISSING_COMMA,
                            new Span(before.file(), before.end(), before.end()),
                            "missing `,` between `" + before.text() + "` and `"
                                    + places.of(tokens.get(part.from() + 1)).text() + "`")
                    .label("`,` expected, or quotes around all words of a name");
        }
        String what = part.label() ? "label" : "name";
        return Diagnostic.of(
                        part.to() - part.from() == 1 ? DiagnosticCode.BAD_CHARACTER : DiagnosticCode.SYNTAX,
                        place,
                        "the " + what + " `" + place.text() + "` needs quotes")
                .label("without quotes a " + what + " is one word of ASCII letters, digits and `_`"
                        + (part.label() ? ", or a number" : ", and begins with a letter"));
    }

    /** The line with quotes, or what is wrong of a long one. */
    String right(List<Unquoted.Part> wrong, int start, int end) {
        Span word = places.of(tokens.get(start - 1));
        int last = places.of(tokens.get(end - 1)).end();
        if (last - word.start() > LONG
                || word.file().text().substring(word.start(), last).indexOf('\n') >= 0) {
            return wrong.stream()
                    .limit(MOST_SHOWN)
                    .map(part -> "\"" + text(part) + "\"")
                    .collect(Collectors.joining("`, `"));
        }
        StringBuilder text = new StringBuilder();
        int at = word.start();
        for (Unquoted.Part part : wrong) {
            Span span = span(part);
            text.append(word.file().text(), at, span.start())
                    .append('"')
                    .append(span.text())
                    .append('"');
            at = span.end();
        }
        return text.append(word.file().text(), at, last).toString();
    }
}
