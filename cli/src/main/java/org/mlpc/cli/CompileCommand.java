package org.mlpc.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.compiler.network.PackageNames;
import org.mlpc.compiler.schedule.CodeTarget;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mlpc FILE...}: model files to Java files. */
@Command(
        name = "mlpc",
        customSynopsis = {
            "Usage: mlpc FILE... [-o DIR] [--package P] [--dump STAGE]",
            "       mlpc COMMAND FILE... [OPTION...]"
        },
        synopsisHeading = "",
        description = {"Compiles networks described in .mlp files to Java classes that train them.", ""},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 done, 1 something is wrong with the model or the data, 2 wrong usage.",
            "`mlpc COMMAND --help` tells more about a command."
        })
final class CompileCommand implements Callable<Integer> {
    /** The stages that can be printed. */
    enum Stage {
        syntax,
        network,
        order,
        lowered,
        program,
        schedule
    }

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Model files; they see each other's declarations.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where the Java goes (default: beside each model file).")
    private @Nullable Path output;

    @Option(names = "--force", description = "Replaces Java files that mlpc did not write.")
    private boolean force;

    @Option(names = "--package", paramLabel = "P", description = "Java package for files that declare none.")
    private @Nullable String packageName;

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            description = "java, which needs no flag, or vector, which uses jdk.incubator.vector where a JVM has it,"
                    + " with the same results (default: java).",
            converter = TargetConverter.class)
    private CodeTarget target = CodeTarget.JAVA;

    @Option(
            names = "--dump",
            paramLabel = "STAGE",
            description = "Print a stage of the compiler, ${COMPLETION-CANDIDATES}, and write no Java.")
    private @Nullable Stage dump;

    @Option(
            names = "--diagnostics",
            paramLabel = "FORM",
            description = "text for people, or json for tools: an array on standard output, and nothing else there.")
    private DiagnosticsForm form = DiagnosticsForm.text;

    CompileCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command with files and no options. */
    CompileCommand(Terminal terminal, List<Path> files) {
        this(terminal);
        this.files = files;
    }

    @Override
    public Integer call() {
        // not left to picocli, which would ask for files of its own beside those of a command
        if (files.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "no model file is named");
        }
        String first = files.get(0).toString();
        if (!first.contains(".") && Files.notExists(files.get(0))) {
            throw new UnknownCommand(spec.commandLine(), first);
        }
        if (packageName != null) {
            Optional<String> problem = packageName.isEmpty()
                    ? Optional.of("an empty text names no package")
                    : PackageNames.problem(packageName);
            problem.ifPresent(why -> {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "`--package " + packageName + "` cannot be the Java package: " + why);
            });
        }
        if (dump != null && form == DiagnosticsForm.json) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--dump and --diagnostics=json cannot share standard output");
        }
        Compilation compilation =
                ModelCompiler.compile(terminal, files, Optional.ofNullable(packageName), target, form);
        if (dump != null) {
            terminal.results()
                    .print(compilation
                            .dumps()
                            .getOrDefault(dump.name(), () -> "")
                            .get());
        } else if (compilation.succeeded()) {
            write(compilation.classes());
        }
        return compilation.succeeded() ? 0 : Main.FAILED;
    }

    private void write(List<GeneratedClass> classes) {
        Outputs outputs = new Outputs(force);
        files.forEach(file -> outputs.input("the model", file));
        classes.forEach(generated -> outputs.java(generated, root(generated)));
        outputs.check();
        for (GeneratedClass generated : classes) {
            Path file = JavaFolder.write(generated, root(generated));
            if (form == DiagnosticsForm.text) {
                terminal.out().println(file);
            }
        }
    }

    /** Targets are written in small letters. */
    static final class TargetConverter implements CommandLine.ITypeConverter<CodeTarget> {
        @Override
        public CodeTarget convert(String text) {
            for (CodeTarget target : CodeTarget.values()) {
                if (target.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return target;
                }
            }
            throw new CommandLine.TypeConversionException("`" + text + "` is no target; there are java and vector");
        }
    }

    private Path root(GeneratedClass generated) {
        return output == null ? JavaFolder.beside(generated) : output;
    }
}
