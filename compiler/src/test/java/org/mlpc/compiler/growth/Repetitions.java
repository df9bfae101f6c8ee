package org.mlpc.compiler.growth;

import static org.mlpc.compiler.growth.Repetition.activated;
import static org.mlpc.compiler.growth.Repetition.nest;
import static org.mlpc.compiler.growth.Repetition.network;
import static org.mlpc.compiler.growth.Repetition.of;
import static org.mlpc.compiler.growth.Repetition.optimized;
import static org.mlpc.compiler.growth.Repetition.repeat;

import java.util.List;
import java.util.stream.Stream;

/** Every repetition and every recursion of the grammar. */
final class Repetitions {
    private static final String DENSE = "dense 1 identity";

    private Repetitions() {}

    static Stream<Repetition> all() {
        return Stream.of(
                        tokens(),
                        declarations(),
                        definitions(),
                        optimizers(),
                        expressions(),
                        networks(),
                        layers(),
                        numbers(),
                        training(),
                        mistakes())
                .flatMap(List::stream);
    }

    private static String ending(String text) {
        return text + "\n" + network("input 3", DENSE);
    }

    private static List<Repetition> tokens() {
        return List.of(
                of(
                        "digits of a number",
                        50_000,
                        n -> network("input 3", "dense 1 identity { l2 0." + "1".repeat(n) + " }")),
                of(
                        "digits before the point",
                        50_000,
                        n -> network("input 3", "dense 1 identity { l2 1" + "0".repeat(n) + " }")),
                of(
                        "digits of an exponent",
                        50_000,
                        n -> network("input 3", "dense 1 identity { l2 1e" + "9".repeat(n) + " }")),
                of(
                        "digits of a negative exponent",
                        50_000,
                        n -> network("input 3", "dense 1 identity { l2 1e-" + "9".repeat(n) + " }")),
                of(
                        "zeros of an exponent",
                        50_000,
                        n -> network("input 3", "dense 1 identity { l2 1e" + "0".repeat(n) + " }")),
                of("digits in an expression", 50_000, n -> activated("activation f(z) = z * 0." + "3".repeat(n), "f")),
                of("digits of a label", 50_000, n -> network("input a: " + "1".repeat(n) + " | 2", DENSE)),
                of("digits of a seed", 50_000, n -> network("input 3", DENSE, "train { seed 1" + "0".repeat(n) + " }")),
                of(
                        "letters of a network's name",
                        10_000,
                        n -> "network " + "N".repeat(n) + " { input 3 dense 1 identity }"),
                of("letters of a feature", 10_000, n -> network("input " + "x".repeat(n) + ", b", DENSE)),
                of("letters of a quoted feature", 10_000, n -> network("input \"" + "x y".repeat(n) + "\", b", DENSE)),
                of("letters of a layer", 10_000, n -> network("input 3", "dense " + "h".repeat(n) + " 2 tanh", DENSE)),
                of("letters of a label", 10_000, n -> network("input c: \"" + "x ".repeat(n) + "\" | b", DENSE)),
                of(
                        "letters of a target's label",
                        10_000,
                        n -> network(
                                "input 3",
                                "dense 2 softmax",
                                "target c: \"" + "x ".repeat(n) + "\" | b",
                                "loss cross_entropy")),
                of(
                        "letters of a target",
                        10_000,
                        n -> network("input 3", DENSE, "target " + "y".repeat(n), "loss mse")),
                of(
                        "letters of an activation",
                        10_000,
                        n -> activated("activation " + "f".repeat(n) + "(z) = z * 2", "f".repeat(n))),
                of(
                        "letters of a parameter",
                        10_000,
                        n -> activated("activation f(z; " + "p".repeat(n) + " = 2) = z * " + "p".repeat(n), "f")),
                of(
                        "letters of a learned parameter",
                        10_000,
                        n -> activated("activation f(z; learn " + "p".repeat(n) + " = 2) = z * " + "p".repeat(n), "f")),
                of(
                        "letters of a let",
                        10_000,
                        n -> activated(
                                "activation f(z) = let " + "v".repeat(n) + " = z * z in " + "v".repeat(n) + " + exp("
                                        + "v".repeat(n) + ")",
                                "f")),
                of(
                        "letters of a state",
                        10_000,
                        n -> optimized("optimizer o { state " + "s".repeat(n) + " w = w - g }", "o")),
                of(
                        "letters of an optimizer",
                        10_000,
                        n -> optimized("optimizer " + "o".repeat(n) + " { w = w - g }", "o".repeat(n))),
                of(
                        "letters of an argument",
                        10_000,
                        n -> optimized(
                                "optimizer o(" + "a".repeat(n) + " = 1) { w = w - " + "a".repeat(n) + " * g }", "o")),
                of(
                        "letters of a data file",
                        10_000,
                        n -> network("input 3", DENSE, "loss mse", "train { data \"" + "d".repeat(n) + ".csv\" }")),
                of("letters of a package", 10_000, n -> "package " + "p".repeat(n) + "\n" + network("input 3", DENSE)),
                of("words of a package", 1_000, n -> "package a" + ".b".repeat(n) + "\n" + network("input 3", DENSE)),
                of("letters of a comment", 200_000, n -> ending("// " + "c".repeat(n))),
                of("letters of a block comment", 200_000, n -> ending("/* " + "c".repeat(n) + " */")),
                of("stars of a block comment", 200_000, n -> ending("/* " + "*".repeat(n) + " */")),
                of("letters of a doc", 10_000, n -> "/** " + "c".repeat(n) + " */\n" + network("input 3", DENSE)),
                of("words of a doc", 10_000, n -> "/** " + "c ".repeat(n) + " */\n" + network("input 3", DENSE)),
                of("lines of a doc", 10_000, n -> "/** " + "c\n".repeat(n) + " */\n" + network("input 3", DENSE)),
                of("docs", 10_000, n -> ending("/** c */\n".repeat(n))),
                of("spaces", 200_000, n -> ending(" ".repeat(n))),
                of("lines", 200_000, n -> ending("\n".repeat(n))),
                of("comments", 20_000, n -> ending("// c\n".repeat(n))),
                of("block comments", 20_000, n -> ending("/* c */ ".repeat(n))));
    }

