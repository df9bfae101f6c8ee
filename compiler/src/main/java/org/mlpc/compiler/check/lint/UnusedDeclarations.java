package org.mlpc.compiler.check.lint;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.check.lint.Mentions.Mention;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.ModelFile;
import org.mlpc.compiler.syntax.Name;

/** Finds declarations that no network uses, nor anything that a network uses. */
public final class UnusedDeclarations {
    private final Diagnostics diagnostics;

    UnusedDeclarations(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Reports the unused declarations of files. */
    void check(List<ModelFile> files) {
        of(files).forEach(this::report);
    }

    /** The unused declarations of files; files without any network are a library for others. */
    public static Collection<Declaration> of(List<ModelFile> files) {
        Map<Mention, Declaration> unused = new LinkedHashMap<>();
        Deque<Declaration> open = new ArrayDeque<>();
        for (ModelFile file : files) {
            for (Declaration declaration : file.declarations()) {
                if (declaration instanceof Declaration.Network) {
                    open.add(declaration);
                } else {
                    unused.put(mention(declaration), declaration);
                }
            }
        }
        if (open.isEmpty() || unused.isEmpty()) {
            return List.of();
        }
        while (!open.isEmpty()) {
            for (Mention mention : Mentions.of(open.remove())) {
                Optional.ofNullable(unused.remove(mention)).ifPresent(open::add);
            }
        }
        return unused.values();
    }

    private static Mention mention(Declaration declaration) {
        return new Mention(Library.kind(declaration), declaration.name().text());
    }

    private void report(Declaration declaration) {
        Name name = declaration.name();
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.UNUSED_DECLARATION,
                        name.span(),
                        "the " + Library.kind(declaration).word() + " `" + name + "` is never used")
                .label("no network needs it")
                .help("use it in a network, or remove it"));
    }
}
