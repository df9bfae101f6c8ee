package org.mlpc.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.diagnostic.Renderer;

/** Compiles model files and shows what the compiler has to say. */
final class Front {
    private Front() {}

    /**
     * Compiles, showing diagnostics.
     *
     * @throws Failure when a file cannot be read
     */
    static Compilation compile(Terminal terminal, List<Path> files, Optional<String> packageName) {
        Compilation compilation = Compiler.compile(ModelText.read(files), new Options(packageName, Version.number()));
        if (!compilation.diagnostics().isEmpty()) {
            terminal.err().print(Renderer.render(compilation.diagnostics(), terminal.colour()));
            terminal.err().flush();
        }
        return compilation;
    }

    /** As {@link #compile}, but an error in the model is a failure. */
    static Compilation compileOrFail(Terminal terminal, List<Path> files, Optional<String> packageName) {
        Compilation compilation = compile(terminal, files, packageName);
        if (!compilation.succeeded()) {
            throw Failure.alreadyShown();
        }
        return compilation;
    }
}
