package org.mlpc.compiler.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws valid model texts with one network each, over everything that the checker admits. */
public final class RandomNetworks {
    private static final List<String> FEATURES = List.of(
            "sepal_length", "\"petal length\"", "class", "x", "data", "value", "T", "one", "x1", "\"a\\\\b\"", "int");

    private final Choice choice;
    /** Draws kinds of features; the other choices of a seed do not depend on it. */
    private final Choice kinds;

    private final RandomDefinitions definitions;
    private final long seed;
    private int inputs;
    private int outputs;
    private boolean labelled;

    private RandomNetworks(long seed) {
        this.seed = seed;
        this.choice = new Choice(seed);
        this.kinds = new Choice(-seed);
        this.definitions = new RandomDefinitions(choice);
    }

    /** The model text of a seed; the network is called {@code Drawn} and the seed. */
    public static String text(long seed) {
        return new RandomNetworks(seed).draw();
    }

    private String draw() {
        String[] parts = new String[] {inputs(), layers(), loss(), optimizer(), train()};
        return definitions.text() + "\n/** Drawn from seed " + seed + ": a & <c> @d \\u0041 * / $L. */\n"
                + "network Drawn" + seed + " {\n    " + String.join("\n    ", parts) + "\n}\n";
    }

    private String inputs() {
        if (choice.percent(35)) {
            List<String> names = new ArrayList<>(FEATURES);
            inputs = choice.between(1, 6);
            List<String> chosen = new ArrayList<>();
            while (chosen.size() < inputs) {
                chosen.add(names.remove(choice.between(0, names.size() - 1)));
            }
            if (kinds.percent(60)) {
                chosen.replaceAll(this::withKind);
            }
            return "input " + String.join(", ", chosen) + scale();
        }
        inputs = choice.percent(70) ? choice.between(1, 9) : choice.of(17, 28, 61);
        return "input " + choice.of(inputs + "", inputs + " * 1", "(" + (inputs + 1) + " - 1)") + scale();
    }

    /** A feature that may be a category or put through a function. */
    private String withKind(String name) {
        if (kinds.percent(40)) {
            int labels = kinds.between(2, kinds.percent(10) ? 30 : 4);
            inputs += labels - 1;
            return name + ": " + kinds.of("values", "\"a b\"", "0", "label")
                    + IntStream.range(1, labels).mapToObj(i -> " | is_" + i).collect(Collectors.joining());
        }
        if (kinds.percent(30)) {
            return name;
        }
        return name
                + kinds.of(
                        ": log",
                        ": log1p",
                        ": sqrt",
                        ": floor",
                        ": tanh",
                        ": hard_tanh",
                        ": softplus(beta = 2)",
                        ": leaky_relu(alpha = 1 / 5)",
                        ": squareplus",
                        ": mish");
    }

    private String scale() {
        return switch (choice.between(0, 6)) {
            case 0, 1 -> "\n    scale standardize";
            case 2 -> "\n    scale minmax";
            case 3 -> "\n    scale " + choice.of("1 / 3", "0.75", "-1 / (4 /* why */ - 1)");
            case 4 -> "\n    scale none";
            default -> "";
        };
    }

    private String layers() {
        int count = choice.of(1, 2, 2, 2, 3, 3, 4, 5);
        boolean wide = choice.percent(30);
        boolean plain = choice.percent(50);
        List<String> lines = new ArrayList<>();
        int width = inputs;
        for (int k = 1; k <= count; k++) {
            boolean last = k == count;
            int units = last
                    ? choice.of(1, 1, 2, 3, 5, 13)
                    : wide && choice.percent(60)
                            ? choice.between(70, width > 100 ? 90 : 300)
                            : choice.of(1, 2, 2, 3, 3, 4, 5, 7, 13);
            String name = last ? "output " : choice.of("", "hidden" + k + " ", "init" + k + " ");
            if (!plain) {
                width = others(lines, k, width);
            }
            lines.add("dense " + name + units + " " + (last ? lastActivation(units) : activation(k, units))
                    + settings(width, units, last));
            width = units;
        }
        outputs = width;
        if (!plain && choice.percent(20)) {
            ending(lines, outputs);
        }
        return String.join("\n    ", lines);
    }

