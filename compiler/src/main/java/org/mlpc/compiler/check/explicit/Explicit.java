package org.mlpc.compiler.check.explicit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.check.library.StandardDefinitions;
import org.mlpc.compiler.check.lint.UnusedDeclarations;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Program;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.ModelFile;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Part;
import org.mlpc.compiler.syntax.Use;

/**
 * Turns checked files into files that leave nothing to defaults: every network with all its parts in one order, and the
 * user's declarations that a network needs. They mean the same and become the same Java, but for line numbers.
 *
 * <p>What is only there when it is written stays away: data, clip, early stop, penalties, metrics, class weights, the
 * names of an unnamed target. A metric keeps its spelling, since it is reported by it.
 */
public final class Explicit {
    private final Map<Span, Network> meant;
    private final ExplicitUses uses;

    private Explicit(StandardDefinitions standard, List<ModelFile> files, Program program) {
        meant = program.networks().stream().collect(Collectors.toMap(Network::span, Function.identity()));
        uses = new ExplicitUses(new Library(standard, files, new Diagnostics()));
    }

    /**
     * Writes everything out.
     *
     * @param standard the standard library
     * @param files the user's files, in which no error was found
     * @param program what they mean
     * @return the files in their order; those of which nothing is needed have no declarations
     */
    public static List<ModelFile> of(StandardDefinitions standard, List<ModelFile> files, Program program) {
        Explicit explicit = new Explicit(standard, files, program);
        Collection<Declaration> unused = UnusedDeclarations.of(files);
        return files.stream().map(file -> explicit.file(file, unused)).toList();
    }

    private ModelFile file(ModelFile file, Collection<Declaration> unused) {
        List<Declaration> declarations = file.declarations().stream()
                .filter(d -> !unused.contains(d))
                .map(d -> d instanceof Declaration.Network n ? network(n) : d)
                .toList();
        return new ModelFile(file.source(), file.packageName(), declarations);
    }

    private Declaration network(Declaration.Network written) {
        Network network = Objects.requireNonNull(meant.get(written.span()));
        Span span = written.name().span();
        List<Part> parts = new ArrayList<>();
        one(written, Part.Input.class).map(this::input).ifPresent(parts::add);
        parts.add(one(written, Part.Scale.class)
                .orElseGet(() -> new Part.Scale(span, Optional.of(new Name(span, "none")), Optional.empty())));
        parts.addAll(new ExplicitLayers(network, uses).layers(written.parts()));
        one(written, Part.Target.class).ifPresent(parts::add);
        one(written, Part.Loss.class).map(this::loss).ifPresent(parts::add);
        one(written, Part.ClassWeight.class).ifPresent(parts::add);
        parts.add(optimizer(one(written, Part.Optimizer.class), network, span));
        one(written, Part.Metrics.class).ifPresent(parts::add);
        parts.add(ExplicitTrain.of(one(written, Part.Train.class), network.train(), span));
        return new Declaration.Network(written.span(), written.doc(), written.name(), parts);
    }

    private static <P extends Part> Optional<P> one(Declaration.Network network, Class<P> type) {
        return network.parts().stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private Part.Input input(Part.Input input) {
        List<Part.Feature> features = input.features().stream()
                .map(f -> new Part.Feature(
                        f.span(), f.name(), f.categories(), f.transform().map(uses::transform)))
                .toList();
        return new Part.Input(input.span(), input.count(), features);
    }

    private Part.Loss loss(Part.Loss loss) {
        return new Part.Loss(
                loss.span(),
                loss.terms().stream()
                        .map(t -> new Part.WeightedLoss(t.span(), t.weight(), uses.loss(t.loss())))
                        .toList());
    }

    private Part optimizer(Optional<Part.Optimizer> written, Network network, Span span) {
        Use use = written.map(Part.Optimizer::optimizer)
                .orElseGet(
                        () -> new Use(span, new Name(span, network.optimizer().name()), List.of()));
        return new Part.Optimizer(
                written.map(Part.Optimizer::span).orElse(span), uses.optimizer(use, network.optimizer()));
    }
}
