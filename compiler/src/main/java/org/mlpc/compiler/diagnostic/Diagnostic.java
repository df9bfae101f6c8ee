package org.mlpc.compiler.diagnostic;

import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.source.Span;

/**
 * One finding about the user's text.
 *
 * @param code what kind of finding it is
 * @param message lower case, no final period, the user's names in backticks
 * @param primary the place it is about
 * @param label what to say beside the carets; may be empty
 * @param secondary other places that matter, underlined with dashes
 * @param help how to mend it, where there is a way
 */
public record Diagnostic(
        DiagnosticCode code,
        String message,
        Span primary,
        String label,
        List<Secondary> secondary,
        Optional<String> help) {
    /** Another place that matters, with its label. */
    public record Secondary(Span span, String label) {}

    public Diagnostic {
        secondary = List.copyOf(secondary);
    }

    /** A finding with nothing but its place. */
    public static Diagnostic of(DiagnosticCode code, Span primary, String message) {
        return new Diagnostic(code, message, primary, "", List.of(), Optional.empty());
    }

    /** The same with words beside the carets. */
    public Diagnostic label(String text) {
        return new Diagnostic(code, message, primary, text, secondary, help);
    }

    /** The same with another place. */
    public Diagnostic also(Span span, String text) {
        List<Secondary> places = new java.util.ArrayList<>(secondary);
        places.add(new Secondary(span, text));
        return new Diagnostic(code, message, primary, label, places, help);
    }

    /** The same with a way to mend it. */
    public Diagnostic help(String text) {
        return new Diagnostic(code, message, primary, label, secondary, Optional.of(text));
    }
}
