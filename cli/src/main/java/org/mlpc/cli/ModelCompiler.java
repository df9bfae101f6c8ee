package org.mlpc.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.Resolution;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.training.Failure;

/** Compiles model files and shows what the compiler has to say. */
final class ModelCompiler {
    private ModelCompiler() {}

    /**
     * Compiles, showing diagnostics.
     *
     * @throws Failure when a file cannot be read
     */
    static Compilation compile(
            Terminal terminal, List<Path> files, Optional<String> packageName, DiagnosticsForm form) {
        return compile(terminal, files, packageName, CodeTarget.JAVA, form);
    }

    /** As {@link #compile}, for Java that may use more than the plain one. */
    static Compilation compile(
            Terminal terminal,
            List<Path> files,
            Optional<String> packageName,
            CodeTarget target,
            DiagnosticsForm form) {
        Options options = new Options(packageName, Version.number(), target);
        Compilation compilation = Compiler.compile(ModelFiles.read(files), options);
        form.show(terminal, compilation.diagnostics());
        return compilation;
    }

    /** As {@link #compile}, but an error in the model is a failure. */
    static Compilation compileOrFail(
            Terminal terminal, List<Path> files, Optional<String> packageName, DiagnosticsForm form) {
        Compilation compilation = compile(terminal, files, packageName, form);
        if (!compilation.succeeded()) {
            throw Failure.alreadyShown();
        }
        return compilation;
    }

    /** The files with every default written out, after their diagnostics; an error in the model is a failure. */
    static List<Resolution.Text> resolveOrFail(Terminal terminal, List<Path> files) {
        Resolution resolution = Compiler.resolve(ModelFiles.read(files));
        DiagnosticsForm.text.show(terminal, resolution.diagnostics());
        if (!resolution.succeeded()) {
            throw Failure.alreadyShown();
        }
        return resolution.texts();
    }
}
