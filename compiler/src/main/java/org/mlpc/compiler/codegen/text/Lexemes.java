package org.mlpc.compiler.codegen.text;

/** Where names, literals and comments of a Java text end. */
public final class Lexemes {
    private Lexemes() {}

    /** Whether a character begins a name. */
    public static boolean begins(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$';
    }

    /** Behind a name, or behind the letters and digits of a number. */
    public static int nameEnd(String java, int start) {
        int end = start;
        while (end < java.length() && within(java.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean within(char c) {
        return begins(c) || c >= '0' && c <= '9' || Symbols.mark(c);
    }

    /** Behind a string or a character. */
    public static int literalEnd(String java, int start) {
        char quote = java.charAt(start);
        int end = start + 1;
        while (end < java.length() && java.charAt(end) != quote) {
            end += java.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1;
    }

    /** Whether a comment begins. */
    public static boolean comment(String java, int at) {
        return java.charAt(at) == '/' && (java.startsWith("//", at) || java.startsWith("/*", at));
    }

    /** Behind a comment. */
    public static int commentEnd(String java, int start) {
        String last = java.startsWith("//", start) ? "\n" : "*/";
        int end = java.indexOf(last, start + 2);
        return end < 0 ? java.length() : end + last.length();
    }
}
