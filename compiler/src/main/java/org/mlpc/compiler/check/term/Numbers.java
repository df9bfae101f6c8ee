package org.mlpc.compiler.check.term;

import java.util.Optional;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.syntax.Term;

/** Numbers that stand in a network: sizes, counts, shares. */
public final class Numbers {
    /** What float holds, with room for a factor. */
    private static final double LARGEST = 1e38;

    private final Resolver resolver;
    private final Diagnostics diagnostics;

    public Numbers(Resolver resolver, Diagnostics diagnostics) {
        this.resolver = resolver;
        this.diagnostics = diagnostics;
    }

    /** Any finite number that is not too large for float. */
    public Optional<Expr.Constant> number(Term term, String what) {
        return number(term, Scope.empty(), what);
    }

    /** The same, where names have values. */
    public Optional<Expr.Constant> number(Term term, Scope scope, String what) {
        Optional<Expr.Constant> value = resolver.constant(term, scope);
        if (value.isPresent() && !(Math.abs(value.get().value()) <= LARGEST)) {
            String bound = Double.isFinite(value.get().value()) ? "at most 1e38 in size" : "a finite number";
            diagnostics.report(Diagnostic.of(DiagnosticCode.OUT_OF_RANGE, term.span(), what + " must be " + bound));
            return Optional.empty();
        }
        return value;
    }

    /** A whole number between two bounds. */
    public Optional<Long> whole(Term term, String what, long least, long most) {
        Optional<Expr.Constant> number = number(term, what);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        double value = number.get().value();
        if (value != Math.rint(value)) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.OUT_OF_RANGE,
                    term.span(),
                    what + " must be a whole number, not " + number.get().spelling()));
            return Optional.empty();
        }
        if (value < least || value > most) {
            String bound = value < least ? "at least " + least : "at most " + most;
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.OUT_OF_RANGE,
                    term.span(),
                    what + " must be " + bound + ", not " + number.get().spelling()));
            return Optional.empty();
        }
        return Optional.of((long) value);
    }
}
