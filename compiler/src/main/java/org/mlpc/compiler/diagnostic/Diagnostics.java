package org.mlpc.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the findings of one run, each once. */
public final class Diagnostics {
    private final Set<Diagnostic> found = new LinkedHashSet<>();

    /** Adds a finding. */
    public void report(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    /** How many findings forbid code generation. */
    public int errors() {
        return (int) found.stream()
                .filter(d -> d.code().severity() == Severity.ERROR)
                .count();
    }

    /** All findings in the order of the text. */
    public List<Diagnostic> all() {
        List<Diagnostic> all = new ArrayList<>(found);
        all.sort(Comparator.comparing((Diagnostic d) -> d.primary().file().name())
                .thenComparingInt(d -> d.primary().start()));
        return List.copyOf(all);
    }
}
