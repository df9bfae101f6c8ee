package org.mlpc.examples.library;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mlpc.compiler.calculus.MathPrinter;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.syntax.Declaration;

/** Pieces of the page's text. */
final class Markdown {
    /** Beyond this a value is on its way to infinity. */
    private static final double HUGE = 1e6;

    private Markdown() {}

    /** A doc comment as a paragraph, its source as one of its own. */
    static String doc(Optional<String> doc) {
        String text = doc.orElse("").replace("\n", " ");
        return wrapped(escape(text).replaceAll(" ?Source: ", "\n\nSource: "));
    }

    /** What would be read as markup instead of as text; what stands in backquotes is left alone. */
    private static String escape(String text) {
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i += 2) {
            parts[i] = parts[i].replace("*", "\\*")
                    .replace("<", "&lt;")
                    .replace("|", "\\|")
                    .replace("_", "\\_");
        }
        return String.join("`", parts);
    }

    /** Lines of at most 120 characters, broken at blanks outside of backquotes. */
    static String wrapped(String text) {
        StringBuilder lines = new StringBuilder();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ")) {
                if (line.length() > 0 && line.length() + 1 + word.length() > 120) {
                    lines.append(line).append('\n');
                    line.setLength(0);
                }
                line.append(line.length() > 0 ? " " : "").append(word);
            }
            lines.append(line).append('\n');
        }
        return lines.toString();
    }

    /** The definition as it stands in the library, without its comment. */
    static String code(Declaration declaration) {
        return "```\n" + declaration.span().text().strip() + "\n```\n";
    }

    /** A picture with lines of text beside it. */
    static String beside(String picture, String what, Map<String, String> lines) {
        String cells = lines.entrySet().stream()
                .map(line -> "<p><b>" + line.getKey() + "</b><br>" + line.getValue() + "</p>\n")
                .collect(Collectors.joining());
        return "<table><tr><td>\n<img src=\"curves/" + picture + ".svg\" width=\"360\" alt=\"" + what
                + "\">\n</td><td>\n" + cells + "</td></tr></table>\n";
    }

    /** A formula inside of HTML. */
    static String formula(Expr expr) {
        String text = MathPrinter.print(expr);
        return "<code>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</code>";
    }

    /** A number with as many digits as a reader wants to see. */
    static String number(double value) {
        if (Math.abs(value) > HUGE) {
            return value > 0 ? "∞" : "−∞";
        }
        BigDecimal rounded = new BigDecimal(value)
                .setScale(6, RoundingMode.HALF_EVEN)
                .round(new MathContext(4, RoundingMode.HALF_EVEN));
        return rounded.signum() == 0
                ? "0"
                : rounded.stripTrailingZeros().toPlainString().replace("-", "−");
    }

    static String picture(String file, String what) {
        return "![" + what + "](curves/" + file + ".svg)\n";
    }
}
