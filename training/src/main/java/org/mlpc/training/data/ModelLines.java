package org.mlpc.training.data;

import java.util.ArrayList;
import java.util.List;
import org.mlpc.compiler.Compilation.Asked;

/**
 * Names the line of the model that asks for what is wrong in the data.
 *
 * @param asked the lines
 */
public record ModelLines(Asked asked) {
    /** Where no model is known. */
    public static final ModelLines UNKNOWN = new ModelLines(Asked.NOWHERE);

    /** More runs of lines than this are no argument for a process. */
    private static final int MOST_RUNS = 4000;

    /** What stands behind a message about an input: {@code "  [iris.mlp:3: input sepal_length]"}. */
    public String input(int input, String name) {
        int line = input < asked.features().size() ? asked.features().get(input) : asked.input();
        return reference(line, "input" + (name.isEmpty() ? "" : " " + NumberTable.shown(name)));
    }

    /** The same about all inputs. */
    public String inputs() {
        return reference(asked.input(), "input");
    }

    /** The same about a target. */
    public String target(String name) {
        return reference(asked.target(), "target" + (name.isEmpty() ? "" : " " + NumberTable.shown(name)));
    }

    private String reference(int line, String what) {
        return line == 0 ? "" : "  [" + asked.file() + ":" + line + ": " + what + "]";
    }

    /** The lines as arguments of a process; those of features as {@code line*count}, as far as there are few. */
    public List<String> arguments() {
        List<String> runs = new ArrayList<>();
        List<Integer> lines = asked.features();
        for (int from = 0, to; from < lines.size() && runs.size() < MOST_RUNS; from = to) {
            to = from;
            while (to < lines.size() && lines.get(to).equals(lines.get(from))) {
                to++;
            }
            runs.add(lines.get(from) + "*" + (to - from));
        }
        return List.of(
                asked.file(),
                Integer.toString(asked.input()),
                String.join(",", runs),
                Integer.toString(asked.target()),
                Boolean.toString(asked.scaleOpen()));
    }

    /** The lines that {@link #arguments} has written. */
    public static Asked of(List<String> arguments) {
        List<Integer> lines = new ArrayList<>();
        for (String run :
                arguments.get(2).isEmpty() ? new String[0] : arguments.get(2).split(",")) {
            String[] parts = run.split("\\*");
            for (int i = 0; i < Integer.parseInt(parts[1]); i++) {
                lines.add(Integer.parseInt(parts[0]));
            }
        }
        return new Asked(
                arguments.get(0),
                Integer.parseInt(arguments.get(1)),
                lines,
                Integer.parseInt(arguments.get(3)),
                Boolean.parseBoolean(arguments.get(4)));
    }
}