    private static List<Repetition> declarations() {
        return List.of(
                of("networks", 20, n -> repeat(n, "network N# { input 2 dense 2 tanh dense 1 identity loss mse }\n")),
                of("activations", 500, n -> ending(repeat(n, "activation f#(z) = exp(z) * z\n"))),
                of("derivatives", 100, n -> ending(repeat(n, "activation f#(z) = z * z derivative 2 * z\n"))),
                of(
                        "used activations",
                        20,
                        n -> repeat(n, "activation f#(z) = tanh(z) * z\n")
                                + network("input 2", repeat(n, "dense 2 f#\n"), "loss mse")),
                of("losses", 500, n -> ending(repeat(n, "loss l#(y[], t[]) = mean((y - t) ^ 2)\n"))),
                of("optimizers", 500, n -> ending(repeat(n, "optimizer o#(r = 1) { w = w - r * g }\n"))),
                of("schedules", 500, n -> ending(repeat(n, "schedule s#(a) = a / (1 + step)\n"))),
                of("initializers", 500, n -> ending(repeat(n, "initializer i# = normal(0, 1)\n"))),
                of("aliases", 500, n -> ending(repeat(n, "activation f# = tanh\n"))),
                of(
                        "a chain of aliases",
                        300,
                        n -> activated("activation f0 = tanh\n" + repeat(n, "activation f# = f@\n"), "f" + n)),
                of(
                        "a chain of aliases, last first",
                        300,
                        n -> activated(repeat(n, "activation g# = g1#\n").replace("g1" + n, "tanh"), "g1")),
                of(
                        "a chain of losses' aliases",
                        300,
                        n -> "loss l0 = mse\n" + repeat(n, "loss l# = l@\n") + network("input 2", DENSE, "loss l" + n)),
                of(
                        "a chain of optimizers' aliases",
                        300,
                        n -> optimized("optimizer o0 = adam\n" + repeat(n, "optimizer o# = o@\n"), "o" + n)),
                of(
                        "a chain of initializers",
                        300,
                        n -> "initializer i0 = normal(0, 1)\n" + repeat(n, "initializer i# = i@\n")
                                + network("input 2", DENSE + " { init i" + n + " }")),
                of(
                        "a chain of calls",
                        100,
                        n -> activated(
                                "activation f0(z) = tanh(z)\n" + repeat(n, "activation f#(z) = f@(z) + 1\n"), "f" + n)),
                of(
                        "a chain of calls, backwards",
                        100,
                        n -> activated(
                                "activation f0(z) = tanh(z)\n" + reversed(repeat(n, "activation f#(z) = f@(z) + 1\n")),
                                "f" + n)),
                of(
                        "a chain of calls that do nothing",
                        100,
                        n -> activated(
                                "activation f0(z) = tanh(z)\n" + reversed(repeat(n, "activation f#(z) = f@(z)\n")),
                                "f" + n)),
                of(
                        "calls that double",
                        8,
                        n -> activated(
                                "activation f0(z) = tanh(z)\n" + repeat(n, "activation f#(z) = f@(z) + f@(-z)\n"),
                                "f" + n)),
                of(
                        "calls of themselves",
                        8,
                        n -> activated(
                                "activation f0(z) = tanh(z)\n" + repeat(n, "activation f#(z) = f@(f@(z))\n"), "f" + n)),
                of(
                        "calls of the same",
                        8,
                        n -> activated(
                                "activation f0(z) = tanh(z)\n" + repeat(n, "activation f#(z) = f@(z) + f@(z)\n"),
                                "f" + n)),
                of(
                        "calls that double backwards",
                        8,
                        n -> activated(
                                "activation f0(z) = tanh(z)\n"
                                        + reversed(repeat(n, "activation f#(z) = f@(z) + f@(-z)\n")),
                                "f" + n)),
                of(
                        "unused calls that double",
                        8,
                        n -> ending("activation f0(z) = tanh(z)\n" + repeat(n, "activation f#(z) = f@(z) + f@(-z)\n"))),
                of(
                        "products that double",
                        8,
                        n -> activated(
                                "activation f0(z) = tanh(z)\n" + repeat(n, "activation f#(z) = f@(z) * f@(z * 2)\n"),
                                "f" + n)),
                of(
                        "losses whose calls double",
                        8,
                        n -> "activation f0(z) = tanh(z)\n" + repeat(n, "activation f#(z) = f@(z) + f@(-z)\n")
                                + "loss l(y[], t[]) = mean(f" + n + "(y - t))\n" + network("input 2", DENSE, "loss l")),
                of(
                        "updates whose calls double",
                        8,
                        n -> optimized(
                                "activation f0(z) = tanh(z)\n" + repeat(n, "activation f#(z) = f@(z) + f@(-z)\n")
                                        + "optimizer o { w = w - f" + n + "(g) }",
                                "o")),
                of(
                        "schedules whose calls double",
                        8,
                        n -> optimized(
                                "activation f0(z) = sigmoid(z)\n" + repeat(n, "activation f#(z) = f@(z) + f@(-z)\n")
                                        + "schedule s(a) = a * f" + n + "(step)\n",
                                "sgd(learning_rate = s(1))")),
                of(
                        "transforms whose calls double",
                        8,
                        n -> "activation f0(z) = tanh(z)\n" + repeat(n, "activation f#(z) = f@(z) + f@(-z)\n")
                                + network("input a: f" + n + ", b", DENSE, "loss mse")));
    }

