package org.mlpc.compiler.std;

import java.util.List;
import java.util.Map;
import org.mlpc.compiler.check.library.StandardLibrary;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.ModelFile;

/** What the standard library declares. */
final class Definitions {
    /** Arguments for parameters that have no default. */
    private static final Map<String, String> REQUIRED =
            Map.of("threshold", "(threshold = 0.5)", "quantile", "(q = 0.3)");

    private static final List<ModelFile> FILES = parse();

    private Definitions() {}

    private static List<ModelFile> parse() {
        Diagnostics diagnostics = new Diagnostics();
        List<ModelFile> files = StandardLibrary.files().stream()
                .map(file -> Parser.parse(file, diagnostics))
                .toList();
        if (!diagnostics.all().isEmpty()) {
            throw new AssertionError(Renderer.render(diagnostics.all(), false));
        }
        return files;
    }

    /** The files of the library, parsed. */
    static List<ModelFile> files() {
        return FILES;
    }

    /** Every declaration, aliases, too. */
    static List<Declaration> all() {
        return FILES.stream().flatMap(file -> file.declarations().stream()).toList();
    }

    /** The declarations of a kind, without aliases. */
    static <D extends Declaration> List<D> of(Class<D> kind) {
        return all().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The name of a declaration, with an argument for each parameter that needs one. */
    static String use(Declaration declaration) {
        String name = declaration.name().text();
        return name + REQUIRED.getOrDefault(name, "");
    }
}
