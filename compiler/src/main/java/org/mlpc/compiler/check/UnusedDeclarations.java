package org.mlpc.compiler.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mlpc.compiler.diagnostic.Code;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.ModelFile;
import org.mlpc.compiler.syntax.Name;

/** Finds declarations that no network uses, nor anything that a network uses. */
final class UnusedDeclarations {
    private final Library library;
    private final Diagnostics diagnostics;
    private final Set<Mentions.Mention> used = new HashSet<>();

    UnusedDeclarations(Library library, Diagnostics diagnostics) {
        this.library = library;
        this.diagnostics = diagnostics;
    }

    /** Reports the unused declarations of files; files without any network are a library, and use nothing. */
    void check(List<ModelFile> files) {
        List<Declaration> all =
                files.stream().flatMap(file -> file.declarations().stream()).toList();
        Deque<Declaration> open = new ArrayDeque<>();
        all.stream().filter(Declaration.Network.class::isInstance).forEach(open::add);
        if (open.isEmpty()) {
            return;
        }
        while (!open.isEmpty()) {
            for (Mentions.Mention mention : Mentions.of(open.remove())) {
                if (used.add(mention)) {
                    library.declared(mention.kind()).stream()
                            .filter(d -> d.name().text().equals(mention.name()))
                            .forEach(open::add);
                }
            }
        }
        all.stream().filter(this::unused).forEach(this::report);
    }

    private boolean unused(Declaration declaration) {
        return !(declaration instanceof Declaration.Network)
                && !used.contains(new Mentions.Mention(
                        Library.kind(declaration), declaration.name().text()));
    }

    private void report(Declaration declaration) {
        Name name = declaration.name();
        diagnostics.report(Diagnostic.of(
                        Code.UNUSED_DECLARATION,
                        name.span(),
                        "the " + Library.kind(declaration).word() + " `" + name + "` is never used")
                .label("no network needs it")
                .help("use it in a network, or remove it"));
    }
}
