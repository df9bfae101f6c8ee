package org.mlpc.compiler.codegen;

import java.util.List;
import org.mlpc.compiler.calculus.MathPrinter;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.network.Feature;
import org.mlpc.compiler.network.Feature.Kind.Category;
import org.mlpc.compiler.network.Feature.Kind.Transformed;
import org.mlpc.compiler.order.Ordering;

/** The equations that stand above what becomes of features. */
final class FeatureFormulas {
    /** Names or labels that a comment lists; of more it names the first, the last and their count. */
    private static final int SHOWN = 4;

    /** A definition longer than this does not fit beside the equation. */
    private static final int LONG = 44;

    private FeatureFormulas() {}

    /** {@code income: x' = (log1p(x) - mean) / deviation}. */
    static String columns(FeatureGroup group, Formulas formulas) {
        String reference = "  " + group.first().span().reference();
        if (group.first().kind() instanceof Category category) {
            return names(group) + ": 1 in the column of " + listed(category.labels(), " or ") + ", 0 in the others"
                    + reference;
        }
        return names(group) + ": x' = " + formulas.scaled(number(group)) + meaning(group) + reference;
    }

    /** {@code income: log1p(x)}. */
    static String numbers(FeatureGroup group) {
        return names(group)
                + (group.first().numeric()
                        ? ": " + number(group)
                        : ": only checked; it stays 0, which gives it offset 0 and factor 1");
    }

    private static String names(FeatureGroup group) {
        return listed(group.features().stream().map(Feature::name).toList(), ", ");
    }

    private static String listed(List<String> names, String beforeLast) {
        String last = names.get(names.size() - 1);
        return names.size() > SHOWN
                ? names.get(0) + ", …, " + last + " (" + names.size() + ")"
                : String.join(", ", names.subList(0, names.size() - 1)) + (names.size() > 1 ? beforeLast : "") + last;
    }

    private static String number(FeatureGroup group) {
        if (!(group.first().kind() instanceof Transformed t)) {
            return "x";
        }
        boolean builtIn = t.definition() instanceof Expr.Operation o
                && o.operator().symbol().equals(t.call());
        if (builtIn) {
            return MathPrinter.print(t.definition(), z -> "x");
        }
        return t.call().contains("(") ? t.call().replace("(", "(x, ") : t.call() + "(x)";
    }

    private static String meaning(FeatureGroup group) {
        if (!(group.first().kind() instanceof Transformed t)) {
            return "";
        }
        String meaning = MathPrinter.print(Ordering.transform(t).formula(), z -> "x");
        boolean shown = !meaning.equals(number(group)) && meaning.length() <= LONG;
        return shown ? ", where " + number(group) + " = " + meaning : "";
    }
}