    private static String reversed(String lines) {
        List<String> all = new java.util.ArrayList<>(lines.lines().toList());
        java.util.Collections.reverse(all);
        return String.join("\n", all) + "\n";
    }

    private static List<Repetition> definitions() {
        return List.of(
                of(
                        "parameters of an activation",
                        100,
                        n -> activated(
                                "activation f(z; " + repeat(n, "p# = 1.#", ", ") + ") = z * (" + repeat(n, "p#", " + ")
                                        + ")",
                                "f")),
                of(
                        "unused parameters",
                        100,
                        n -> activated("activation f(z; " + repeat(n, "p# = 1.#", ", ") + ") = z * 2", "f")),
                of(
                        "parameters of earlier ones",
                        100,
                        n -> activated(
                                "activation f(z; p0 = 1, " + repeat(n, "p# = p@ + p@", ", ") + ") = z * p" + n, "f")),
                of(
                        "learned parameters",
                        20,
                        n -> activated(
                                "activation f(z; " + repeat(n, "learn p# = 1.#", ", ") + ") = z * ("
                                        + repeat(n, "p#", " + ") + ")",
                                "f")),
                of(
                        "drawn parameters",
                        20,
                        n -> activated(
                                "activation f(z; " + repeat(n, "p# ~ uniform(0, 1.#)", ", ") + ") = z * ("
                                        + repeat(n, "p#", " + ") + ")",
                                "f")),
                of(
                        "arguments of an activation",
                        100,
                        n -> activated(
                                "activation f(z; " + repeat(n, "p#", ", ") + ") = z * (" + repeat(n, "p#", " + ") + ")",
                                "f(" + repeat(n, "p# = 1.#", ", ") + ")")),
                of(
                        "parameters of a loss",
                        100,
                        n -> "loss l(y[], t[]; " + repeat(n, "p# = 1.#", ", ") + ") = mean((y - t) ^ 2) * ("
                                + repeat(n, "p#", " + ") + ")\n" + network("input 2", DENSE, "loss l")),
                of(
                        "parameters of an optimizer",
                        100,
                        n -> optimized(
                                "optimizer o(" + repeat(n, "p# = 1.#", ", ") + ") { w = w - g * ("
                                        + repeat(n, "p#", " + ") + ") }",
                                "o")),
                of(
                        "arguments of an optimizer",
                        100,
                        n -> optimized(
                                "optimizer o(" + repeat(n, "p#", ", ") + ") { w = w - g * (" + repeat(n, "p#", " + ")
                                        + ") }",
                                "o(" + repeat(n, "p# = 1.#", ", ") + ")")),
                of(
                        "arguments by position",
                        100,
                        n -> optimized(
                                "optimizer o(" + repeat(n, "p#", ", ") + ") { w = w - g * (" + repeat(n, "p#", " + ")
                                        + ") }",
                                "o(" + repeat(n, "1.#", ", ") + ")")),
                of(
                        "scheduled arguments",
                        10,
                        n -> optimized(
                                "optimizer o(" + repeat(n, "p#", ", ") + ") { w = w - g * (" + repeat(n, "p#", " + ")
                                        + ") }",
                                "o(" + repeat(n, "p# = exponential(0.#, 10, 0.5)", ", ") + ")")),
                of(
                        "parameters of a schedule",
                        100,
                        n -> optimized(
                                "schedule s(" + repeat(n, "p# = 1.#", ", ") + ") = " + repeat(n, "p#", " + "),
                                "sgd(learning_rate = s())")),
                of(
                        "parameters of an initializer",
                        100,
                        n -> "initializer i(" + repeat(n, "p# = 1.#", ", ") + ") = normal(0, " + repeat(n, "p#", " + ")
                                + ")\n" + network("input 2", DENSE + " { init i }")),
                of(
                        "after clauses",
                        5,
                        n -> repeat(n, "activation f#(z) = z * #\n") + "loss l(y[], t[]) = mean(y * t)\n"
                                + repeat(n, "after f#: value mean(y * t) gradient # * t / units\n")
                                + network("input 2", "dense 1 f1", "loss l")),
                of("inputs of an activation", 100, n -> ending("activation f(" + repeat(n, "z#", ", ") + ") = z1")));
    }