    /** Layers of other kinds before a dense one; returns what comes out of them. */
    private int others(List<String> lines, int k, int width) {
        int now = width;
        for (int i = choice.between(0, 2); i > 0; i--) {
            switch (choice.between(0, 6)) {
                case 0 -> lines.add("dropout " + choice.of("0.25", "0.5", "1 / 3", "0"));
                case 1 -> lines.add("activate " + (choice.percent(50) ? "prelu" : activation(100 + 10 * k + i, now)));
                case 2 -> lines.add(now > 2 && now <= 50 ? "layer_norm" : "activate rrelu");
                case 3 -> {
                    lines.add("batch_norm");
                    normalized = true;
                }
                case 4 -> {
                    now = choice.of(1, 2, 3, 5, now > 50 ? 40 : 4);
                    lines.add("maxout " + choice.of("", "widest" + k + i + " ") + now + " pieces "
                            + choice.between(2, 4) + settings(now, now + 1000, true));
                }
                case 5 -> residual(lines, k, now, i);
                default -> lines.add("dense " + now + " " + choice.of("prelu", "rrelu", "rrelu(lower = 0)"));
            }
        }
        return now;
    }

    private boolean normalized;

    private void residual(List<String> lines, int k, int width, int i) {
        lines.add("residual {");
        if (choice.percent(40)) {
            lines.add("residual { dense " + width + " " + activation(200 + 10 * k + i, width) + " }");
        }
        if (choice.percent(50)) {
            lines.add("dense " + choice.of(2, 3, 80) + " prelu");
            lines.add("dropout 0.2");
        }
        lines.add("dense " + width + " " + choice.of("tanh", "identity", "rrelu"));
        if (choice.percent(30)) {
            lines.add("residual { activate " + choice.of("tanh", "prelu") + " }");
        }
        lines.add("}");
    }

    /** The last activation as a layer of its own, or something behind it. */
    private void ending(List<String> lines, int units) {
        switch (choice.between(0, 3)) {
            case 0 -> {
                lines.add("activate " + lastActivation(units));
            }
            case 1 -> {
                lines.add("dropout 0.2");
                lastActivation = "behind";
            }
            case 2 -> {
                lines.add("residual { dense " + units + " tanh }");
                lastActivation = "behind";
            }
            default -> {
                // the spread of a saturated output is too small to divide by
                lines.set(lines.size() - 1, "dense output " + units + " identity");
                lines.add("batch_norm");
                normalized = true;
                lastActivation = "behind";
            }
        }
    }

    private String activation(int k, int units) {
        boolean vectors = units >= 2 && units <= 100;
        return switch (choice.between(0, vectors ? 13 : 10)) {
            case 0, 1 -> "tanh";
            case 2 -> choice.of("sigmoid", "logistic");
            case 3, 4 -> "relu";
            case 5 -> choice.of("leaky_relu", "leaky_relu(alpha = 1 / 5)");
            case 6 -> "identity";
            case 7, 8, 9, 10 -> definitions.scalarActivation("scalar_" + k);
            case 11 -> "softmax";
            default -> definitions.vectorActivation("vector_" + k);
        };
    }

    private String lastActivation = "";

    private String lastActivation(int units) {
        lastActivation = units == 1
                ? choice.of("sigmoid", "sigmoid", "identity", "tanh")
                : choice.of("softmax", "softmax", "identity", "sigmoid", "tanh");
        if (choice.percent(20)) {
            lastActivation = units == 1 || choice.percent(50)
                    ? definitions.scalarActivation("last_unit")
                    : definitions.vectorActivation("last_vector");
        }
        return lastActivation;
    }

    private String settings(int width, int units, boolean last) {
        if (choice.percent(45)) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        if (choice.percent(25)) {
            lines.add("l2 " + choice.of("1e-3", "0.02", "0"));
        }
        if (choice.percent(15)) {
            lines.add("l1 1e-3");
        }
        if (choice.percent(20)) {
            lines.add("max_norm " + choice.of("0.7", "2"));
        }
        if (!last && choice.percent(15)) {
            lines.add("frozen");
        }
        if (width * units <= 12 && choice.percent(50)) {
            lines.add("weights [" + rows(units, width) + "]");
        } else {
            lines.add("init "
                    + choice.of(
                            "glorot_uniform",
                            "he_normal",
                            "lecun_normal",
                            "normal(0, 0.3)",
                            "uniform(-0.4, 0.4)",
                            "truncated_normal(stddev = 0.4, mean = 0)",
                            "orthogonal(0.8)",
                            definitions.initializer("start" + width + "to" + units + choice.between(0, 1 << 29))));
        }
        if (choice.percent(20)) {
            lines.add("bias none");
        } else if (choice.percent(60)) {
            lines.add(units <= 12 ? "bias " + row(units) : "bias init " + choice.of("constant(0.1)", "zeros"));
        }
        return " {\n        " + String.join("\n        ", lines) + "\n    }";
    }

