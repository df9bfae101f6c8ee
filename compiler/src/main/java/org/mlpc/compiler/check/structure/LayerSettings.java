package org.mlpc.compiler.check.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mlpc.compiler.check.definition.Initializers;
import org.mlpc.compiler.check.term.Numbers;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.network.Regularization;
import org.mlpc.compiler.network.Start;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.LayerSetting;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.Use;

/** Resolves the brace block of one layer: how its tensors start, and what keeps them small. */
public final class LayerSettings {
    private final Diagnostics diagnostics;
    private final Initializers initializers;
    private final Numbers numbers;
    private final int inputs;
    private final int units;
    /** Rows of explicit weights: one for each unit, and of a maxout one for each piece of each unit. */
    private final int rows;

    private final Map<String, Span> seen = new HashMap<>();

    private Start weights;
    private Start bias;
    private double l1;
    private double l2;
    private double maxNorm;
    private boolean frozen;
    private boolean columnsMatter;
    private boolean rowsFit = true;
    private boolean columnsFit = true;

    LayerSettings(
            Diagnostics diagnostics,
            Initializers initializers,
            Numbers numbers,
            Optional<Use> activation,
            int inputs,
            int units,
            int pieces) {
        this.diagnostics = diagnostics;
        this.initializers = initializers;
        this.numbers = numbers;
        this.inputs = inputs;
        this.units = units;
        this.rows = units * pieces;
        weights = initializers.fitting(activation, inputs, units);
        bias = initializers.standard("zeros", inputs, units);
    }

    /**
     * Reads the block.
     *
     * @param widthKnown whether the count of inputs is more than a guess
     */
    LayerSettings read(List<LayerSetting> settings, boolean widthKnown) {
        columnsMatter = widthKnown;
        settings.forEach(this::setting);
        return this;
    }

    /** Whether the numbers that are written have the shape of the layer; otherwise either may be meant. */
    boolean fit() {
        return rowsFit && columnsFit;
    }

    Start weights() {
        return weights;
    }

    Start bias() {
        return bias;
    }

    Regularization regularization() {
        return new Regularization(l1, l2, maxNorm);
    }

    boolean frozen() {
        return frozen;
    }

    private void once(String what, Span span) {
        Span first = seen.putIfAbsent(what, span);
        if (first != null) {
            diagnostics.report(Diagnostic.of(DiagnosticCode.DUPLICATE, span, what + " is given twice")
                    .also(first, "first given here"));
        }
    }

    private void setting(LayerSetting setting) {
        if (setting instanceof LayerSetting.Init init) {
            once("the start of the weights", init.span());
            weights = initializers.use(init.initializer(), inputs, units).orElse(weights);
        } else if (setting instanceof LayerSetting.Weights given) {
            once("the start of the weights", given.span());
            weights = matrix(given);
        } else if (setting instanceof LayerSetting.BiasInit init) {
            once("the start of the bias", init.span());
            bias = initializers.use(init.initializer(), inputs, units).orElse(bias);
            if (bias instanceof Start.Orthogonal) {
                diagnostics.report(Diagnostic.of(
                                DiagnosticCode.WRONG_SHAPE,
                                init.span(),
                                "an orthogonal start needs a matrix, but a bias is one number for each unit")
                        .help("write `init orthogonal` for the weights"));
            }
        } else if (setting instanceof LayerSetting.BiasValues given) {
            once("the start of the bias", given.span());
            bias = new Start.Explicit(
                    row(given.span(), given.values(), rows, "`bias`", "one for each " + row(), this::rows));
        } else if (setting instanceof LayerSetting.BiasNone none) {
            once("the start of the bias", none.span());
            bias = new Start.None();
        } else if (setting instanceof LayerSetting.Penalty penalty) {
            once("`" + penalty.kind() + "`", penalty.span());
            penalty(penalty);
        } else {
            once("`frozen`", setting.span());
            frozen = true;
        }
    }

    private void penalty(LayerSetting.Penalty penalty) {
        String kind = penalty.kind().text();
        Optional<Expr.Constant> number = numbers.number(penalty.value(), "`" + kind + "`");
        double value = number.map(Expr.Constant::value).orElse(0.0);
        boolean norm = kind.equals("max_norm");
        if (number.isPresent() && (norm ? value <= 0 : value < 0)) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.OUT_OF_RANGE,
                    penalty.value().span(),
                    "`" + kind + "` is " + number.get().spelling() + ", but it must "
                            + (norm ? "be greater than 0" : "not be negative")));
        }
        switch (kind) {
            case "l1" -> l1 = value;
            case "l2" -> l2 = value;
            default -> maxNorm = value;
        }
    }

    private String row() {
        return rows == units ? "unit" : "piece of a unit";
    }

    private Start matrix(LayerSetting.Weights given) {
        if (given.rows().size() != rows) {
            rows(Diagnostic.of(
                            DiagnosticCode.WRONG_SHAPE,
                            given.span(),
                            "the layer has " + rows + " " + row() + (rows == 1 ? "" : "s") + ", but `weights` has "
                                    + given.rows().size()
                                    + (given.rows().size() == 1 ? " row" : " rows"))
                    .help("write one row for each " + row() + ", with one number for each of the " + inputs
                            + " inputs"));
        }
        List<Double> values = new ArrayList<>();
        for (LayerSetting.Row row : given.rows()) {
            int columns = columnsMatter ? inputs : row.values().size();
            values.addAll(row(row.span(), row.values(), columns, "this row", "one for each input", this::columns));
        }
        return new Start.Explicit(values);
    }

    /** One wrong size makes several lists look wrong. */
    private void rows(Diagnostic diagnostic) {
        if (rowsFit) {
            diagnostics.report(diagnostic);
        }
        rowsFit = false;
    }

    private void columns(Diagnostic diagnostic) {
        if (columnsFit) {
            diagnostics.report(diagnostic);
        }
        columnsFit = false;
    }

    private List<Double> row(
            Span span, List<Term> terms, int expected, String what, String why, Consumer<Diagnostic> report) {
        if (terms.size() != expected) {
            report.accept(Diagnostic.of(
                    DiagnosticCode.WRONG_SHAPE,
                    span,
                    what + " has " + terms.size() + (terms.size() == 1 ? " number" : " numbers") + ", but " + expected
                            + (expected == 1 ? " is" : " are") + " needed, " + why));
        }
        List<Double> values = new ArrayList<>();
        for (Term term : terms) {
            numbers.number(term, "a starting value").ifPresent(v -> values.add(v.value()));
        }
        return values;
    }
}
