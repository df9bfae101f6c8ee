package org.mlpc.compiler.check.term;

import java.util.List;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.source.Span;

/**
 * How many there may be of each thing that a model repeats: as many as no person writes, and so few that compiling takes
 * a moment and every class compiles. The documentation of the language lists them.
 */
public final class Counts {
    public static final int DECLARATIONS = 10_000;
    public static final int NETWORKS = 200;
    public static final int FEATURES = 20_000;
    public static final int TARGETS = 10_000;
    public static final int LABELS = 10_000;
    public static final int METRICS = 100;
    public static final int LOSSES = 20;
    static final int PARAMETERS = 100;
    static final int OWN_PARAMETERS = 8;
    public static final int AFTER = 20;
    public static final int STEPS = 100;
    public static final int STATEMENTS = 200;
    public static final int PACKAGE = 200;

    private Counts() {}

    /** Whether there are few enough; reports when there are not. */
    public static boolean few(Diagnostics diagnostics, Span span, String what, int count, int most) {
        if (count > most) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.TOO_LARGE,
                    span,
                    count + " " + what + " are too many, at most " + most + " are possible"));
        }
        return count <= most;
    }

    /** The same, with the place of the first that is too many. */
    public static boolean few(Diagnostics diagnostics, List<Span> spans, String what, int most) {
        return spans.size() <= most || few(diagnostics, spans.get(most), what, spans.size(), most);
    }
}
