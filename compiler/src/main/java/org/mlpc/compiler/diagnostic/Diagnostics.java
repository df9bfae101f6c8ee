package org.mlpc.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the findings of one run, each once. */
public final class Diagnostics {
    private final Set<Diagnostic> found = new LinkedHashSet<>();
    private int errors;

    /** Adds a finding. */
    public void report(Diagnostic diagnostic) {
        found.add(diagnostic);
        if (diagnostic.code().severity() == Severity.ERROR) {
            errors++;
        }
    }

    /** Counts an error that only follows from one that is reported already, and is not worth a word. */
    public void follows() {
        errors++;
    }

    /**
     * How many reports forbid code generation. What is reported again, and found once, counts again: a declaration with a
     * mistake is wrong wherever it is used.
     */
    public int errors() {
        return errors;
    }

    /** All findings in the order of the text; where there are errors, warnings would only distract from them. */
    public List<Diagnostic> all() {
        List<Diagnostic> all = new ArrayList<>(found);
        all.removeIf(d -> errors > 0 && d.code().severity() != Severity.ERROR);
        all.sort(Comparator.comparing((Diagnostic d) -> d.primary().file().name())
                .thenComparingInt(d -> d.primary().start()));
        return List.copyOf(all);
    }
}
