package org.mlpc.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.compiler.Resolution;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mlpc check FILE...}: everything the compiler finds, and takes for granted, without writing anything. */
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

    @Option(
            names = "--resolved",
            description = {
                "Print the files with nothing left to defaults: names of layers, initializers, all arguments, the whole"
                        + " train block; and the declarations that a network needs. Under the same file name the text"
                        + " becomes the same Java, but for the line numbers in its comments."
            })
    private boolean resolved;

    @Spec
    private CommandSpec spec;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command with files and no options. */
    CheckCommand(Terminal terminal, List<Path> files) {
        this(terminal);
        this.files = files;
    }

    @Override
    public Integer call() {
        if (resolved && form == DiagnosticsForm.json) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--resolved and --diagnostics=json cannot share standard output");
        }
        if (resolved) {
            print(ModelCompiler.resolveOrFail(terminal, files));
            return 0;
        }
        Compilation compilation = ModelCompiler.compileOrFail(terminal, files, Optional.empty(), form);
        if (form == DiagnosticsForm.text) {
            say(compilation);
        }
        return 0;
    }

    /** Several files are told apart by a comment; each is a text of its own. */
    private void print(List<Resolution.Text> texts) {
        for (int i = 0; i < texts.size(); i++) {
            String head = (i > 0 ? "\n" : "") + "// " + texts.get(i).file() + "\n\n";
            terminal.results()
                    .print((texts.size() > 1 ? head : "") + texts.get(i).text());
        }
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
