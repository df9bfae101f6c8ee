package org.mlpc.examples.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.check.Checker;
import org.mlpc.compiler.check.library.StandardDefinitions;
import org.mlpc.compiler.check.library.StandardLibrary;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Start;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.ModelFile;

/** What the standard library declares, and what it means: found by checking small networks that use it. */
final class Definitions {
    /** Arguments for what has parameters without a default: the page shows them wherever it shows a use. */
    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("activation threshold", "(threshold = 0.5)"),
            Map.entry("loss quantile", "(q = 0.8)"),
            Map.entry("initializer constant", "(0.1)"),
            Map.entry("schedule constant", "(0.1)"),
            Map.entry("schedule step_decay", "(0.1, every = 300, factor = 0.5)"),
            Map.entry("schedule exponential", "(0.1, steps = 400, factor = 0.5)"),
            Map.entry("schedule inverse_time", "(0.1, steps = 200)"),
            Map.entry("schedule polynomial", "(0.1, steps = 800, power = 2)"),
            Map.entry("schedule cosine", "(0.1, steps = 800)"),
            Map.entry("schedule cosine_restarts", "(0.1, steps = 150, growth = 2, factor = 0.8)"),
            Map.entry("schedule linear_warmup", "(0.1, steps = 300)"),
            Map.entry("schedule one_cycle", "(0.1, steps = 1000)"),
            Map.entry("schedule piecewise", "(at = [300, 700], rate = [0.1, 0.05, 0.01])"));

    private static final List<ModelFile> FILES = parse(StandardLibrary.files());

    private Definitions() {}

    private static List<ModelFile> parse(List<SourceFile> files) {
        Diagnostics diagnostics = new Diagnostics();
        List<ModelFile> parsed =
                files.stream().map(file -> Parser.parse(file, diagnostics)).toList();
        if (diagnostics.errors() > 0) {
            throw new AssertionError(diagnostics.all().toString());
        }
        return parsed;
    }

    /** The file of a kind, such as {@code activations}. */
    static ModelFile file(String kind) {
        return FILES.stream()
                .filter(f -> f.source().name().endsWith(kind + ".mlp"))
                .findFirst()
                .orElseThrow();
    }

    /** The other names of a declaration. */
    static List<Declaration.Alias> aliases(String kind, Declaration declaration) {
        return file(kind).declarations().stream()
                .filter(d -> d instanceof Declaration.Alias a
                        && a.original().text().equals(declaration.name().text()))
                .map(Declaration.Alias.class::cast)
                .toList();
    }

    /** A declaration's name, with arguments where it cannot do without. */
    static String use(String kind, String name) {
        return name + EXAMPLES.getOrDefault(kind + " " + name, "");
    }

    static Activation activation(String name) {
        return network("input 2 dense 2 " + use("activation", name) + " dense 1 identity")
                .orElseThrow()
                .layers()
                .get(0)
                .activation();
    }

    /** The loss behind an activation that it goes well with, and that activation. */
    static Loss loss(Declaration.Loss declaration) {
        List<String> lasts = new ArrayList<>(
                declaration.after().stream().map(a -> a.activation().text()).toList());
        lasts.addAll(List.of("identity", "softplus", "sigmoid", "softmax"));
        return lasts.stream()
                .map(last -> network("input 1 dense 2 " + last + " loss "
                        + use("loss", declaration.name().text())))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no last layer fits " + declaration.name()))
                .loss()
                .orElseThrow();
    }

    static Optimizer optimizer(String use) {
        return network("input 1 dense 1 identity loss mse optimizer " + use)
                .orElseThrow()
                .optimizer();
    }

    /** How a layer's weights start. */
    static Start start(String name, int inputs, int units) {
        var layer = network(
                        "input " + inputs + " dense " + units + " identity { init " + use("initializer", name) + " }")
                .orElseThrow()
                .layers()
                .get(0);
        return ((org.mlpc.compiler.network.Dense) layer).weights();
    }

    private static Optional<Network> network(String parts) {
        Diagnostics diagnostics = new Diagnostics();
        SourceFile text = new SourceFile("page.mlp", "network Page { " + parts + " }");
        List<Network> networks = Checker.check(
                        new StandardDefinitions(Parser::parse), parse(List.of(text)), diagnostics)
                .networks();
        return diagnostics.errors() > 0 ? Optional.empty() : networks.stream().findFirst();
    }
}
