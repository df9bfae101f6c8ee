package org.mlpc.compiler.codegen.text;

/**
 * Names that are not spelled yet. Where a user's name, or one like it, becomes one of Java, emitters write a symbol: the
 * wished name with a mark in it, which no text of a user can contain. When the class is whole, {@link NamingPass} spells
 * all symbols, each as it is wished where nothing else there has that name.
 */
public final class Symbols {
    /** Stands where something is put in when the wished name is taken; each mark puts in something else. */
    public static final char ARGUMENT = '\u0001';

    public static final char STATE = '\u0002';
    public static final char LOCAL = '\u0003';

    private Symbols() {}

    /** A field for an argument of the optimizer. */
    public static String argument(String wish) {
        return wish + ARGUMENT;
    }

    /** A field for what the optimizer keeps. */
    public static String state(String wish) {
        return wish + STATE;
    }

    /** A local, an array to work in, or the place of a tensor. */
    public static String local(String wish) {
        return wish + LOCAL;
    }

    /** Whether a name is still to be spelled. */
    public static boolean open(String name) {
        return name.chars().anyMatch(Symbols::mark);
    }

    public static boolean mark(int c) {
        return c == ARGUMENT || c == STATE || c == LOCAL;
    }

    /** The wished name. */
    public static String wish(String symbol) {
        return spelling(symbol, 0);
    }

    /** The wished name, and when that is taken the first, second, … one like it. */
    public static String spelling(String symbol, int attempt) {
        StringBuilder name = new StringBuilder();
        boolean placed = false;
        for (char c : symbol.toCharArray()) {
            if (!mark(c)) {
                name.append(c);
            } else if (attempt > 0 && !placed) {
                name.append(insertion(c, attempt));
                placed = true;
            }
        }
        return name.toString();
    }

    private static String insertion(char mark, int attempt) {
        String again = attempt == 1 ? "" : Integer.toString(attempt);
        return switch (mark) {
            case ARGUMENT -> "_" + again;
            case STATE -> "State" + again;
            default -> attempt < 25 ? Character.toString('a' + attempt) : "b" + attempt;
        };
    }
}
