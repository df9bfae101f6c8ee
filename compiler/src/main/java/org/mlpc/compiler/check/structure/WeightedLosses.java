package org.mlpc.compiler.check.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.check.definition.Losses;
import org.mlpc.compiler.check.range.LossRange;
import org.mlpc.compiler.check.term.Counts;
import org.mlpc.compiler.check.term.Numbers;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.Chain;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.syntax.Part;
import org.mlpc.compiler.syntax.Printer;

/** Resolves the {@code loss} line: one loss, or a weighted sum. Each term adds its own ∂L/∂z, in written order. */
final class WeightedLosses {
    private final Losses losses;
    private final Numbers numbers;
    private final Diagnostics diagnostics;

    WeightedLosses(Losses losses, Numbers numbers, Diagnostics diagnostics) {
        this.losses = losses;
        this.numbers = numbers;
        this.diagnostics = diagnostics;
    }

    private record Term(Optional<Expr.Constant> weight, Loss loss) {
        Expr weighted(Expr expr) {
            return weight.<Expr>map(w -> Exprs.multiply(w, expr)).orElse(expr);
        }
    }

    /** The loss of a network of the given layers. */
    Optional<Loss> resolve(Part.Loss part, List<Layer> layers) {
        Layer last = layers.get(layers.size() - 1);
        Fit fit = new Fit(losses, diagnostics);
        List<Term> terms = new ArrayList<>();
        if (!Counts.few(diagnostics, part.span(), "losses", part.terms().size(), Counts.LOSSES)) {
            return Optional.empty();
        }
        for (Part.WeightedLoss written : part.terms()) {
            Optional<Expr.Constant> weight = written.weight().flatMap(w -> numbers.number(w, "the weight of a loss"));
            if (losses.penalty(part, written.loss().name())) {
                continue;
            }
            Optional<Loss> loss = losses.use(part.span(), written.loss(), last.activation());
            loss.filter(l -> fit.outputs(written.loss(), l, layers))
                    .flatMap(l -> LossRange.problem(last.activation().atStart(), l, last.units())
                            .map(y -> range(written, l, last, y)))
                    .ifPresent(diagnostics::report);
            loss.ifPresent(l -> terms.add(new Term(weight, l)));
        }
        if (terms.size() != part.terms().size()) {
            return Optional.empty();
        }
        boolean single = terms.size() == 1 && terms.get(0).weight().isEmpty();
        return Optional.of(single ? terms.get(0).loss() : combine(part, terms, last));
    }

    private static Loss combine(Part.Loss part, List<Term> terms, Layer last) {
        String display = display(part, terms);
        boolean together = terms.stream().anyMatch(t -> t.loss().after().isPresent());
        Optional<Loss.After> after = together
                ? Optional.of(new Loss.After(
                        sum(terms, t -> t.loss().after().map(Loss.After::value).orElseGet(() -> ofOutput(t))),
                        sum(terms, t -> delta(t.loss(), last))))
                : Optional.empty();
        return new Loss(
                part.span(),
                display,
                display,
                sum(terms, t -> t.loss().definition()),
                sum(terms, t -> t.loss().gradient()),
                terms.stream().anyMatch(t -> t.loss().surrogate()),
                after,
                terms.stream().flatMap(t -> t.loss().expects().stream()).toList(),
                terms.stream().flatMap(t -> t.loss().reaches().stream()).toList());
    }

    private static String display(Part.Loss part, List<Term> terms) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            String loss = terms.get(i).loss().display();
            texts.add(part.terms()
                    .get(i)
                    .weight()
                    .map(w -> Printer.factor(w) + " * " + loss)
                    .orElse(loss));
        }
        return String.join(" + ", texts);
    }

    private static Expr ofOutput(Term term) {
        return Exprs.substitute(term.loss().definition(), Map.of("y", Exprs.variable("a", Extent.VECTOR)));
    }

    /** ∂L/∂z of one term, through y where the loss says nothing about z. */
    private static Expr delta(Loss loss, Layer last) {
        Expr.Variable a = Exprs.variable("a", Extent.VECTOR);
        return loss.after()
                .map(after -> Exprs.substitute(after.gradient(), Map.of("y", a)))
                .orElseGet(() -> Chain.delta(last.activation(), loss.gradient()));
    }

    private static Expr sum(List<Term> terms, java.util.function.Function<Term, Expr> part) {
        Expr sum = terms.get(0).weighted(part.apply(terms.get(0)));
        for (Term term : terms.subList(1, terms.size())) {
            sum = Exprs.add(sum, term.weighted(part.apply(term)));
        }
        return sum;
    }

    private Diagnostic range(Part.WeightedLoss written, Loss loss, Layer last, String output) {
        String activation = last.activation().name();
        Diagnostic diagnostic = Diagnostic.of(
                        DiagnosticCode.LOSS_RANGE,
                        written.loss().span(),
                        "`" + loss.name() + "` cannot take every output of `" + activation + "`")
                .label("not a finite number for an output of " + output)
                .also(last.span(), "this layer makes such outputs");
        return losses.partner(written.loss())
                .map(partner -> diagnostic.help("end the network with `" + partner + "`"))
                .orElse(diagnostic);
    }
}
