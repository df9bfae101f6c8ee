package org.mlpc.benchmarks.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words of a command line: a mode, {@code --name value} pairs and {@code --flag}s. */
public final class CommandWords {
    private final Map<String, String> values = new HashMap<>();
    private String mode = "";

    /**
     * Reads them.
     *
     * @param flags names, without dashes, that have no value
     * @throws IllegalArgumentException at a second word without a name, or a name without its value
     */
    public CommandWords(String[] words, List<String> flags) {
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (!word.startsWith("--")) {
                if (!mode.isEmpty()) {
                    throw new IllegalArgumentException("`" + word + "` is not expected after `" + mode + "`");
                }
                mode = word;
            } else if (flags.contains(word.substring(2))) {
                values.put(word.substring(2), "");
            } else if (i + 1 < words.length) {
                values.put(word.substring(2), words[++i]);
            } else {
                throw new IllegalArgumentException("`" + word + "` needs a value");
            }
        }
    }

    /** The word without a name, empty when there is none. */
    public String mode() {
        return mode;
    }

    /** Whether a flag or an option is there. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value of an option. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * The value of an option that has to be there.
     *
     * @throws IllegalArgumentException when it is not
     */
    public String required(String name) {
        return get(name).orElseThrow(() -> new IllegalArgumentException("`--" + name + "` is missing"));
    }

    /** A number, or what holds without it. */
    public double number(String name, double otherwise) {
        return get(name).map(Double::parseDouble).orElse(otherwise);
    }

    /** The parts of a list, {@code W4,W5}; empty when it is not there. */
    public List<String> list(String name) {
        return get(name).map(list -> List.of(list.split(","))).orElse(List.of());
    }
}
