package org.mlpc.compiler.codegen.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Names of the locals of one method, each given once and unlike those of inputs, units and targets. */
public final class Locals {
    /** Beside the textbook's names: v of a maxout's pieces, and what batch normalization keeps. */
    private static final Pattern FIXED = Pattern.compile("(x|t|a|z|da|dz|v|dv|mean|variance|centre|inverse|normal"
            + "|runningMean|runningVariance|sum|sumNormal)[0-9]+");

    private final Set<String> taken;

    /** Locals beside the given names. */
    public Locals(String... names) {
        taken = new HashSet<>(List.of(names));
    }

    /** Names of a block inside, unlike those given so far. */
    public Locals inner() {
        return new Locals(taken.toArray(String[]::new));
    }

    /** The wished name, or one like it. */
    public String name(String wish) {
        String name = wish;
        for (int n = 1; !free(name); n++) {
            name = like(wish, n);
        }
        taken.add(name);
        return Symbols.local(name);
    }

    /** The n-th name like another, from 1: {@code eb} to {@code ez}, then {@code e_27}, {@code e_28} and so on. */
    public static String like(String wish, int n) {
        return n < 26 ? wish + (char) ('a' + n) : wish + "_" + (n + 1);
    }

    /** Whether a name is that of an input, a target or something of a layer, such as {@code x0} or {@code dz1}. */
    public static boolean fixed(String name) {
        return FIXED.matcher(name).matches();
    }

    private boolean free(String name) {
        return !taken.contains(name) && !SourceVersion.isKeyword(name) && !fixed(name);
    }
}
