package org.mlpc.compiler.check;

import java.util.Optional;
import org.mlpc.compiler.diagnostic.Code;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.syntax.Term;

/** Numbers that stand in a network: sizes, counts, shares. */
final class Numbers {
    private final Resolver resolver;
    private final Diagnostics diagnostics;

    Numbers(Resolver resolver, Diagnostics diagnostics) {
        this.resolver = resolver;
        this.diagnostics = diagnostics;
    }

    /** Any finite number. */
    Optional<Expr.Constant> number(Term term, String what) {
        Optional<Expr.Constant> value = resolver.constant(term, Scope.empty());
        if (value.isPresent() && !Double.isFinite(value.get().value())) {
            diagnostics.report(Diagnostic.of(Code.OUT_OF_RANGE, term.span(), what + " must be a finite number"));
            return Optional.empty();
        }
        return value;
    }

    /** A whole number between two bounds. */
    Optional<Long> whole(Term term, String what, long least, long most) {
        Optional<Expr.Constant> number = number(term, what);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        double value = number.get().value();
        if (value != Math.rint(value)) {
            diagnostics.report(Diagnostic.of(
                    Code.OUT_OF_RANGE,
                    term.span(),
                    what + " must be a whole number, not " + number.get().spelling()));
            return Optional.empty();
        }
        if (value < least || value > most) {
            String bound = value < least ? "at least " + least : "at most " + most;
            diagnostics.report(Diagnostic.of(
                    Code.OUT_OF_RANGE,
                    term.span(),
                    what + " must be " + bound + ", not " + number.get().spelling()));
            return Optional.empty();
        }
        return Optional.of((long) value);
    }
}
