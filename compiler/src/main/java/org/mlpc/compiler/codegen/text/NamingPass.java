package org.mlpc.compiler.codegen.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.SourceVersion;

/**
 * Spells the symbols of a class, when all its names are known: the one table in which names of users, of the generator and
 * of the runtime meet. None hides another where that is meant.
 */
public final class NamingPass {
    private final Map<String, List<NameUses.Use>> spelled = new HashMap<>();

    private NamingPass() {}

    /** The text with every symbol spelled. */
    public static String spell(String java) {
        return new NamingPass().all(java);
    }

    private String all(String java) {
        Map<String, NameUses.Use> uses = NameUses.of(java);
        uses.forEach((name, use) -> {
            if (!Symbols.open(name)) {
                take(name, use);
            }
        });
        Map<String, String> spellings = new HashMap<>();
        uses.forEach((name, use) -> {
            if (Symbols.open(name)) {
                spellings.put(name, spelling(name, use));
            }
        });
        return written(java, spellings);
    }

    private void take(String name, NameUses.Use use) {
        spelled.computeIfAbsent(name, n -> new ArrayList<>()).add(use);
    }

    private String spelling(String symbol, NameUses.Use use) {
        int attempt = 0;
        while (!free(Symbols.spelling(symbol, attempt), use)) {
            attempt++;
        }
        String name = Symbols.spelling(symbol, attempt);
        take(name, use);
        return name;
    }

    private boolean free(String name, NameUses.Use use) {
        return !SourceVersion.isKeyword(name, SourceVersion.RELEASE_17)
                && spelled.getOrDefault(name, List.of()).stream().noneMatch(use::meets);
    }

    private static String written(String java, Map<String, String> spellings) {
        StringBuilder text = new StringBuilder(java.length());
        int copied = 0;
        int at = 0;
        while (at < java.length()) {
            char c = java.charAt(at);
            int end = at + 1;
            if (c == '"' || c == '\'') {
                end = Lexemes.literalEnd(java, at);
            } else if (Lexemes.comment(java, at)) {
                end = Lexemes.commentEnd(java, at);
            } else if (Lexemes.begins(c) || Character.isDigit(c)) {
                end = Lexemes.nameEnd(java, at);
                String spelling = spellings.get(java.substring(at, end));
                if (spelling != null) {
                    text.append(java, copied, at).append(spelling);
                    copied = end;
                }
            }
            at = end;
        }
        return text.append(java, copied, java.length()).toString();
    }
}
