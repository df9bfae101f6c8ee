package org.mlpc.compiler.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Draws declarations of activations, losses, optimizers and initializers; their texts stand before the network. */
final class RandomDefinitions {
    private static final List<String> PARAMETERS =
            List.of("alpha", "beta", "x0", "double", "d", "f_1", "offset", "j", "learning_rate_", "scaled");

    private final Choice choice;
    private final StringBuilder text = new StringBuilder();
    private final List<String> scalars = new ArrayList<>(List.of("tanh", "sigmoid", "relu", "identity"));

    RandomDefinitions(Choice choice) {
        this.choice = choice;
    }

    /** All declarations so far. */
    String text() {
        return text.toString();
    }

    private List<String> parameters() {
        List<String> all = new ArrayList<>(PARAMETERS);
        List<String> some = new ArrayList<>();
        for (int count = choice.between(0, 2); count > 0; count--) {
            some.add(all.remove(choice.between(0, all.size() - 1)));
        }
        return some;
    }

    private String declared(List<String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.stream()
                        .map(p -> p + " = " + choice.positive(0.3, 1.5))
                        .collect(Collectors.joining(", ", "; ", ""));
    }

    private String used(String name, List<String> parameters) {
        if (parameters.isEmpty() || choice.percent(40)) {
            return name;
        }
        return name + "(" + choice.of(parameters) + " = " + choice.positive(0.3, 1.5) + ")";
    }

    /** An activation that sees one unit; its use. */
    String scalarActivation(String name) {
        List<String> parameters = parameters();
        String input = choice.of("z", "z", "u", "x", "value", "p");
        RandomExpressions expressions = new RandomExpressions(choice, input, false, parameters, scalars);
        String body =
                choice.of(expressions.linear(2), expressions.bounded(2), expressions.linear(2), expressions.linear(3));
        text.append("/** Drawn. */\nactivation ").append(name).append('(').append(input);
        text.append(declared(parameters)).append(") = ").append(body).append('\n');
        if (choice.percent(15)) {
            text.append("    surrogate ")
                    .append(choice.of("1", "1 - a ^ 2", "exp(-" + input + " ^ 2)"))
                    .append('\n');
        }
        if (parameters.isEmpty()) {
            scalars.add(name);
        }
        return used(name, parameters);
    }

    /** An activation over the units of a layer; its use. */
    String vectorActivation(String name) {
        List<String> parameters = parameters();
        String input = choice.of("z", "z", "v", "scores");
        RandomExpressions expressions = new RandomExpressions(choice, input, true, parameters, scalars);
        String body = switch (choice.between(0, 6)) {
            case 0 -> input + " - mean(" + input + ")";
            case 1 -> input + " / sqrt(1 + mean(" + input + " ^ 2))";
            case 2 -> "let e = exp(" + input + " - max(" + input + ")) in e / sum(e)";
            case 3 -> "exp(" + input + " - log_sum_exp(" + input + "))";
            case 4 -> "if " + input + " >= mean(" + input + ") then " + input + " else 0.1 * " + input;
            default -> "0.5 * " + input + " + " + expressions.linear(2);
        };
        text.append("activation ").append(name).append('(').append(input).append("[]");
        text.append(declared(parameters)).append(") = ").append(body).append('\n');
        if (body.equals(input + " - mean(" + input + ")")) {
            text.append("    derivative da - mean(da)\n");
        }
        return used(name, parameters);
    }

    /** A loss that takes any output; its use. */
    String loss(String name) {
        List<String> parameters = parameters();
        String definition = choice.percent(25) ? template(name) : drawn(name, parameters);
        text.append(definition).append('\n');
        return definition.startsWith("loss " + name + "(y[], t[]) ") ? name : used(name, parameters);
    }

    private String template(String name) {
        return "loss " + name + "(y[], t[]) = "
                + choice.of(
                        "0.5 * sum((y - t) ^ 2) + 0.1 * mean(abs(y - t))",
                        "mean((y - t) ^ 2)\n    after identity:\n        value mean((z - t) ^ 2)\n"
                                + "        gradient 2 * (z - t) / units",
                        "sum(abs(y - t)) / units\n    surrogate y - t",
                        "max(abs(y - t)) + mean((y - t) ^ 2)",
                        "log_sum_exp(abs(y - t)) - log(units)",
                        "let r = y - t in sum(if abs(r) <= 1 then 0.5 * r ^ 2 else abs(r) - 0.5)",
                        "1 - sum(y * t) / sqrt((1 + sum(y ^ 2)) * (1 + sum(t ^ 2)))");
    }

