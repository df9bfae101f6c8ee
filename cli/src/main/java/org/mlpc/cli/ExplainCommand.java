package org.mlpc.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Explanations;
import org.mlpc.training.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mlpc explain CODE}: the long story of an error or a warning. */
@Command(
        name = "explain",
        description = "Explains an error or a warning, with an example that has it and one that has not.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "CODE",
            description = "What a message begins with, such as MLP021, mlp21 or 21; without it, all codes are listed.")
    private @Nullable String code;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String code = this.code;
        if (code == null) {
            for (DiagnosticCode one : DiagnosticCode.values()) {
                terminal.out().println(one + "  " + Explanations.of(one).title());
            }
        } else {
            DiagnosticCode found = Explanations.find(code).orElseThrow(() -> unknown(code));
            terminal.out().print(Explanations.of(found).plain());
        }
        return 0;
    }

    private static Failure unknown(String written) {
        String help = Explanations.nearest(written)
                .map(near ->
                        "the nearest is " + near + ", " + Explanations.of(near).title())
                .orElse("a code looks like " + DiagnosticCode.values()[0]);
        return new Failure("there is no code `" + written + "`; " + help, "help: `mlpc explain` lists all there are");
    }
}
