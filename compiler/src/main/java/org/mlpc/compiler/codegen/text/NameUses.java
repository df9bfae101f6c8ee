package org.mlpc.compiler.codegen.text;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the variables and types of a class are named: in which of its members by their bare names, and which are members.
 * Methods are left out, as Java keeps their names apart.
 */
public final class NameUses {
    /** One name: the members of the class, by number, where it stands alone, and whether it is one itself. */
    public static final class Use {
        private final BitSet regions = new BitSet();
        private boolean member;

        /** Whether two things may not have one name. */
        boolean meets(Use other) {
            return member && other.member || regions.intersects(other.regions);
        }
    }

    private final String java;
    private final Map<String, Use> uses = new LinkedHashMap<>();
    private int at;
    private int region;
    private int braces;
    private int brackets;
    private char before = '\n';

    private NameUses(String java) {
        this.java = java;
    }

    /** All names of a Java text, symbols among them, in the order of their first use. */
    public static Map<String, Use> of(String java) {
        NameUses names = new NameUses(java);
        while (names.at < java.length()) {
            names.step();
        }
        return names.uses;
    }

    private void step() {
        char c = java.charAt(at);
        if (c == '"' || c == '\'') {
            at = Lexemes.literalEnd(java, at);
            before = c;
        } else if (Lexemes.comment(java, at)) {
            at = Lexemes.commentEnd(java, at);
        } else if (Lexemes.begins(c)) {
            int end = Lexemes.nameEnd(java, at);
            name(java.substring(at, end), end);
            at = end;
            before = 'a';
        } else if (Character.isDigit(c)) {
            at = Lexemes.nameEnd(java, at);
            before = '0';
        } else {
            sign(c);
            before = Character.isWhitespace(c) ? before : c;
            at++;
        }
    }

    private void name(String name, int end) {
        boolean qualified = before == '.' || before == ':' && java.charAt(at - 1) == ':';
        boolean method = end < java.length() && java.charAt(end) == '(';
        if (method) {
            return;
        }
        Use use = uses.computeIfAbsent(name, n -> new Use());
        use.member |= braces == 0 || braces == 1 && brackets == 0;
        if (!qualified) {
            use.regions.set(region);
        }
    }

    private void sign(char c) {
        switch (c) {
            case '{' -> braces++;
            case '}' -> {
                braces--;
                region += braces == 1 ? 1 : 0;
            }
            case '(' -> brackets++;
            case ')' -> brackets--;
            case ';' -> region += braces <= 1 && brackets == 0 ? 1 : 0;
            default -> {}
        }
    }
}
