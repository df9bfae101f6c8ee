package org.mlpc.compiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.compiler.source.SourceFile;

/** The folders with models, and what becomes of these. */
final class Fixtures {
    private static final Path ROOT = Path.of("src/test/resources/fixtures");

    private static final Map<Path, Compilation> COMPILED = new TreeMap<>();

    private Fixtures() {}

    static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.sorted().toList();
        }
    }

    /** What becomes of the model of a folder, found once. */
    static Compilation compile(Path folder) throws IOException {
        Compilation known = COMPILED.get(folder);
        if (known == null) {
            known = compile(folder, Files.readString(folder.resolve("model.mlp")));
            COMPILED.put(folder, known);
        }
        return known;
    }

    /** The vector target for folders whose names end so. */
    static CodeTarget target(Path folder) {
        return folder.getFileName().toString().endsWith("-vector") ? CodeTarget.VECTOR : CodeTarget.JAVA;
    }

    /** What becomes of a text for the target of a folder. */
    static Compilation compile(Path folder, String text) {
        Options options = new Options(Optional.empty(), "0.1.0", target(folder));
        return Compiler.compile(List.of(new SourceFile("model.mlp", text)), options);
    }

    /** The text of every file that belongs into the folder, by name. */
    static Map<String, String> results(Path folder) throws IOException {
        return results(compile(folder));
    }

    static Map<String, String> results(Compilation compilation) {
        Map<String, String> results = new TreeMap<>();
        if (!compilation.diagnostics().isEmpty()) {
            results.put("diagnostics.txt", Renderer.render(compilation.diagnostics(), false));
        }
        if (compilation.succeeded()) {
            compilation.dumps().forEach((stage, text) -> {
                if (!stage.equals("lowered")) { // what is not the program itself is on the way to it
                    results.put(stage + ".txt", text.get());
                }
            });
            for (Compilation.GeneratedClass generated : compilation.classes()) {
                String file = generated.path().substring(generated.path().lastIndexOf('/') + 1);
                results.put(file, generated.source());
            }
        }
        return results;
    }
}
