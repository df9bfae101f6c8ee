package org.mlpc.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.diagnostic.Habits;
import org.mlpc.compiler.diagnostic.Suggestion;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option that a command does not have.
 *
 * @param name as it was written, without a value
 * @param spec the command
 */
record UnknownOption(String name, CommandSpec spec) {
    /** The first one in a call; the option parser might have complained about something that only follows from it. */
    static Optional<UnknownOption> in(CommandSpec spec, String... args) {
        for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
            String arg = args[i];
            String name = arg.startsWith("--") ? arg.split("=", 2)[0] : arg;
            OptionSpec known = option(spec, name);
            if (known != null) {
                boolean apart = known.arity().min() > 0 && known.names().length > 0 && name.equals(arg);
                i += apart ? 1 : 0;
            } else if (arg.startsWith("-") && arg.length() > 1 && !isShort(spec, arg)) {
                return Optional.of(new UnknownOption(name, spec));
            }
        }
        return Optional.empty();
    }

    private static @Nullable OptionSpec option(CommandSpec spec, String name) {
        return spec.optionsMap().get(name);
    }

    /** Whether it is a short option with its value behind it, as in {@code -ofile}. */
    private static boolean isShort(CommandSpec spec, String arg) {
        return !arg.startsWith("--") && option(spec, arg.substring(0, 2)) != null;
    }

    /** What was probably meant: an option of the command, or where what it sets is set. */
    Optional<String> help() {
        List<String> names = spec.optionsMap().keySet().stream()
                .filter(option -> option.startsWith("--"))
                .toList();
        return Suggestion.help(Habits.Kind.OPTION, name, names);
    }
}