    private static List<Repetition> optimizers() {
        return List.of(
                of(
                        "states",
                        40,
                        n -> optimized(
                                "optimizer o { " + repeat(n, "state s#\ns# = 0.9 * s# + g\n") + "w = w - s1 }", "o")),
                of(
                        "states in a line",
                        40,
                        n -> optimized("optimizer o { state " + repeat(n, "s#", ", ") + "\nw = w - g }", "o")),
                of(
                        "states with starts",
                        40,
                        n -> optimized("optimizer o { " + repeat(n, "state s# = 0.#\n") + "w = w - g }", "o")),
                of(
                        "scalars",
                        40,
                        n -> optimized(
                                "optimizer o { " + repeat(n, "scalar s# = 1\ns# = s# * 0.9\n") + "w = w - s1 * g }",
                                "o")),
                of(
                        "lets of an optimizer",
                        40,
                        n -> optimized(
                                "optimizer o { let v0 = g\n" + repeat(n, "let v# = v@ * 0.9 + g\n") + "w = w - v" + n
                                        + " }",
                                "o")),
                of(
                        "lets of an optimizer used twice",
                        40,
                        n -> optimized(
                                "optimizer o { let v0 = g\n" + repeat(n, "let v# = v@ * v@ + g\n") + "w = w - v" + n
                                        + " }",
                                "o")),
                of(
                        "lets of the step used twice",
                        8,
                        n -> optimized(
                                "optimizer o { let v0 = 0.1 / t\n" + repeat(n, "let v# = v@ * v@ + t\n") + "w = w - v"
                                        + n + " * g }",
                                "o")),
                of(
                        "conditions of the step used twice",
                        8,
                        n -> optimized(
                                "optimizer o { let v0 = 0.1 / t\n"
                                        + repeat(n, "let v# = if v@ > 2 then v@ + t else v@\n") + "w = w - v" + n
                                        + " * g }",
                                "o")),
                of("assignments", 40, n -> optimized("optimizer o { " + repeat(n, "w = w - 0.# * g\n") + " }", "o")),
                of(
                        "assignments of scalars",
                        40,
                        n -> optimized(
                                "optimizer o { scalar s = 1\n" + repeat(n, "s = s * 0.# + s\n") + " w = w - s * g }",
                                "o")),
                of(
                        "piecewise steps",
                        400,
                        n -> optimized(
                                "",
                                "sgd(learning_rate = piecewise(at = [" + repeat(n, "#", ", ") + "], rate = [1, "
                                        + repeat(n, "0.#", ", ") + "]))")),
                of(
                        "conditions of an optimizer",
                        30,
                        n -> optimized(
                                "optimizer o { w = w - 0.01 * (" + repeat(n, "if g < # then g / # else ") + "g) }",
                                "o")),
                of(
                        "maxima of an optimizer",
                        30,
                        n -> optimized(
                                "optimizer o { w = w - 0.01 * " + repeat(n, "max(g * 0.#, ") + "g" + ")".repeat(n)
                                        + " }",
                                "o")),
                of(
                        "conditions of an initializer",
                        30,
                        n -> "initializer i = normal(0, " + repeat(n, "if fan_in < # then 0.# else ") + "1)\n"
                                + network("input 2", DENSE + " { init i }")),
                of(
                        "whens of a schedule",
                        20,
                        n -> optimized(
                                "schedule s(a) = " + repeat(n, "if step < # then 1.# else ") + "a",
                                "sgd(learning_rate = s(1))")));
    }

    private static Repetition term(String name, int count, java.util.function.IntFunction<String> body) {
        return of(name, count, n -> activated("activation f(z) = " + body.apply(n), "f"));
    }

