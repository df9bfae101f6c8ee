package org.mlpc.compiler.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** Prints the parts of a network, one on each line. */
final class PartPrinter implements Part.Visitor<String> {
    private final String indent;

    private PartPrinter(String indent) {
        this.indent = indent;
    }

    static String parts(List<Part> parts, String indent) {
        PartPrinter printer = new PartPrinter(indent);
        return parts.stream().map(part -> indent + part.accept(printer) + "\n").collect(Collectors.joining());
    }

    @Override
    public String input(Part.Input input) {
        return "input "
                + input.count()
                        .map(TermPrinter::print)
                        .orElseGet(() -> input.features().stream()
                                .map(PartPrinter::feature)
                                .collect(Collectors.joining(", ")));
    }

    @Override
    public String scale(Part.Scale scale) {
        return "scale "
                + scale.method()
                        .map(Name::text)
                        .orElseGet(() -> TermPrinter.print(scale.factor().orElseThrow()));
    }

    @Override
    public String target(Part.Target target) {
        return "target " + target.names().stream().map(PartPrinter::name).collect(Collectors.joining(", "))
                + (target.labels().isEmpty() ? "" : ": " + labels(target.labels()));
    }

    @Override
    public String loss(Part.Loss loss) {
        return "loss " + loss.terms().stream().map(PartPrinter::weighted).collect(Collectors.joining(" + "));
    }

    @Override
    public String classWeight(Part.ClassWeight weight) {
        return "class_weight " + TermPrinter.list(weight.weights());
    }

    @Override
    public String optimizer(Part.Optimizer optimizer) {
        return "optimizer " + TermPrinter.print(optimizer.optimizer());
    }

    @Override
    public String metrics(Part.Metrics metrics) {
        return "metrics " + metrics.metrics().stream().map(TermPrinter::print).collect(Collectors.joining(", "));
    }

    @Override
    public String train(Part.Train train) {
        return SettingPrinter.train(train.settings(), indent);
    }

    @Override
    public String dense(Part.Dense dense) {
        return "dense " + dense.name().map(name -> name + " ").orElse("") + TermPrinter.print(dense.units()) + " "
                + TermPrinter.print(dense.activation()) + SettingPrinter.layer(dense.settings(), indent);
    }

    @Override
    public String maxout(Part.Maxout maxout) {
        return "maxout " + maxout.name().map(name -> name + " ").orElse("") + TermPrinter.print(maxout.units())
                + " pieces " + TermPrinter.print(maxout.pieces())
                + SettingPrinter.layer(maxout.settings(), indent);
    }

    @Override
    public String activate(Part.Activate activate) {
        return "activate " + TermPrinter.print(activate.activation());
    }

    @Override
    public String dropout(Part.Dropout dropout) {
        return "dropout " + TermPrinter.print(dropout.probability());
    }

    @Override
    public String residual(Part.Residual residual) {
        return "residual {\n" + parts(residual.parts(), indent + "    ") + indent + "}";
    }

    @Override
    public String batchNorm(Part.BatchNorm norm) {
        return "batch_norm";
    }

    @Override
    public String layerNorm(Part.LayerNorm norm) {
        return "layer_norm";
    }

    private static String feature(Part.Feature feature) {
        String name = name(feature.name());
        if (!feature.categories().isEmpty()) {
            return name + ": " + labels(feature.categories());
        }
        return name
                + feature.transform().map(use -> ": " + TermPrinter.print(use)).orElse("");
    }

    private static String weighted(Part.WeightedLoss term) {
        return term.weight().map(weight -> weight(weight) + " * ").orElse("") + TermPrinter.print(term.loss());
    }

    /** A sum is put into brackets: here products are read term by term. */
    static String weight(Term weight) {
        boolean sum = weight instanceof Term.Binary binary
                && (binary.operator() == Term.BinaryOperator.ADD || binary.operator() == Term.BinaryOperator.SUBTRACT);
        return sum ? "(" + TermPrinter.print(weight) + ")" : TermPrinter.print(weight);
    }

    private static String labels(List<Name> labels) {
        return labels.stream()
                .map(label -> label.text().matches("[0-9]+") ? label.text() : name(label))
                .collect(Collectors.joining(" | "));
    }

    /** A name as it must be written, in quotes where it is no plain word; a number would be one of inputs. */
    private static String name(Name name) {
        boolean plain = name.text().matches("[A-Za-z_][A-Za-z0-9_]*") && !ReservedWords.contains(name.text());
        return plain ? name.text() : "\"" + name + "\"";
    }
}
