package org.mlpc.compiler.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mlpc.compiler.random.Choice;

/** Draws declarations of every kind; their texts stand before the network that uses them. */
final class DrawnDeclarations {
    private final Choice choice;
    private final DrawnNames names;
    private final StringBuilder text = new StringBuilder();
    /** Activations of one value that expressions may call. */
    private final List<String> callable = new ArrayList<>();

    DrawnDeclarations(Choice choice, DrawnNames names) {
        this.choice = choice;
        this.names = names;
    }

    /** All declarations so far. */
    String text() {
        return text.toString();
    }

    private int size() {
        return choice.of(1, 2, 3, 5, 8, 8, 12, 20, 30, choice.percent(40) ? 60 : 10, choice.percent(10) ? 200 : 4);
    }

    private static List<String> with(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    private List<String> parameters(DrawnNames scope) {
        int count = choice.of(0, 0, 1, 1, 2, 3, choice.percent(20) ? 12 : 0);
        return IntStream.range(0, count).mapToObj(i -> scope.fresh()).toList();
    }

    private String declared(List<String> parameters) {
        return parameters.stream()
                .map(p -> p + " = " + choice.positive(0.3, 1.5))
                .collect(Collectors.joining(", "));
    }

    private String used(String name, List<String> parameters) {
        if (parameters.isEmpty() || choice.percent(40)) {
            return name;
        }
        return name + "(" + choice.of(parameters) + " = " + choice.positive(0.3, 1.5) + ")";
    }

    /** An activation; its use. */
    String activation(boolean vector) {
        String input = choice.of("z", "z", "x", "u", "value", "v");
        DrawnNames scope = names.scope(List.of(input, "a", "da"));
        List<String> parameters = parameters(scope);
        List<String> own = new ArrayList<>();
        List<String> numbers = new ArrayList<>(parameters);
        if (choice.percent(15)) {
            own.add(scope.fresh());
            text(own, numbers, "learn %s = " + choice.positive(0.1, 0.9));
        }
        if (choice.percent(12)) {
            own.add(scope.fresh());
            text(own, numbers, "%s ~ uniform(0.2, " + choice.of("0.4", "1 / 3 + 1", "2") + ")");
        }
        DrawnTerms terms = new DrawnTerms(choice, scope, List.of(input), numbers, callable, vector);
        String name = names.declared("act");
        String list = declared(parameters);
        String more = String.join(", ", own);
        String all = list.isEmpty() || more.isEmpty() ? list + more : list + ", " + more;
        text.append(choice.percent(20) ? "/** Drawn: * & <b> @x \\u0041 $L. */\n" : "");
        text.append("activation ").append(name).append('(').append(input).append(vector ? "[]" : "");
        text.append(all.isEmpty() ? "" : "; " + all)
                .append(") = ")
                .append(body(terms, input, vector))
                .append('\n');
        if (!vector && own.isEmpty() && callable.size() < 6) {
            callable.add(name);
        }
        return used(name, parameters);
    }

    /** Makes the last name a parameter of units that expressions see as a number. */
    private static void text(List<String> own, List<String> numbers, String form) {
        String name = own.remove(own.size() - 1);
        numbers.add(name);
        own.add(String.format(form, name));
    }

    private String body(DrawnTerms terms, String input, boolean vector) {
        String term = terms.term(size());
        return switch (choice.between(0, 11)) {
            case 0 -> "tanh(" + term + ")\n    derivative 1 - a ^ 2";
            case 1 -> "sigmoid(" + term + ")\n    ensures a >= 0, a <= 1";
            case 2 -> term + "\n    surrogate " + terms.term(3);
            case 3 -> vector ? input + " - mean(" + input + ")\n    derivative da - mean(da)" : input;
            case 4 -> vector ? "let e = exp(" + input + " - max(" + input + ")) in e / sum(e)" : term;
            default -> vector || choice.percent(30) ? "0.5 * " + input + " + " + term : term;
        };
    }

    /** A loss; its use. */
    String loss() {
        DrawnNames scope = names.scope(List.of("y", "t", "units", "z"));
        List<String> parameters = parameters(scope);
        List<String> units = choice.of(
                List.of("(y - t)"),
                List.of("y", "t", "(y - t)"),
                List.of("y"),
                List.of("y", "t"),
                List.of("abs(y - t)"));
        DrawnTerms terms = new DrawnTerms(choice, scope, units, with(parameters, "units"), callable, true);
        String name = names.declared("loss");
        String body = switch (choice.between(0, 7)) {
            case 0 -> terms.reduction(size());
            case 1 -> terms.reduction(size()) + " + 0.3 * mean((y - t) ^ 2)";
            case 2 ->
                "sum((y - t) ^ 2 / units)\n    after identity:\n        value mean((z - t) ^ 2)\n"
                        + "        gradient 2 * (z - t) / units";
            case 3 -> terms.reduction(4) + " * " + terms.reduction(3) + "\n    surrogate " + terms.term(3);
            case 4 -> "max(" + terms.reduction(6) + ", " + terms.reduction(4) + ")";
            default -> "mean(0.5 * (y - t) ^ 2 + " + terms.term(size()) + ")";
        };
        text.append("loss ").append(name).append("(y[], t[]");
        text.append(parameters.isEmpty() ? "" : "; " + declared(parameters))
                .append(") = ")
                .append(body)
                .append('\n');
        return used(name, parameters);
    }

    /** An optimizer; its use. */
    String optimizer() {
        DrawnNames scope = names.scope(List.of("w", "g", "t", "rate"));
        List<String> parameters = parameters(scope);
        List<String> values = new ArrayList<>(List.of("g"));
        List<String> lines = new ArrayList<>();
        List<String> states = new ArrayList<>();
        for (int i = choice.between(0, 4); i > 0; i--) {
            String state = scope.fresh();
            states.add(state);
            lines.add("state " + state + choice.of("", " = 0.5", " = rate"));
        }
        values.addAll(states);
        String scalar = "";
        if (choice.percent(25)) {
            scalar = scope.fresh();
            lines.add("scalar " + scalar + " = 1");
            lines.add(scalar + " = " + scalar + " * 0.9");
        }
        List<String> numbers = with(parameters, "t", "rate");
        if (!scalar.isEmpty()) {
            numbers.add(scalar);
        }
        for (String state : states) {
            DrawnTerms terms = new DrawnTerms(choice, scope, values, numbers, callable, false);
            lines.add(state + " = 0.5 * " + state + " + 0.1 * " + terms.term(choice.between(1, 8)));
            if (choice.percent(30)) {
                String let = scope.fresh();
                lines.add("let " + let + " = " + terms.term(choice.between(1, 5)));
                values.add(let);
            }
        }
        DrawnTerms terms = new DrawnTerms(choice, scope, with(values, "w"), numbers, callable, false);
        lines.add("w = w - rate * " + choice.of("g", "(g + 0.1 * " + terms.term(6) + ")", terms.term(size() / 2 + 1)));
        String name = names.declared("opt");
        String list = parameters.isEmpty() ? "" : ", " + declared(parameters);
        text.append("optimizer ")
                .append(name)
                .append("(rate = 0.01")
                .append(list)
                .append(") {\n    ");
        text.append(String.join("\n    ", lines)).append("\n}\n");
        return choice.percent(60) ? name : name + "(rate = " + rate() + ")";
    }

    /** A learning rate: a number or a schedule. */
    String rate() {
        if (choice.percent(50)) {
            return choice.of("0.01", "1e-3", "0.002 * 3", "0");
        }
        if (choice.percent(40)) {
            return choice.of(
                    "piecewise(at = [2, 5], rate = [0.1, 0.05, 1e-3])",
                    "cosine(0.01, 20)",
                    "one_cycle(0.01, steps = 10)",
                    "exponential(0.01, steps = 5, factor = 0.5)",
                    "step_decay(0.01, every = 3)",
                    "linear_warmup(0.02, 4)");
        }
        DrawnNames scope = names.scope(List.of("start", "step"));
        List<String> parameters = parameters(scope);
        DrawnTerms terms = new DrawnTerms(choice, scope, List.of("step"), with(parameters, "start"), List.of(), false);
        String name = names.declared("sched");
        text.append("schedule ").append(name).append("(start");
        text.append(parameters.isEmpty() ? "" : ", " + declared(parameters));
        text.append(") = start * exp(-min(5, abs(").append(terms.term(size())).append(")))\n");
        return name + "(" + choice.of("0.01", "1e-3") + ")";
    }

    /** An initializer; its use. */
    String initializer() {
        String name = names.declared("init");
        text.append("initializer ").append(name).append("(spread = 0.3) = ");
        text.append(choice.of(
                "normal(0, spread / sqrt(fan_in))",
                "uniform(-spread, spread + 1 / fan_out)",
                "truncated_normal(0, spread * 2)",
                "orthogonal(spread)",
                "he_normal",
                "spread * fan_in / (fan_out + 1)"));
        text.append('\n');
        return choice.percent(50) ? name : name + "(" + choice.number(0.2, 0.6) + "5)";
    }
}
