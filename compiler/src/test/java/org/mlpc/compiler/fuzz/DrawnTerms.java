package org.mlpc.compiler.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mlpc.compiler.random.Choice;

/** Draws expressions of a size, over every function and operator: calm ones, which stay finite, or wild ones. */
final class DrawnTerms {
    private static final List<String> CALM = List.of(
            "tanh(%s)",
            "sigmoid(%s)",
            "softplus(%s)",
            "abs(%s)",
            "sin(%s)",
            "cos(%s)",
            "erf(%s)",
            "exp(-abs(%s))",
            "expm1(-abs(%s))",
            "log1p(abs(%s))",
            "sqrt(1 + (%s) ^ 2)",
            "log(1.5 + abs(%s))",
            "1 / (1 + (%s) ^ 2)",
            "(%s) / (2 + abs(%<s))");

    private static final List<String> WILD = List.of(
            ("exp(%s) log(%s) log1p(%s) expm1(%s) sqrt(%s) abs(%s) sign(%s) floor(%s) erf(%s) sin(%s) cos(%s) tanh(%s)"
                            + " sigmoid(%s) softplus(%s) (%s)^2 (%s)^3 (%s)^-1 (%s)^0.5 1/(%s) -(%s) pow(%s,2) pow(2,%s)")
                    .split(" "));

    private static final List<String> NUMBERS = List.of(
            "0", "1", "2", "3", "0.5", "1e-3", "1e3", "1e-30", "1e30", "1e300", "7", "pi", "1 / 3", "0.1", "100");

    private final Choice choice;
    private final DrawnNames names;
    /** What has a value for each unit, and what is one number. */
    private final List<String> units;

    private final List<String> numbers;
    /** Of one value, with a place for it. */
    private final List<String> functions = new ArrayList<>();

    private final boolean reduces;
    private final boolean calm;

    /**
     * Expressions over names.
     *
     * @param names that are free for intermediates
     * @param own functions that are declared
     * @param reduces whether there are vectors to take a sum of
     */
    DrawnTerms(
            Choice choice,
            DrawnNames names,
            List<String> units,
            List<String> numbers,
            List<String> own,
            boolean reduces) {
        this.choice = choice;
        this.names = names;
        this.units = new ArrayList<>(units);
        this.numbers = numbers;
        this.reduces = reduces;
        calm = choice.percent(65);
        functions.addAll(calm ? CALM : WILD);
        for (int i = 0; i < 2; i++) {
            own.forEach(name -> functions.add(name + "(%s)"));
        }
    }

    /** A term of about so many operations, in one of several shapes. */
    String term(int size) {
        return switch (choice.between(0, 9)) {
            case 0 -> broad(size);
            case 1 -> deep(size);
            case 2 -> lets(size);
            default -> tree(size);
        };
    }

    /** Many calls side by side. */
    private String broad(int size) {
        return IntStream.range(0, Math.max(1, size / 2))
                .mapToObj(i -> call(choice.of(units) + " * " + number()))
                .collect(Collectors.joining(choice.of(" + ", " - ", " * "), "(", ")"));
    }

    /** Calls of calls. */
    private String deep(int size) {
        String term = choice.of(units);
        for (int i = 0; i < Math.min(size, 60); i++) {
            term = call(term);
        }
        return term;
    }

    /** Intermediates, each of which may use those before. */
    private String lets(int size) {
        int count = Math.min(12, 1 + size / 3);
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < count; i++) {
            String value = tree(Math.max(1, size / count));
            String name = names.fresh();
            text.append("let ").append(name).append(" = ").append(value).append(" in ");
            units.add(name);
        }
        text.append(tree(Math.max(2, size / count))).append(')');
        units.subList(units.size() - count, units.size()).clear();
        return text.toString();
    }

    private String tree(int size) {
        if (size <= 1) {
            return choice.percent(75) ? choice.of(units) : number();
        }
        int left = choice.between(1, Math.max(1, size - 2));
        int right = Math.max(1, size - 1 - left);
        return switch (choice.between(0, reduces ? 23 : 20)) {
            case 0, 1, 2, 3, 4, 5, 6 -> call(tree(size - 1));
            case 7, 8, 9 -> "(" + tree(left) + " + " + tree(right) + ")";
            case 10, 11 -> "(" + tree(left) + " - " + tree(right) + ")";
            case 12, 13 -> "(" + tree(left) + " * " + (calm ? call(tree(right)) : tree(right)) + ")";
            case 14 -> calm ? "(" + tree(left) + " / 3)" : "(" + tree(left) + ") / (" + tree(right) + ")";
            case 15 -> "max(" + tree(left) + ", " + tree(right) + ")";
            case 16 -> "min(" + tree(left) + ", " + tree(right) + ")";
            case 17, 18 ->
                "(if " + condition(left) + " then " + tree(Math.max(1, right / 2)) + " else "
                        + tree(Math.max(1, right / 2)) + ")";
            case 19 -> let(left, right);
            case 20 -> calm ? "(-" + tree(size - 1) + ")" : "(" + tree(left) + ") ^ (" + tree(right) + ")";
            default -> reduction(size - 1);
        };
    }

    private String call(String argument) {
        return String.format(choice.of(functions), argument);
    }

    private String let(int value, int body) {
        String name = names.fresh();
        String first = tree(value);
        units.add(name);
        units.add(name);
        String rest = tree(body);
        units.removeAll(List.of(name));
        return "(let " + name + " = " + first + " in " + rest + ")";
    }

    /** One number of a vector, small beside the units of a layer. */
    String reduction(int size) {
        String of = choice.of(units.subList(0, 1)) + (choice.percent(60) ? " + " + tree(size) : "");
        return choice.of("mean", "sum", "max", "min", "log_sum_exp", "mean") + "(" + of + ")";
    }

    private String condition(int size) {
        String left = tree(Math.max(1, size / 2));
        String compared = left + choice.of(" < ", " <= ", " > ", " >= ", " == ", " != ") + tree(Math.max(1, size / 3));
        return switch (choice.between(0, 5)) {
            case 0 -> "not (" + compared + ")";
            case 1 -> compared + " and " + choice.of(units) + " > " + number();
            case 2 -> compared + " or not " + choice.of(units) + " < " + number();
            default -> compared;
        };
    }

    private String number() {
        if (!numbers.isEmpty() && choice.percent(40)) {
            return choice.of(numbers);
        }
        return calm ? choice.positive(0.1, 2) : choice.of(NUMBERS);
    }
}
