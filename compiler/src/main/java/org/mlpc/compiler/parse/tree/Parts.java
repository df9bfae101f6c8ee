package org.mlpc.compiler.parse.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.mlpc.compiler.parse.token.SourcePlaces;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.LayerSetting;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Part;
import org.mlpc.compiler.syntax.Use;
import org.mlpc.grammar.MlpParser;

/** Builds the parts of a network. */
final class Parts {
    private final SourcePlaces places;
    private final Slips slips;
    private final Terms terms;
    private final LossSums losses;
    private final LayerBlocks layerSettings;
    private final TrainSettings trainSettings;

    Parts(SourcePlaces places, Slips slips, Terms terms) {
        this.places = places;
        this.slips = slips;
        this.terms = terms;
        this.losses = new LossSums(places, slips, terms);
        this.layerSettings = new LayerBlocks(places, terms);
        this.trainSettings = new TrainSettings(places, slips, terms);
    }

    List<Part> parts(MlpParser.NetworkBodyContext node) {
        return node.part().stream().map(this::part).toList();
    }

    private Part part(MlpParser.PartContext node) {
        Span span = places.of(node);
        if (node instanceof MlpParser.LayerPartContext layer) {
            return layer(layer.layer());
        }
        if (node instanceof MlpParser.InputPartContext input) {
            return new Part.Input(
                    span,
                    Optional.ofNullable(input.constant()).map(terms::constant),
                    input.feature().stream().map(this::feature).toList());
        }
        if (node instanceof MlpParser.ScalePartContext scale) {
            return scale.constant() == null
                    ? new Part.Scale(span, Optional.of(places.name((TerminalNode) scale.getChild(1))), Optional.empty())
                    : new Part.Scale(span, Optional.empty(), Optional.of(terms.constant(scale.constant())));
        }
        if (node instanceof MlpParser.TargetPartContext target) {
            return new Part.Target(
                    span,
                    target.quotable().stream().map(places::name).toList(),
                    target.label().stream().map(this::label).toList());
        }
        if (node instanceof MlpParser.LossPartContext loss) {
            return losses.loss(loss);
        }
        if (node instanceof MlpParser.ClassWeightPartContext weight) {
            return new Part.ClassWeight(span, terms.numbers(weight.numbers()));
        }
        if (node instanceof MlpParser.OptimizerPartContext optimizer) {
            return new Part.Optimizer(span, terms.wholeUse(optimizer.use()));
        }
        if (node instanceof MlpParser.MetricsPartContext metrics) {
            return new Part.Metrics(
                    span, metrics.use().stream().map(terms::wholeUse).toList());
        }
        MlpParser.TrainPartContext train = (MlpParser.TrainPartContext) node;
        return new Part.Train(span, trainSettings.settings(train.trainBlock()));
    }

    private Part layer(MlpParser.LayerContext node) {
        Span span = places.of(node);
        if (node instanceof MlpParser.DenseContext dense) {
            return new Part.Dense(
                    span,
                    Optional.ofNullable(dense.name()).map(places::name),
                    terms.constant(dense.constant()),
                    terms.wholeUse(dense.use()),
                    settings(dense.layerBlock()));
        }
        if (node instanceof MlpParser.MaxoutContext maxout) {
            return new Part.Maxout(
                    span,
                    Optional.ofNullable(maxout.name()).map(places::name),
                    terms.constant(maxout.constant(0)),
                    terms.constant(maxout.constant(1)),
                    settings(maxout.layerBlock()));
        }
        if (node instanceof MlpParser.ActivateContext activate) {
            return new Part.Activate(span, terms.wholeUse(activate.use()));
        }
        if (node instanceof MlpParser.DropoutContext dropout) {
            return new Part.Dropout(span, terms.constant(dropout.constant()));
        }
        if (node instanceof MlpParser.BatchNormContext) {
            return new Part.BatchNorm(span);
        }
        if (node instanceof MlpParser.LayerNormContext) {
            return new Part.LayerNorm(span);
        }
        MlpParser.ResidualContext residual = (MlpParser.ResidualContext) node;
        return new Part.Residual(
                span, residual.residualBody().layer().stream().map(this::layer).toList());
    }

    private List<LayerSetting> settings(MlpParser.LayerBlockContext node) {
        return node == null ? List.of() : layerSettings.settings(node);
    }

    /** One word behind the colon is a transform, several are categories. */
    private Part.Feature feature(MlpParser.FeatureContext node) {
        Name name = places.name(node.quotable());
        List<Name> labels = new ArrayList<>();
        node.label().forEach(label -> labels.add(label(label)));
        if (labels.size() != 1) {
            return new Part.Feature(places.of(node), name, labels, Optional.empty());
        }
        if (node.label(0).name() == null) {
            slips.oneCategory(places.of(node.label(0)), name);
        }
        Span span = places.of(node.label(0)).to(places.of(node));
        Use transform = new Use(span, labels.get(0), terms.wholeArguments(node.arguments()));
        return new Part.Feature(places.of(node), name, List.of(), Optional.of(transform));
    }

    private Name label(MlpParser.LabelContext node) {
        Name label = places.name(node);
        if (node.NUMBER() != null && !label.text().chars().allMatch(Character::isDigit)) {
            slips.labelNotWhole(label);
        }
        return label;
    }
}