    private static List<Repetition> expressions() {
        return List.of(
                term("the same terms of a sum", 200, n -> repeat(n, "z", " + ")),
                term("terms of a sum", 100, n -> repeat(n, "z * 0.#", " + ")),
                term("terms of a difference", 100, n -> repeat(n, "z * 0.#", " - ")),
                term("factors", 100, n -> repeat(n, "(z + 0.#)", " * ")),
                term("the same factors", 100, n -> repeat(n, "z", " * ")),
                term("quotients", 100, n -> "z" + repeat(n, " / (z + #.5)")),
                term("uniform quotients", 100, n -> "z" + repeat(n, " / #.5")),
                term("powers", 20, n -> "z" + repeat(n, " ^ 1.#")),
                term("nested powers", 20, n -> nest(n, "(1 + z * ", "z", ") ^ 2")),
                term("signs", 30, n -> "-".repeat(n) + "z"),
                term("signs of sums", 30, n -> nest(n, "-(1 - ", "z", ")")),
                term("brackets", 30, n -> nest(n, "(", "z", ")")),
                term("brackets of sums", 30, n -> nest(n, "(1.5 - ", "z", ")")),
                term("calls in each other", 30, n -> nest(n, "sin(", "z", ")")),
                term("calls beside each other", 60, n -> repeat(n, "sin(z * 0.#)", " + ")),
                term("calls of max", 60, n -> repeat(n, "max(z, #)", " + ")),
                term(
                        "calls of max in each other",
                        30,
                        n -> repeat(n, "max(z, #, ").replace(", ", ", ").replaceAll("max\\(z, (\\d+), ", "max(z - $1, ")
                                + "z" + ")".repeat(n)),
                term("conditions", 60, n -> repeat(n, "(if z > # then z else #.5)", " + ")),
                term("conditions in else", 30, n -> repeat(n, "if z > # then z * # else ") + "z"),
                term("exponentials in else", 30, n -> repeat(n, "if z < # then exp(z / #) else ") + "z"),
                term("quotients in else", 30, n -> repeat(n, "if z < # then 1 / (z - #) else ") + "z"),
                term("masks in else", 30, n -> "z * (" + repeat(n, "if z > # then 1 else ") + "0)"),
                term("calls of min and max in each other", 30, n -> nest(n, "min(z + 1, max(2 * z, ", "z", "))")),
                term(
                        "conditions in conditions",
                        20,
                        n -> "if " + nest(n, "(if ", "z", " > 1 then z else 2)") + " > 1 then z else 2"),
                term("conditions in then", 30, n -> nest(n, "if z > 0.5 then z + ", "z", " else 1")),
                term("conditions in if", 20, n -> nest(n, "if (", "z", ") > 1 then 2 else z")),
                term("conjunctions", 60, n -> "if " + repeat(n, "z > #", " and ") + " then z else 1"),
                term("disjunctions", 60, n -> "if " + repeat(n, "z > #", " or ") + " then z else 1"),
                term("negations", 30, n -> "if " + "not ".repeat(n) + "z > 1 then z else 1"),
                term("masks", 30, n -> repeat(n, "(if z > # then 1 else 0)", " * ")),
                term("masks times z", 30, n -> "z" + repeat(n, " * (if z > # then 1 else 0)")),
                term("masks of the same condition", 30, n -> repeat(n, "(if z > 0 then #.5 else 0)", " + ")),
                term("masked quotients", 20, n -> nest(n, "(if z > 1 then ", "z", " else 0) / (1 + z)")),
                term("lets", 50, n -> repeat(n, "let v# = z * # in ") + repeat(n, "v#", " + ")),
                term("lets used once", 50, n -> "let v0 = z in " + repeat(n, "let v# = exp(v@) in ") + "v" + n),
                term("lets used twice", 5, n -> "let v0 = z in " + repeat(n, "let v# = v@ * v@ + 1 in ") + "v" + n),
                term(
                        "lets used twice and renamed",
                        5,
                        n -> "let v0 = z in " + repeat(n, "let v# = v@ in let u# = v# * v# + 1 in let w# = u# in ")
                                + "w" + n),
                term("lets of sums used twice", 5, n -> "let v0 = z in " + repeat(n, "let v# = v@ + v@ in ") + "v" + n),
                term(
                        "lets of quotients used twice",
                        5,
                        n -> "let v0 = z in " + repeat(n, "let v# = v@ / (1 + v@) in ") + "v" + n),
                term(
                        "lets of conditions used twice",
                        5,
                        n -> "let v0 = z in " + repeat(n, "let v# = if v@ > 0.# then v@ else -v@ in ") + "v" + n),
                term(
                        "lets of masks used twice",
                        5,
                        n -> "let v0 = z in " + repeat(n, "let v# = (if v@ > 0.# then 1 else 0) * v@ + v@ in ") + "v"
                                + n),
                term(
                        "lets in values of lets",
                        30,
                        n -> nest(n, "let v = ", "z", " in v + 1").replace("v", "v")),
                term("constants", 100, n -> "z * (" + repeat(n, "0.#", " + ") + ")"),
                term("uniform factors", 60, n -> repeat(n, "(z * 1.#)", " * ")),
                term(
                        "uniform lets used twice",
                        5,
                        n -> "let v0 = 1.01 in " + repeat(n, "let v# = v@ * v@ in ") + "z * v" + n),
                of(
                        "sums over the units",
                        40,
                        n -> activated("activation f(z[]) = z * (" + repeat(n, "sum(z * 0.#)", " + ") + ")", "f")),
                of(
                        "sums in each other",
                        20,
                        n -> activated("activation f(z[]) = z + " + nest(n, "sum(z * ", "z", ")"), "f")),
                of(
                        "maxima in each other",
                        20,
                        n -> activated("activation f(z[]) = z + " + nest(n, "max(z * ", "z", ")"), "f")),
                of(
                        "softmax of softmax",
                        10,
                        n -> activated("activation f(z[]) = " + nest(n, "softmax(", "z", ")"), "f")),
                of(
                        "terms of a loss",
                        30,
                        n -> "loss l(y[], t[]) = mean((y - t) ^ 2) + " + repeat(n, "0.# * sum(y * 0.#)", " + ") + "\n"
                                + network("input 3", "dense 4 tanh", "loss l")),
                of(
                        "conditions of a loss",
                        30,
                        n -> "loss l(y[], t[]) = mean(" + repeat(n, "if y - t < # then (y - t) ^ 2 / # else ")
                                + "y - t)\n" + network("input 3", "dense 4 tanh", "loss l")),
                of(
                        "maxima of a loss",
                        30,
                        n -> "loss l(y[], t[]) = mean(" + repeat(n, "max((y - t) ^ 2 * 0.#, ") + "y - t" + ")".repeat(n)
                                + ")\n" + network("input 3", "dense 4 tanh", "loss l")),
                of(
                        "lets of a loss used twice",
                        5,
                        n -> "loss l(y[], t[]) = let v0 = y - t in " + repeat(n, "let v# = v@ * v@ + y in ") + "mean(v"
                                + n + ")\n" + network("input 3", "dense 4 tanh", "loss l")),
                of(
                        "arguments of a list",
                        1_000,
                        n -> optimized(
                                "", "sgd(learning_rate = piecewise(at = [" + repeat(n, "#", ", ") + "], rate = [1]))")),
                of(
                        "arguments of a call",
                        200,
                        n -> activated("activation f(z) = max(" + repeat(n, "z", ", ") + ")", "f")));
    }

