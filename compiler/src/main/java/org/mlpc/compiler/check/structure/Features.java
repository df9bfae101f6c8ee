package org.mlpc.compiler.check.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.check.definition.Activations;
import org.mlpc.compiler.check.term.Counts;
import org.mlpc.compiler.check.term.Numbers;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.network.Feature;
import org.mlpc.compiler.network.Feature.Kind;
import org.mlpc.compiler.network.Inputs;
import org.mlpc.compiler.network.Inputs.Scale;
import org.mlpc.compiler.network.JavaNames;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Part;
import org.mlpc.compiler.syntax.Printer;

/** Resolves what a network is fed with: its features, their kinds and their scale. */
final class Features {
    private static final int MOST_INPUTS = 1 << 20;

    private final Diagnostics diagnostics;
    private final Transforms transforms;
    private final Numbers numbers;

    Features(Diagnostics diagnostics, Activations activations) {
        this.diagnostics = diagnostics;
        this.transforms = new Transforms(diagnostics, activations);
        this.numbers = new Numbers(activations.resolver(), diagnostics);
    }

    /** The inputs of a network; empty after a report. */
    Optional<Inputs> resolve(Part.Input input, Part.@Nullable Scale scale) {
        int before = diagnostics.errors();
        if (!Counts.few(
                diagnostics, input.features().stream().map(Part.Feature::span).toList(), "features", Counts.FEATURES)) {
            return Optional.empty();
        }
        List<Feature> features = new ArrayList<>();
        Map<String, Name> seen = new HashMap<>();
        for (Part.Feature feature : input.features()) {
            Name first = seen.putIfAbsent(JavaNames.lowerCamel(feature.name().text()), feature.name());
            if (first != null) {
                sameName(feature.name(), first);
            }
            kind(feature)
                    .ifPresent(kind -> features.add(
                            new Feature(feature.span(), feature.name().text(), kind)));
        }
        int count = input.count()
                .flatMap(c -> numbers.whole(c, "the number of inputs", 1, MOST_INPUTS))
                .map(Long::intValue)
                .orElse(features.size());
        labels(input, features);
        Scale meant = scale == null ? new Scale.None(false) : scale(scale);
        // a transform whose declaration was reported before is missing without a new report
        boolean complete = diagnostics.errors() == before
                && features.size() == input.features().size();
        return complete ? Optional.of(new Inputs(input.span(), count, features, meant)) : Optional.empty();
    }

    private Optional<Kind> kind(Part.Feature feature) {
        if (!feature.categories().isEmpty()) {
            new Targets(diagnostics).distinct(feature.categories(), "label");
            return Optional.of(new Kind.Category(
                    feature.categories().stream().map(Name::text).toList()));
        }
        if (feature.transform().isPresent()) {
            return transforms.resolve(feature.name(), feature.transform().get()).map(Kind.class::cast);
        }
        return Optional.of(new Kind.Plain());
    }

    private void labels(Part.Input input, List<Feature> features) {
        int labels = features.stream()
                .filter(f -> !f.numeric())
                .mapToInt(Feature::columns)
                .sum();
        if (labels > Counts.LABELS) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.TOO_LARGE,
                    input.span(),
                    "the categories have " + labels + " labels together, at most " + Counts.LABELS + " are possible"));
        }
    }

    private void sameName(Name name, Name first) {
        boolean same = first.text().equals(name.text());
        diagnostics.report(Diagnostic.of(
                        same ? DiagnosticCode.DUPLICATE : DiagnosticCode.JAVA_NAME,
                        name.span(),
                        same
                                ? "the feature `" + name + "` stands twice"
                                : "`" + name + "` and `" + first + "` would have the same name in Java")
                .also(first.span(), "the first one"));
    }

    private Scale scale(Part.Scale scale) {
        if (scale.factor().isPresent()) {
            Optional<Expr.Constant> factor = numbers.number(scale.factor().get(), "the scale");
            if (factor.isPresent() && factor.get().value() == 0) {
                diagnostics.report(Diagnostic.of(
                        DiagnosticCode.OUT_OF_RANGE,
                        scale.factor().get().span(),
                        "a scale of 0 would erase the inputs"));
            }
            String written = Printer.print(scale.factor().get());
            return new Scale.Factor(
                    scale.span(), factor.map(Expr.Constant::value).orElse(1.0), written);
        }
        return switch (scale.method().map(Name::text).orElse("none")) {
            case "standardize" -> new Scale.Standardize(scale.span());
            case "minmax" -> new Scale.MinMax(scale.span());
            default -> new Scale.None(true);
        };
    }

    /** Reports categories whose enums would have the same name in Java as each other, or as that of the target. */
    void enumerations(Name network, Part.Input input, Part.@Nullable Target target) {
        Map<String, Name> seen = new HashMap<>();
        if (target != null && !target.labels().isEmpty()) {
            Name name = target.names().get(0);
            seen.put(enumeration(network, name), name);
        }
        for (Part.Feature feature : input.features()) {
            Name name = feature.name();
            Name first = feature.categories().isEmpty() ? null : seen.putIfAbsent(enumeration(network, name), name);
            if (first != null) {
                diagnostics.report(Diagnostic.of(
                                DiagnosticCode.JAVA_NAME,
                                name.span(),
                                "`" + name + "` and `" + first + "` would be the same enum in Java")
                        .also(first.span(), "the other one"));
            }
        }
    }

    /** Some file systems take upper and lower case for the same. */
    private static String enumeration(Name network, Name name) {
        return JavaNames.enumeration(network.text(), name.text()).toLowerCase(Locale.ROOT);
    }
}
