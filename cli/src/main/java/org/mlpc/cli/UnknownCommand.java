package org.mlpc.cli;

import java.util.Optional;
import org.mlpc.compiler.diagnostic.Habits;
import org.mlpc.compiler.diagnostic.Suggestion;
import picocli.CommandLine;

/** The first word is neither a command nor a file. */
final class UnknownCommand extends CommandLine.ParameterException {
    private static final long serialVersionUID = 1;

    private final String word;

    UnknownCommand(CommandLine line, String word) {
        super(line, "`" + word + "` is neither a command nor a file");
        this.word = word;
    }

    /** What was probably meant. */
    Optional<String> help() {
        return Suggestion.help(Habits.Kind.COMMAND, word, Main.COMMANDS);
    }
}
