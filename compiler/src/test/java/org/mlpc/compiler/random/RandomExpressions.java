package org.mlpc.compiler.random;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws expressions of one variable, per unit or over a vector. They grow at most linearly, so that what is composed of
 * them stays finite.
 */
final class RandomExpressions {
    /** Names for intermediates, chosen to be confused with names that generated code has. */
    private static final List<String> NAMES = List.of(
            "e", "r", "s", "u", "k", "c", "m", "x", "x1", "p", "g", "b", "i", "n", "o", "row", "sum_", "dz", "dz1",
            "loss_", "int", "class", "float", "fma", "mean_", "y0", "extreme", "w", "h", "c1", "da_", "a1", "z1");

    private final Choice choice;
    private final boolean vector;
    private final List<String> parameters;
    private final List<String> calls;
    /** What stands for a value: the variable, then intermediates. */
    private final List<String> values = new ArrayList<>();

    private final List<String> names = new ArrayList<>(NAMES);

    /**
     * Expressions of one variable.
     *
     * @param vector whether the variable has brackets
     * @param parameters names of numbers between 0.1 and 2
     * @param calls names of functions of one number that grow at most linearly
     */
    RandomExpressions(Choice choice, String variable, boolean vector, List<String> parameters, List<String> calls) {
        this.choice = choice;
        this.vector = vector;
        this.parameters = parameters;
        this.calls = calls;
        values.add(variable);
        names.removeAll(parameters);
        names.remove(variable);
    }

    /** An expression that grows at most linearly. */
    String linear(int depth) {
        if (depth == 0) {
            return choice.percent(70) ? choice.of(values) : constant() + " * " + choice.of(values);
        }
        int d = depth - 1;
        return switch (choice.between(0, vector ? 18 : 15)) {
            case 0 -> sum(linear(d), linear(d));
            case 1 -> "(" + linear(d) + " - " + linear(d) + ")";
            case 2 -> "(" + bounded(d) + ") * (" + linear(d) + ")";
            case 3 -> "max(" + linear(d) + ", " + linear(d) + ")";
            case 4 -> "min(" + linear(d) + ", " + choice.of(constant(), linear(d)) + ")";
            case 5 -> "abs(" + linear(d) + ")";
            case 6 -> "softplus(" + linear(d) + ")";
            case 7 -> "(if " + condition(d) + " then " + linear(d) + " else " + linear(d) + ")";
            case 8 -> "log1p(abs(" + linear(d) + "))";
            case 9 -> "sqrt(" + constant() + " + (" + linear(d) + ") ^ 2)";
            case 10 -> "(" + linear(d) + ") / (1 + (" + linear(d) + ") ^ " + choice.of("2", "4") + ")";
            case 11 -> "-(" + linear(d) + ")";
            case 12 -> let(d);
            case 13 -> "log(" + constant() + " + exp(-abs(" + linear(d) + ")))";
            case 14 -> "(" + linear(d) + ") / " + constant();
            case 15 ->
                calls.isEmpty()
                        ? "(0.5 * (" + linear(d) + ") + " + bounded(d) + ")"
                        : choice.of(calls) + "(" + linear(d) + ")";
            default -> reduction(d);
        };
    }

    /** An expression of a bounded value. */
    String bounded(int depth) {
        if (depth == 0) {
            return choice.of("tanh(" + choice.of(values) + ")", "sigmoid(" + choice.of(values) + ")", constant());
        }
        int d = depth - 1;
        return switch (choice.between(0, 11)) {
            case 0 -> "sin(" + linear(d) + ")";
            case 1 -> "cos(" + linear(d) + ")";
            case 2 -> "erf(" + linear(d) + ")";
            case 3 -> "exp(-(" + linear(d) + ") ^ 2)";
            case 4 -> "(" + bounded(d) + ") * (" + bounded(d) + ")";
            case 5 -> "0.5 * ((" + bounded(d) + ") + (" + bounded(d) + "))";
            case 6 -> "(if " + condition(d) + " then " + bounded(d) + " else " + bounded(d) + ")";
            case 7 -> "(" + bounded(d) + ") ^ " + choice.of("2", "3", "5");
            case 8 -> "pow(1 + (" + linear(d) + ") ^ 2, -" + constant() + ")";
            case 9 -> "expm1(-abs(" + linear(d) + "))";
            case 10 -> "tanh(" + linear(d) + ")";
            default -> "sigmoid(" + linear(d) + ")";
        };
    }

    private String sum(String left, String right) {
        return "(" + left + " + " + right + ")";
    }

    private String constant() {
        return !parameters.isEmpty() && choice.percent(40)
                ? choice.of(parameters)
                : choice.percent(30) ? choice.of("1", "2", "0.5", "pi / 4") : choice.positive(0.2, 1.5);
    }

    private String condition(int depth) {
        int d = Math.max(0, depth - 1);
        return switch (choice.between(0, 7)) {
            case 0 -> "not " + linear(d) + " < " + constant();
            case 1 -> "(" + linear(d) + " > 0 and " + linear(d) + " <= " + constant() + ")";
            case 2 -> "(" + linear(d) + " < -" + constant() + " or " + constant() + " < " + linear(d) + ")";
            case 3 -> linear(d) + " >= " + linear(d);
            case 4 -> "(" + constant() + " > 0.25 and " + linear(d) + " > 0)";
            case 5 -> "(" + constant() + " == 0.25 or not (" + linear(d) + " <= 0))";
            case 6 -> linear(d) + " != 0";
            default -> linear(d) + " > " + choice.of("0", constant());
        };
    }

    private String let(int depth) {
        String name = names.remove(choice.between(0, names.size() - 1));
        String value = linear(depth);
        values.add(name);
        values.add(name);
        String body = linear(depth);
        values.remove(name);
        values.remove(name);
        return "(let " + name + " = " + value + " in " + body + ")";
    }

    /** One number of a vector, of the size of its units. */
    private String reduction(int depth) {
        return switch (choice.between(0, 4)) {
            case 0 -> "mean(" + unit(depth) + ")";
            case 1 -> "max(" + unit(depth) + ")";
            case 2 -> "min(" + unit(depth) + ")";
            case 3 -> "log_sum_exp(" + unit(depth) + ")";
            default -> "sum(0.03 * (" + unit(depth) + "))";
        };
    }

    /** An expression that surely is a vector. */
    private String unit(int depth) {
        return choice.percent(50) ? values.get(0) : values.get(0) + " + " + bounded(depth);
    }
}