    private String rows(int rows, int columns) {
        return IntStream.range(0, rows).mapToObj(r -> row(columns)).collect(Collectors.joining(", "));
    }

    private String row(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> choice.of(
                        choice.number(-0.9, 0.9), "1 / " + choice.between(2, 9), "-" + choice.positive(0.1, 0.5)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private String loss() {
        if (choice.percent(6)) {
            return "";
        }
        String loss;
        if (lastActivation.equals("softmax")) {
            loss = choice.of("cross_entropy", "cross_entropy", "categorical_cross_entropy", "mse", drawn());
        } else if (lastActivation.equals("sigmoid")) {
            loss = choice.of("binary_cross_entropy", "bce", "log_loss", "half_squared_error", drawn());
        } else {
            loss = choice.of("mean_squared_error", "half_squared_error", drawn(), drawn());
        }
        return "loss " + sum(loss) + target(loss);
    }

    /** The loss alone, or with another one. */
    private String sum(String loss) {
        if (choice.percent(80)) {
            return loss;
        }
        return choice.of("0.7 * ", "", "1 / 3 * ") + loss + " + " + choice.of("0.3 * ", "2 * ")
                + choice.of("mse", "half_squared_error");
    }

    private int losses;

    private String drawn() {
        return definitions.loss("drawn_loss" + ++losses);
    }

    private String target(String loss) {
        boolean classes = loss.contains("cross_entropy") && lastActivation.equals("softmax");
        boolean binary = outputs == 1 && lastActivation.equals("sigmoid") && !loss.contains("error");
        if ((classes || binary) && choice.percent(60)) {
            int labels = classes ? outputs : 2;
            String first = choice.of("0", "values", "\"iris setosa\"", "label");
            return "\n    target " + choice.of("species", "\"the class\"", "math", "list") + ": " + first
                    + IntStream.range(1, labels).mapToObj(i -> " | kind_" + i).collect(Collectors.joining())
                    + (choice.percent(50) ? "\n    metrics accuracy" : "")
                    + (choice.percent(40) ? "\n    class_weight " + weights(labels) : "");
        }
        if (!classes && choice.percent(40)) {
            return "\n    target "
                    + IntStream.range(0, outputs).mapToObj(i -> "y_" + i).collect(Collectors.joining(", "));
        }
        return "";
    }

    private String weights(int classes) {
        return IntStream.range(0, classes)
                .mapToObj(i -> choice.of("1", "0.5", "2.5", "0"))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private String optimizer() {
        String rate = choice.number(0.002, 0.02) + "01";
        return switch (choice.between(0, 9)) {
            case 0 -> "";
            case 1, 2 ->
                "optimizer "
                        + choice.of(
                                "sgd(" + rate + ")", "sgd(learning_rate = " + definitions.scheduled(rate) + ")", "sgd");
            case 3 -> "optimizer momentum(" + rate + ", momentum = " + choice.of("0.8", "0") + ")";
            case 4, 5 ->
                "optimizer adam(learning_rate = 0.003, epsilon = 1e-3, beta1 = " + choice.of("0.5", "0.85") + ")";
            default -> "optimizer " + definitions.optimizer("drawn_optimizer");
        };
    }

    private String train() {
        int batch = choice.percent(10) && !normalized ? 1 : choice.between(4, 40);
        return "train { batch " + (choice.percent(5) && !normalized ? "full" : batch) + "  seed "
                + choice.between(0, 1000)
                + (choice.percent(20) ? choice.of("  clip norm 0.05", "  clip norm 50", "  clip value 0.01") : "")
                + (choice.percent(10) ? "  validation 20%  early_stop patience 3 min_delta 1e-3 restore last" : "")
                + (choice.percent(50) ? "  precision float64" : "") + " }";
    }
}
