package org.mlpc.compiler.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.check.definition.Activations;
import org.mlpc.compiler.check.definition.Initializers;
import org.mlpc.compiler.check.definition.Losses;
import org.mlpc.compiler.check.definition.Optimizers;
import org.mlpc.compiler.check.definition.Schedules;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.check.library.StandardDefinitions;
import org.mlpc.compiler.check.lint.Lints;
import org.mlpc.compiler.check.structure.Networks;
import org.mlpc.compiler.check.term.Counts;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Program;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.ModelFile;

/** Turns model files into networks, and reports everything that cannot be meant. */
public final class Checker {
    /** Errors after which no further declaration is looked at: nobody mends more at once. */
    private static final int MANY = 100;

    private final Diagnostics diagnostics;
    private final Library library;
    private final Activations activations;
    private final Losses losses;
    private final Schedules schedules;
    private final Optimizers optimizers;
    private final Initializers initializers;

    private Checker(StandardDefinitions standard, List<ModelFile> files, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        library = new Library(standard, files, diagnostics);
        activations = new Activations(library, diagnostics);
        losses = new Losses(library, diagnostics, activations);
        schedules = new Schedules(library, diagnostics, activations);
        optimizers = new Optimizers(library, diagnostics, activations, schedules);
        initializers = new Initializers(library, diagnostics, activations);
    }

    /**
     * Checks files that see each other's declarations.
     *
     * @param standard the standard library
     * @param files the user's files
     * @return the networks that can be meant; all of them when nothing was reported
     */
    public static Program check(StandardDefinitions standard, List<ModelFile> files, Diagnostics diagnostics) {
        return new Checker(standard, files, diagnostics).run(files);
    }

    /** Checks every declaration of the standard library itself: a part of mlpc's own build. */
    public static void checkStandard(List<ModelFile> standard, Diagnostics diagnostics) {
        Checker checker = new Checker(StandardDefinitions.NONE, standard, diagnostics);
        standard.forEach(file -> file.declarations().forEach(checker::declaration));
    }

    private Program run(List<ModelFile> files) {
        List<Network> networks = new ArrayList<>();
        if (!few(files)) {
            return new Program(networks);
        }
        // declarations first: what is wrong with them is then known where networks use them
        for (ModelFile file : files) {
            for (Declaration declaration : file.declarations()) {
                if (diagnostics.errors() < MANY) {
                    judge(declaration);
                }
            }
        }
        for (ModelFile file : files) {
            for (Declaration declaration : file.declarations()) {
                if (diagnostics.errors() >= MANY) {
                    return new Program(networks);
                }
                if (declaration instanceof Declaration.Network network) {
                    Optional<Network> resolved = new Networks(
                                    diagnostics, activations, losses, optimizers, initializers)
                            .resolve(network, file.packageName());
                    resolved.ifPresent(networks::add);
                }
            }
        }
        new Lints(library, activations, diagnostics).check(files, networks);
        return new Program(networks);
    }

    private boolean few(List<ModelFile> files) {
        List<Declaration> declarations =
                files.stream().flatMap(file -> file.declarations().stream()).toList();
        List<Span> all = declarations.stream().map(d -> d.name().span()).toList();
        List<Span> networks = declarations.stream()
                .filter(Declaration.Network.class::isInstance)
                .map(d -> d.name().span())
                .toList();
        boolean packages = files.stream()
                .flatMap(file -> file.packageName().stream())
                .allMatch(name -> Counts.few(
                        diagnostics,
                        name.span(),
                        "characters of a package",
                        name.text().length(),
                        Counts.PACKAGE));
        return Counts.few(diagnostics, all, "declarations", Counts.DECLARATIONS)
                && Counts.few(diagnostics, networks, "networks", Counts.NETWORKS)
                && packages;
    }

    private void judge(Declaration declaration) {
        int before = diagnostics.errors();
        declaration(declaration);
        if (diagnostics.errors() > before) {
            library.spoil(declaration);
        }
    }

    private void declaration(Declaration declaration) {
        if (declaration instanceof Declaration.Activation activation) {
            activations.check(activation);
            initializers.check(activation);
        } else if (declaration instanceof Declaration.Loss loss) {
            losses.check(loss);
        } else if (declaration instanceof Declaration.Optimizer optimizer) {
            optimizers.check(optimizer);
        } else if (declaration instanceof Declaration.Initializer initializer) {
            initializers.check(initializer);
        } else if (declaration instanceof Declaration.Alias alias) {
            alias(alias);
        } else if (declaration instanceof Declaration.Schedule schedule) {
            schedules.check(schedule);
        }
    }

    private void alias(Declaration.Alias alias) {
        Library.Kind kind = Library.kind(alias);
        boolean builtIn =
                Library.builtIn(kind, library.original(kind, alias.name().text()));
        if (builtIn || library.find(kind, alias.name().text()).isPresent()) {
            return;
        }
        boolean circular = library.names(kind).contains(alias.original().text());
        if (circular) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.CIRCULAR, alias.name().span(), "`" + alias.name() + "` is another name for itself"));
        } else {
            library.require(kind, alias.original(), diagnostics);
        }
    }
}
