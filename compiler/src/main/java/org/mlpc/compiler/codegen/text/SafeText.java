package org.mlpc.compiler.codegen.text;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The one way of text into Java that is no name: as a string literal, a comment or a doc comment. Whatever a user writes,
 * it cannot end the literal or the comment that it stands in; names are made by {@code JavaNames}.
 */
public final class SafeText {
    private SafeText() {}

    /** Text of several lines, for a doc comment. */
    public record Lines(String text) {}

    /** A string literal of this value. */
    public static CodeBlock literal(String value) {
        String escaped = each(value, SafeText::escaped);
        // javac loses count of backslashes behind an unpaired surrogate
        boolean unpaired = value.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        return CodeBlock.of("$L", "\"" + (unpaired ? escaped.replace("\\\\", "\\134") : escaped) + "\"");
    }

    /** Octal below 0x80, since javac decodes {@code \}{@code u000A} before it looks for the ends of lines and literals. */
    private static String escaped(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default -> {
                if (Printable.shown(c)) {
                    yield Character.toString(c);
                }
                yield c < 0x80 ? String.format("\\%03o", c) : units(c);
            }
        };
    }

    private static String units(int c) {
        StringBuilder units = new StringBuilder();
        for (char unit : Character.toChars(c)) {
            units.append(String.format("\\u%04x", (int) unit));
        }
        return units.toString();
    }

    /** Text for one line behind {@code //}. */
    public static String comment(String text) {
        return each(text, SafeText::visible);
    }

    /** Characters as they are or by their number; backslashes doubled, since javac decodes {@code \}{@code u} everywhere. */
    private static String visible(int c) {
        if (c == '\\') {
            return "\\\\";
        }
        return Printable.shown(c) ? Character.toString(c) : String.format("U+%04X", c);
    }

    /**
     * A doc comment in JavaPoet's format. In strings among its arguments nothing is a tag, and all stands on one line;
     * {@link Lines} keep their ends.
     */
    public static CodeBlock doc(String format, Object... arguments) {
        return CodeBlock.of(
                format, Arrays.stream(arguments).map(SafeText::documented).toArray());
    }

    private static Object documented(Object argument) {
        if (argument instanceof Lines lines) {
            String text = lines.text().replace("\r\n", "\n");
            return closed(each(text, c -> c == '\n' ? "\n" : untagged(c)));
        }
        return argument instanceof String text ? closed(each(text, SafeText::untagged)) : argument;
    }

    private static String untagged(int c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '@' -> "&#64;";
            default -> visible(c);
        };
    }

    private static String closed(String text) {
        return text.replace("*/", "*&#47;");
    }

    private static String each(String text, IntFunction<String> spelled) {
        StringBuilder all = new StringBuilder();
        text.codePoints().forEach(c -> all.append(spelled.apply(c)));
        return all.toString();
    }
}