    private static List<Repetition> networks() {
        return List.of(
                of("inputs", 5_000, n -> network("input " + n, DENSE, "loss mse")),
                of("features", 1_000, n -> network("input " + repeat(n, "x#", ", "), DENSE, "loss mse")),
                of(
                        "scaled features",
                        1_000,
                        n -> network("input " + repeat(n, "x#", ", "), "scale standardize", DENSE, "loss mse")),
                of("transforms", 200, n -> network("input " + repeat(n, "x#: log1p", ", "), DENSE, "loss mse")),
                of(
                        "many transforms",
                        5_000,
                        n -> network("input " + repeat(n, "x#: log1p", ", "), "scale standardize", DENSE, "loss mse")),
                of(
                        "many categories",
                        1_200,
                        n -> network("input " + repeat(n, "c#: a | b", ", "), "scale standardize", DENSE, "loss mse")),
                of(
                        "different transforms",
                        100,
                        n -> network(
                                "input " + repeat(n, "x#: log1p, y#: mish, z#: softplus(beta = #)", ", "),
                                DENSE,
                                "loss mse")),
                of("categories", 200, n -> network("input " + repeat(n, "c#: a | b | c", ", "), DENSE, "loss mse")),
                of(
                        "labels of a category",
                        2_000,
                        n -> network("input c: " + repeat(n, "k#", " | "), DENSE, "loss mse")),
                of(
                        "labels of a target",
                        500,
                        n -> network(
                                "input 2",
                                "dense " + n + " softmax",
                                "target c: " + repeat(n, "k#", " | "),
                                "loss cross_entropy")),
                of(
                        "targets",
                        500,
                        n -> network(
                                "input 2", "dense " + n + " identity", "target " + repeat(n, "y#", ", "), "loss mse")),
                of(
                        "class weights",
                        500,
                        n -> network(
                                "input 2",
                                "dense " + n + " softmax",
                                "loss cross_entropy",
                                "class_weight [" + repeat(n, "1.#", ", ") + "]")),
                of(
                        "metrics",
                        500,
                        n -> network(
                                "input 3",
                                "dense 1 sigmoid",
                                "target c: a | b",
                                "loss binary_cross_entropy",
                                "metrics " + repeat(n, "precision(threshold = 0.1#)", ", "))),
                of(
                        "metrics at the same threshold",
                        500,
                        n -> network(
                                "input 3",
                                "dense 1 sigmoid",
                                "target c: a | b",
                                "loss binary_cross_entropy",
                                "metrics " + repeat(n, "accuracy", ", "))),
                of(
                        "weighted losses",
                        10,
                        n -> network(
                                "input 3", "dense 2 identity", "loss " + repeat(n, "0.# * huber(delta = #)", " + "))),
                of(
                        "weighted losses behind softmax",
                        10,
                        n -> network("input 3", "dense 2 softmax", "loss " + repeat(n, "0.# * cross_entropy", " + "))),
                of("factors of a loss", 100, n -> network("input 3", DENSE, "loss " + "1 * ".repeat(n) + "mse")),
                of("arithmetic of sizes", 200, n -> network("input 3", "dense 1" + " + 1".repeat(n) + " tanh", DENSE)),
                of(
                        "brackets of sizes",
                        60,
                        n -> network("input 3", "dense " + nest(n, "(", "1", ")") + " tanh", DENSE)),
                of("signs of sizes", 60, n -> network("input 3", "dense " + "-".repeat(2 * n) + "2 tanh", DENSE)),
                of("powers of sizes", 60, n -> network("input 3", "dense 1" + " ^ 1".repeat(n) + " tanh", DENSE)));
    }

