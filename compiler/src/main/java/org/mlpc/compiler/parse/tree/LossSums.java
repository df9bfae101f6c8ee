package org.mlpc.compiler.parse.tree;

import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.parse.token.SourcePlaces;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Part;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.grammar.MlpParser;

/** Builds the weighted sum of losses: each term is numbers multiplied or divided, then {@code *} and a loss. */
final class LossSums {
    private final SourcePlaces places;
    private final Slips slips;
    private final Terms terms;

    LossSums(SourcePlaces places, Slips slips, Terms terms) {
        this.places = places;
        this.slips = slips;
        this.terms = terms;
    }

    Part.Loss loss(MlpParser.LossPartContext node) {
        List<Part.WeightedLoss> sum = node.weightedLoss().stream()
                .flatMap(term -> term(term).stream())
                .toList();
        return new Part.Loss(places.of(node), sum);
    }

    private Optional<Part.WeightedLoss> term(MlpParser.WeightedLossContext node) {
        List<MlpParser.WeightedLossFactorContext> factors = node.weightedLossFactor();
        int last = factors.size() - 1;
        long losses = factors.stream().filter(factor -> factor.use() != null).count();
        boolean divided = last > 0 && places.text(node.getChild(2 * last - 1)).equals("/");
        if (losses != 1 || factors.get(last).use() == null || divided) {
            slips.report(
                    DiagnosticCode.SYNTAX,
                    places.of(node),
                    losses == 0 ? "a term of a loss names no loss" : "the weight of a loss stands before it",
                    "",
                    "write `0.7 * huber + 0.3 * mean_absolute_error`");
            return Optional.empty();
        }
        Optional<Term> weight = last == 0 ? Optional.empty() : Optional.of(weight(node, factors.subList(0, last)));
        return Optional.of(new Part.WeightedLoss(
                places.of(node), weight, terms.wholeUse(factors.get(last).use())));
    }

    private Term weight(MlpParser.WeightedLossContext node, List<MlpParser.WeightedLossFactorContext> factors) {
        Span start = places.of(factors.get(0));
        if (Operations.tooMany(node)) {
            slips.tooLong(places.of(node));
            return new Term.Number(start, "0");
        }
        Term product = terms.constant(factors.get(0).constantUnary());
        for (int i = 1; i < factors.size(); i++) {
            boolean divide = places.text(node.getChild(2 * i - 1)).equals("/");
            product = new Term.Binary(
                    start.to(places.of(factors.get(i))),
                    divide ? Term.BinaryOperator.DIVIDE : Term.BinaryOperator.MULTIPLY,
                    product,
                    terms.constant(factors.get(i).constantUnary()));
        }
        return product;
    }
}
