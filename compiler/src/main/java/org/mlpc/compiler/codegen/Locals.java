package org.mlpc.compiler.codegen;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Names of the locals of one method, each given once. */
final class Locals {
    private final Set<String> taken;

    /** Locals beside the given names. */
    Locals(String... names) {
        taken = new HashSet<>(List.of(names));
    }

    /** The wished name, or one like it. */
    String name(String wish) {
        String name = wish;
        for (char letter = 'b'; !free(name); letter++) {
            name = wish + letter;
        }
        taken.add(name);
        return name;
    }

    private boolean free(String name) {
        return !taken.contains(name) && !SourceVersion.isKeyword(name);
    }
}