    private static List<Repetition> layers() {
        return List.of(
                of("dense layers", 50, n -> network("input 3", repeat(n, "dense 3 tanh\n"), DENSE, "loss mse")),
                of("wide layers", 20, n -> network("input 100", repeat(n, "dense 100 tanh\n"), DENSE, "loss mse")),
                of(
                        "layers of a softmax",
                        20,
                        n -> network("input 3", repeat(n, "dense 3 softmax\n"), DENSE, "loss mse")),
                of("maxout layers", 20, n -> network("input 3", repeat(n, "maxout 3 pieces 2\n"), DENSE, "loss mse")),
                of(
                        "activations of their own",
                        50,
                        n -> network("input 3", repeat(n, "activate tanh\n"), DENSE, "loss mse")),
                of("dropouts", 50, n -> network("input 3", repeat(n, "dropout 0.5\n"), DENSE, "loss mse")),
                of("batch norms", 20, n -> network("input 3", repeat(n, "batch_norm\n"), DENSE, "loss mse")),
                of("layer norms", 20, n -> network("input 3", repeat(n, "layer_norm\n"), DENSE, "loss mse")),
                of(
                        "residual blocks",
                        20,
                        n -> network("input 3", repeat(n, "residual { dense 3 tanh }\n"), DENSE, "loss mse")),
                of(
                        "residual blocks in each other",
                        20,
                        n -> network("input 3", nest(n, "residual { dense 3 tanh ", "", " }"), DENSE, "loss mse")),
                of(
                        "residual blocks around the same",
                        20,
                        n -> network("input 3", nest(n, "residual { ", "dense 3 tanh", " }"), DENSE, "loss mse")),
                of(
                        "layers of a residual block",
                        20,
                        n -> network("input 3", "residual { " + repeat(n, "dense 3 tanh\n") + " }", DENSE, "loss mse")),
                of(
                        "settings of layers",
                        50,
                        n -> network(
                                "input 3",
                                repeat(n, "dense 3 tanh { init he_normal bias init zeros l1 0.1 l2 0.1 max_norm 3 }\n"),
                                DENSE,
                                "loss mse")),
                of("names of layers", 50, n -> network("input 3", repeat(n, "dense h# 3 tanh\n"), DENSE, "loss mse")));
    }

    private static List<Repetition> numbers() {
        return List.of(
                of(
                        "rows of weights",
                        500,
                        n -> network(
                                "input 3",
                                "dense " + n + " tanh { weights [" + repeat(n, "[0.#, 1, 2]", ", ") + "] }",
                                DENSE,
                                "loss mse")),
                of(
                        "weights of a row",
                        1_000,
                        n -> network(
                                "input " + n,
                                "dense 1 tanh { weights [[" + repeat(n, "0.#", ", ") + "]] }",
                                DENSE,
                                "loss mse")),
                of(
                        "numbers of a bias",
                        1_000,
                        n -> network(
                                "input 1",
                                "dense " + n + " tanh { bias [" + repeat(n, "0.#", ", ") + "] }",
                                DENSE,
                                "loss mse")),
                of(
                        "layers of weights",
                        20,
                        n -> network(
                                "input 3",
                                repeat(
                                        n,
                                        "dense 3 tanh { weights [[1, 2, 3], [4, 5, 6], [7, 8, 9]] bias [1, 2, 3] }\n"),
                                DENSE,
                                "loss mse")),
                of(
                        "a weight's arithmetic",
                        200,
                        n -> network(
                                "input 1", "dense 1 tanh { weights [[1" + " + 0.1".repeat(n) + "]] }", "loss mse")));
    }

