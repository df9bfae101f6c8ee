package org.mlpc.compiler.check.lint;

import java.util.List;
import org.mlpc.compiler.check.definition.Activations;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.syntax.ModelFile;

/**
 * What can be said when everything has its meaning: first whether the networks can be trained at all, then what is
 * probably not meant. A warning never forbids generation, and always says what to do instead.
 */
public final class Lints {
    private final Library library;
    private final Activations activations;
    private final Diagnostics diagnostics;

    public Lints(Library library, Activations activations, Diagnostics diagnostics) {
        this.library = library;
        this.activations = activations;
        this.diagnostics = diagnostics;
    }

    /** Looks at files without errors; where there are some, warnings would only distract from them. */
    public void check(List<ModelFile> files, List<Network> networks) {
        if (diagnostics.errors() > 0) {
            return;
        }
        List<WrittenNetwork> written = WrittenNetwork.all(files, networks);
        written.forEach(new Differentiability(diagnostics)::check);
        if (diagnostics.errors() > 0) {
            return;
        }
        written.forEach(new LayerLints(diagnostics)::check);
        written.forEach(new StartLints(diagnostics)::check);
        written.forEach(new TrainingLints(library, diagnostics)::check);
        new FiniteValues(library, activations, diagnostics).check(networks);
        new UnusedDeclarations(diagnostics).check(files);
    }
}
