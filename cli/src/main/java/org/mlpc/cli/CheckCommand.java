package org.mlpc.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compilation.GeneratedClass;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mlpc check FILE...}: everything the compiler finds, without writing anything. */
@Command(
        name = "check",
        description = "Checks model files and writes nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Model files; they see each other's declarations.")
    private List<Path> files;

    @Option(
            names = "--diagnostics",
            paramLabel = "FORM",
            description = "text for people, or json for tools: an array on standard output, and nothing else there.")
    private DiagnosticsForm form = DiagnosticsForm.text;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Compilation compilation = Front.compileOrFail(terminal, files, Optional.empty(), form);
        if (form == DiagnosticsForm.text) {
            say(compilation);
        }
        return 0;
    }

    private void say(Compilation compilation) {
        for (GeneratedClass generated : compilation.classes()) {
            boolean warned = compilation.diagnostics().stream()
                    .anyMatch(d -> d.primary().file().name().equals(generated.file()));
            String verdict = warned ? " has no errors" : " is fine";
            terminal.out().println(generated.file() + ": network " + generated.network() + verdict);
        }
        if (compilation.classes().isEmpty()) {
            terminal.out().println("no errors");
        }
    }
}