    private static List<Repetition> training() {
        return List.of(
                of(
                        "settings of training",
                        100,
                        n -> network("input 1", DENSE, "loss mse", "train { " + "batch 8 epochs 3 ".repeat(n) + "}")),
                of("parts given again", 200, n -> network("input 1", DENSE, "loss mse\n".repeat(n))),
                of("train blocks", 200, n -> network("input 1", DENSE, "train { batch 1 }\n".repeat(n))));
    }

    private static List<Repetition> mistakes() {
        return List.of(
                of("unknown characters", 2_000, n -> network("input 1", DENSE) + "§ ".repeat(n)),
                of(
                        "bad numbers",
                        2_000,
                        n -> network("input 1", DENSE, "class_weight [" + repeat(n, "1.", ", ") + "]")),
                of("foreign signs", 2_000, n -> ending(repeat(n, "activation f#(z) = z ** 2\n"))),
                of("hash comments", 2_000, n -> ending("# c\n".repeat(n))),
                of("single quotes", 2_000, n -> network("input " + repeat(n, "'x'", ", "), DENSE)),
                of("missing expressions", 2_000, n -> ending(repeat(n, "activation f#(z) =\n"))),
                of("unknown parts", 2_000, n -> network("input 1", "inptu 3\n".repeat(n), DENSE)),
                of("unclosed brackets", 60, n -> ending("activation f(z) = " + "(".repeat(n) + "z")),
                of("unclosed networks", 2_000, n -> repeat(n, "network N# { input 1\n")),
                of("commas too many", 2_000, n -> network("input a" + ", ,".repeat(n), DENSE)),
                of("missing commas", 2_000, n -> network("input " + repeat(n, "x#", " "), DENSE)),
                of("semicolons", 2_000, n -> network("input 1;\n" + ";\n".repeat(n), DENSE)),
                of("unknown values", 1_000, n -> ending(repeat(n, "activation f#(z) = zz * 2\n"))),
                of("unknown values of one", 500, n -> ending("activation f(z) = " + repeat(n, "zz#", " + "))),
                of(
                        "unknown values among many",
                        200,
                        n -> ending("activation f(z; " + repeat(n, "p# = 1", ", ") + ") = " + repeat(n, "qq#", " + "))),
                of("unknown functions", 1_000, n -> ending(repeat(n, "activation f#(z) = g#(z)\n"))),
                of("unknown activations", 200, n -> network("input 1", repeat(n, "dense 1 unknown#\n"))),
                of(
                        "unknown metrics",
                        500,
                        n -> network("input 3", DENSE, "loss mse", "metrics " + repeat(n, "quality#", ", "))),
                of("unknown arguments", 500, n -> optimized("", "sgd(" + repeat(n, "q# = 1", ", ") + ")")),
                of("duplicate declarations", 1_000, n -> ending(repeat(n, "activation f(z) = z * #\n"))),
                of("duplicate features", 1_000, n -> network("input " + repeat(n, "x", ", "), DENSE)),
                of("duplicate labels", 1_000, n -> network("input c: " + repeat(n, "x", " | "), DENSE)),
                of("duplicate layers", 200, n -> network("input 3", repeat(n, "dense h 3 tanh\n"), DENSE)),
                of("duplicate parameters", 500, n -> ending("activation f(z; " + repeat(n, "p = #", ", ") + ") = z")),
                of("duplicate states", 500, n -> ending("optimizer o { " + repeat(n, "state s\n") + " w = w - g }")),
                of("wrong assignments", 500, n -> ending("optimizer o { " + repeat(n, "q# = g\n") + " w = w - g }")),
                of("wrong derivatives", 100, n -> ending(repeat(n, "activation f#(z) = z * z derivative 3 * z\n"))),
                of("standard names", 500, n -> ending(repeat(n, "activation relu(z) = z\n"))),
                of("conditions for numbers", 500, n -> ending("activation f(z) = " + repeat(n, "(z > #)", " + "))),
                of(
                        "numbers for conditions",
                        100,
                        n -> ending("activation f(z) = if " + repeat(n, "z", " and ") + " then 1 else 2")),
                of(
                        "circles",
                        300,
                        n -> ending(repeat(n, "activation f#(z) = f@(z)\n") + "activation f0(z) = f" + n + "(z)")),
                of("circles of aliases", 300, n -> ending(repeat(n, "activation f# = f@\n") + "activation f0 = f" + n)),
                of(
                        "calls of a faulty one",
                        300,
                        n -> ending("activation f0(z) = zz\n" + repeat(n, "activation f#(z) = f@(z) + 1\n"))),
                of(
                        "warnings",
                        300,
                        n -> repeat(
                                n,
                                "network N# { input 2 dense 2 softmax loss mse optimizer sgd(learning_rate = 100) }\n")),
                of("unused declarations", 500, n -> ending(repeat(n, "schedule s#(a) = a * step\n"))));
    }
}