    private String drawn(String name, List<String> parameters) {
        RandomExpressions expressions = new RandomExpressions(choice, "(y - t)", true, parameters, scalars);
        String body = choice.of("mean", "sum") + "(0.5 * (y - t) ^ 2 + abs(" + expressions.linear(2) + "))";
        if (choice.percent(30)) {
            body = "0.7 * " + body + " + 0.1 * " + choice.of("max", "min", "log_sum_exp") + "(y)";
        }
        return "loss " + name + "(y[], t[]" + declared(parameters) + ") = " + body;
    }

    /** An optimizer; its use. */
    String optimizer(String name) {
        String rate = choice.number(0.002, 0.02) + "01";
        String body = switch (choice.between(0, 10)) {
            case 0 ->
                "(rate = 0.01, mu = 0.9) {\n    state v\n    v = mu * v + g\n" + "    w = w - rate * (g + mu * v)\n}";
            case 1 ->
                "(rate = 0.01, rho = 0.9, epsilon = 1e-3) {\n    state s = 0.25\n"
                        + "    s = rho * s + (1 - rho) * g * g\n    w = w - rate * g / (sqrt(s) + epsilon)\n}";
            case 2 ->
                "(rate = 0.01) {\n    state total = rate\n    total = total + g ^ 2\n"
                        + "    let scaled = g / sqrt(total + 0.01)\n    w = w - rate * scaled\n}";
            case 3 ->
                "(rate = 0.01, decay = 0.001) {\n    let factor = 1 - rate * decay\n"
                        + "    w = w * factor\n    w = w - rate * g\n}";
            case 4 ->
                "(rate = 0.01, warm = 4) {\n"
                        + "    let p = if t <= warm then rate * t / warm else rate / sqrt(t - warm)\n"
                        + "    w = w - p * g\n}";
            case 5 ->
                "(rate = 0.01, bound = 0.5) {\n    state i, dw, mean\n    i = max(-bound, min(bound, g))\n"
                        + "    mean = 0.5 * (mean + i)\n    dw = 1 - bound\n    w = w - rate * (mean * dw + i)\n}";
            case 6 ->
                "(rate = 0.01, class = 0.3) {\n    state a1, e, vi, v\n    v = class * g\n    vi = v + vi\n"
                        + "    a1 = vi ^ 2\n    e = t\n    w = if a1 > 0.5 and e > 1 then w - rate * g"
                        + " else w - rate * (g + 0.1 * vi)\n}";
            case 7 ->
                "(rate = 0.01, beta = 0.9) {\n    state m\n    let c = 1 - beta ^ t\n"
                        + "    m = beta * m + (1 - beta) * g\n    w = w - rate * m / c\n}";
            case 8 ->
                "(rate = 0.01, mu = 0.8) {\n    scalar product = 1\n    state m\n    product = product * mu\n"
                        + "    m = mu * m + (1 - mu) * g\n    w = w - rate * m / (1 - product)\n}";
            case 9 ->
                "(rate = 0.01) {\n    scalar s = rate * 2\n    let early = if s > rate and t < 4 then 1 else 0.5\n"
                        + "    w = w - s * early * g\n    s = s * 0.75\n    w = w - 0.1 * s * g\n}";
            default -> "(rate = 0.01) {\n    w = w - rate * g / (1 + abs(g))\n}";
        };
        text.append("optimizer ").append(name).append(body).append('\n');
        return choice.percent(80) ? name + "(rate = " + scheduled(rate) + ")" : name;
    }

    /** A rate as it is, or as the start of a schedule. */
    String scheduled(String rate) {
        if (choice.percent(60)) {
            return rate;
        }
        String name = "schedule_" + choice.between(0, 1 << 20);
        String body = switch (choice.between(0, 4)) {
            case 0 -> "(start, every = 4) = start * 0.5 ^ floor(step / every)";
            case 1 -> "(start, steps = 8) = start * 0.5 * (1.1 + cos(pi * min(step, steps) / steps))";
            case 2 -> "(start) = if step < 3 then start * (step + 1) / 3 else start / sqrt(step - 2)";
            case 3 -> "(start, rate = 0.2) = let x = rate * step in start / (1 + x)";
            default -> "";
        };
        if (body.isEmpty()) {
            return "piecewise(at = [2, 5], rate = [" + rate + ", 0.5 * " + rate + ", 1e-3])";
        }
        text.append("schedule ").append(name).append(body).append('\n');
        return name + "(" + rate + ")";
    }

    /** An initializer; its use. */
    String initializer(String name) {
        text.append("initializer ").append(name);
        text.append("(spread = 0.3) = ");
        text.append(choice.of("normal(0, spread / sqrt(fan_in))", "uniform(-spread, spread)", "he_normal"));
        text.append('\n');
        return choice.percent(50) ? name : name + "(" + choice.number(0.2, 0.6) + "5)";
    }
}
