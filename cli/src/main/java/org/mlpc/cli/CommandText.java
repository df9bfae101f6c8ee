package org.mlpc.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A command line as somebody could paste it into a shell. */
record CommandText(List<String> words) {
    CommandText {
        words = List.copyOf(words);
    }

    /** A command of mlpc and its files. */
    CommandText(String command, List<Path> files) {
        this(start(command, files));
    }

    private static List<String> start(String command, List<Path> files) {
        List<String> words = new ArrayList<>(List.of("mlpc", command));
        files.forEach(file -> words.add(file.toString()));
        return words;
    }

    /** The same with an option; without it when its value is null. */
    CommandText with(String option, @Nullable Object value) {
        List<String> more = new ArrayList<>(words);
        if (value != null) {
            more.add(option);
            more.add(value.toString());
        }
        return new CommandText(more);
    }

    @Override
    public String toString() {
        return words.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
