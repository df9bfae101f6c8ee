package org.mlpc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.source.SourceFile;

/** Compares texts with those in which every default is written out: the same Java, and the same text again. */
public final class Resolved {
    private static final Options PLAIN = new Options(Optional.empty(), "0.1.0");

    private Resolved() {}

    /** The files with every default written out. */
    static List<SourceFile> resolved(List<SourceFile> files) {
        Resolution resolution = Compiler.resolve(files);
        assertEquals(files.size(), resolution.texts().size(), () -> Renderer.render(resolution.diagnostics(), false));
        return resolution.texts().stream()
                .map(t -> new SourceFile(t.file(), t.text()))
                .toList();
    }

    /** The Java of files without the lines of their text, and the break that a comment has before a long one. */
    static List<String> java(Compilation compilation) {
        assertTrue(compilation.succeeded(), () -> Renderer.render(compilation.diagnostics(), false));
        return compilation.classes().stream()
                .map(c -> c.source().replaceAll("\\s+(// +)?\\[\\w+\\.mlp:\\d+\\]", ""))
                .toList();
    }

    /** Requires it of files that have no mistake. */
    public static void requireSame(List<SourceFile> files) {
        requireSame(files, java(Compiler.compile(files, PLAIN)), PLAIN);
    }

    /** Requires it of files that become the given Java. */
    static void requireSame(List<SourceFile> files, List<String> expected, Options options) {
        List<SourceFile> resolved = resolved(files);
        List<String> found = java(Compiler.compile(resolved, options));
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < found.size(); i++) {
            assertEquals(expected.get(i), found.get(i));
        }
        List<SourceFile> again = resolved(resolved);
        for (int i = 0; i < files.size(); i++) {
            assertEquals(resolved.get(i).text(), again.get(i).text());
        }
    }
}
