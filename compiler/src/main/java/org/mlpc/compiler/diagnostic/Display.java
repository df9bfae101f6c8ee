package org.mlpc.compiler.diagnostic;

/** How a line of the source looks in a terminal: what is shown of it, and how wide that is. */
final class Display {
    private static final int TAB = 4;

    private Display() {}

    /** A line of the source as it is shown: safe, and with tabs up to the next multiple of four columns. */
    static String line(String line) {
        StringBuilder shown = new StringBuilder();
        int column = 0;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            int width = width(line, i, column);
            int point = line.codePointAt(i);
            shown.append(point == '\t' ? " ".repeat(width) : Visible.of(point));
            column += width;
        }
        return shown.toString();
    }

    /** The columns that the first characters of a line take, counted in UTF-16 units. */
    static int columns(String line, int units) {
        int column = 0;
        int i = 0;
        while (i < Math.min(units, line.length())) {
            column += width(line, i, column);
            i += Character.charCount(line.codePointAt(i));
        }
        return column + Math.max(0, units - line.length());
    }

    /** The columns of the character at a place of a line, which begins at a column. */
    static int width(String line, int at, int column) {
        int point = line.codePointAt(at);
        return point == '\t'
                ? TAB - column % TAB
                : Visible.of(point).codePoints().map(Display::width).sum();
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    /** East Asian wide characters and emoji, in the large blocks that hold nearly all of them (UAX #11). */
    private static boolean isWide(int point) {
        return point >= 0x1100 && point <= 0x115F
                || point >= 0x2E80 && point <= 0x303E
                || point >= 0x3041 && point <= 0xA4CF
                || point >= 0xAC00 && point <= 0xD7A3
                || point >= 0xF900 && point <= 0xFAFF
                || point >= 0xFE30 && point <= 0xFE6F
                || point >= 0xFF00 && point <= 0xFF60
                || point >= 0xFFE0 && point <= 0xFFE6
                || point >= 0x1F300 && point <= 0x1F64F
                || point >= 0x1F680 && point <= 0x1F6FF
                || point >= 0x1F900 && point <= 0x1FAFF
                || point >= 0x20000 && point <= 0x3FFFD;
    }
}
