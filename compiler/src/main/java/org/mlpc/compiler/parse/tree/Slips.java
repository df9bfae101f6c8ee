package org.mlpc.compiler.parse.tree;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Term;

/** Refuses what the grammar takes only so that it can be refused well, and remembers that it did. */
public final class Slips {
    private final Diagnostics diagnostics;
    private boolean found;

    public Slips(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Whether there was one since the last question. */
    public boolean takeFound() {
        boolean result = found;
        found = false;
        return result;
    }

    void report(Diagnostic diagnostic) {
        diagnostics.report(diagnostic);
        found = true;
    }

    void report(DiagnosticCode code, Span place, String message, String label, String help) {
        report(Diagnostic.of(code, place, message).label(label).help(help));
    }

    void sequence(Span place) {
        report(
                DiagnosticCode.SYNTAX,
                place,
                "a list is not a value",
                "a list stands here",
                "only an argument can be a list, as in `piecewise(at = [1000, 2000], rate = [0.1, 0.01, 0.001])`");
    }

    void colonForEquals(Span colon, Span name, Span value) {
        report(
                DiagnosticCode.COLON_FOR_EQUALS,
                colon,
                "`" + name.text() + "` takes its value with `=`",
                "`=` expected",
                "write `" + name.text() + " = " + value.text() + "`");
    }

    void equalsForComparison(Span equals) {
        report(
                DiagnosticCode.EQUALS_FOR_COMPARISON,
                equals,
                "`=` does not compare",
                "`==` expected",
                "write `==` to ask whether two values are equal");
    }

    void question(Span question, Span all) {
        report(Diagnostic.of(DiagnosticCode.FOREIGN_OPERATOR, question, "there is no operator `? :`")
                .label("a choice is written with words")
                .help("write `if … then … else …`"));
    }

    /** {@code a < b < c}. */
    void comparisonChain(List<Span> operands, Span first, Span second) {
        String left = operands.get(0).text() + " " + first.text() + " "
                + operands.get(1).text();
        String right = operands.get(1).text() + " " + second.text() + " "
                + operands.get(2).text();
        report(Diagnostic.of(DiagnosticCode.COMPARISON_CHAIN, second, "comparisons do not chain")
                .label("a second comparison of the same value")
                .also(first, "the first one")
                .help("write `" + left + " and " + right + "`"));
    }

    void tooLong(Span place) {
        report(Diagnostic.of(
                        DiagnosticCode.TOO_LONG,
                        place,
                        "an expression of more than " + Operations.LIMIT + " operations")
                .help("split it with functions of your own, or simplify it"));
    }

    /** A clause behind an alias, which is the same declaration as its original. */
    void clauseOfAlias(Span clause, Name alias) {
        report(
                DiagnosticCode.SYNTAX,
                clause,
                "`" + alias + "` is only another name, so it can have no clause of its own",
                "",
                "write the clause at the original");
    }

    /** Refuses a clause that is there already. */
    void onlyOnce(Optional<?> earlier, Span word) {
        if (earlier.isPresent()) {
            report(Diagnostic.of(DiagnosticCode.SYNTAX, word, "`" + word.text() + "` stands here a second time")
                    .help("keep one of the two"));
        }
    }

    /** A single category that cannot be read as a transform. */
    void oneCategory(Span place, Name feature) {
        report(
                DiagnosticCode.SYNTAX,
                place,
                "feature `" + feature + "` has one category only",
                "a second one is missing",
                "divide categories with `|`, as in `colour: red | green | blue`");
    }

    void labelNotWhole(Name label) {
        report(
                DiagnosticCode.SYNTAX,
                label.span(),
                "a label is a name or a whole number, not `" + label + "`",
                "",
                "put it in quotes: `\"" + label + "\"`");
    }

    /** {@code validation 0.2}. */
    void percentExpected(Term share) {
        report(
                DiagnosticCode.PERCENT_EXPECTED,
                share.span(),
                "`validation` takes a share in percent, or a file",
                "`%` expected",
                "write `validation " + percent(share) + "%`");
    }

    private static String percent(Term share) {
        String text = share.span().text();
        if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,12})?")) {
            return "20"; // one with an exponent may have a billion digits
        }
        BigDecimal value = new BigDecimal(text);
        boolean fraction = value.compareTo(BigDecimal.ONE) < 0;
        return (fraction ? value.movePointRight(2) : value).stripTrailingZeros().toPlainString();
    }
}
