package org.mlpc.compiler.diagnostic;

import java.util.Locale;

/**
 * Shows text of others so that nothing in it acts: a terminal obeys control characters, and characters that have no looks
 * of their own let text seem to be another.
 *
 * <p>Control characters below U+0020 become their pictures, such as {@code ␛} for escape; the others, those that turn the
 * direction of writing, and all that are invisible become their number, such as {@code <U+202E>}.
 */
public final class Visible {
    private static final int PICTURES = 0x2400;
    private static final int DELETE = 0x7F;
    private static final int PICTURE_OF_DELETE = 0x2421;

    /** Letters and marks that show nothing: fillers, the joiner of graphemes, vowels that are only inherent. */
    private static final String BLANK = "\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0";

    private Visible() {}

    /** Text that is to be one line: its line ends and tabs are shown, too. */
    public static String line(String text) {
        return shown(text, "");
    }

    /** Text of several lines: LF, CRLF and tabs stay. */
    public static String lines(String text) {
        return shown(text, "\n\t");
    }

    private static String shown(String text, String kept) {
        if (text.chars().allMatch(c -> c >= ' ' && c < DELETE)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            boolean lineEnd = point == '\r' && text.startsWith("\r\n", i) && !kept.isEmpty();
            shown.append(lineEnd || kept.indexOf(point) >= 0 ? Character.toString(point) : of(point));
        }
        return shown.toString();
    }

    /** What stands for a character; itself when it is harmless. */
    static String of(int point) {
        if (point < ' ') {
            return Character.toString(PICTURES + point);
        }
        if (point == DELETE) {
            return Character.toString(PICTURE_OF_DELETE);
        }
        return harmful(point) ? String.format(Locale.ROOT, "<U+%04X>", point) : Character.toString(point);
    }

    private static boolean harmful(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> BLANK.indexOf(point) >= 0;
        };
    }
}
