package org.mlpc.compiler;

import java.util.List;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.Severity;

/**
 * Model files with every default written out.
 *
 * @param diagnostics all findings in the order of the text
 * @param texts of the files that hold something, in the order of the files; empty when there was an error
 */
public record Resolution(List<Diagnostic> diagnostics, List<Text> texts) {
    public Resolution {
        diagnostics = List.copyOf(diagnostics);
        texts = List.copyOf(texts);
    }

    /** Whether there was no error. */
    public boolean succeeded() {
        return diagnostics.stream().noneMatch(d -> d.code().severity() == Severity.ERROR);
    }

    /** A file by its name, with the text that leaves nothing to defaults. */
    public record Text(String file, String text) {}
}
