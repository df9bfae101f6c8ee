package org.mlpc.compiler.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mlpc.compiler.random.Choice;

/** Draws a model file with one network over every kind of layer, part and setting, and the declarations it uses. */
final class DrawnModel {
    private static final List<String> STANDARD = List.of(
            ("identity tanh sigmoid relu prelu rrelu elu gelu gelu_tanh silu mish softplus squareplus hard_swish step celu"
                            + " leaky_relu(alpha=0.2) threshold(threshold=0.1) linear(slope=2) smht softsign selu gaussian")
                    .split(" "));

    private final long seed;
    private final Choice choice;
    private final DrawnNames names;
    private final DrawnDeclarations declarations;
    private int width;
    private boolean normalized;

    private DrawnModel(long seed) {
        this.seed = seed;
        choice = new Choice(seed);
        names = new DrawnNames(choice);
        declarations = new DrawnDeclarations(choice, names);
    }

    /** The model text of a seed. */
    static String text(long seed) {
        return new DrawnModel(seed).draw();
    }

    private String draw() {
        List<String> parts = new ArrayList<>();
        parts.add(input());
        for (int i = choice.of(0, 1, 1, 2, 3); i > 0; i--) {
            layer(parts, 0);
        }
        last(parts);
        boolean minimizes = optimizer(parts);
        parts.add(train(minimizes));
        String name = choice.percent(90) ? "Fuzzed" + Math.abs(seed) : names.fresh();
        return declarations.text() + "network " + name + " {\n    " + String.join("\n    ", parts) + "\n}\n";
    }

    private String input() {
        String scale = choice.of("", "", "\n    scale standardize", "\n    scale minmax", "\n    scale 1 / 3");
        if (choice.percent(60)) {
            width = choice.of(1, 2, 3, 4, 5, 8, 17, choice.percent(20) ? 40 : 6);
            return "input " + width + scale;
        }
        DrawnNames scope = names.scope(List.of());
        List<String> features = new ArrayList<>();
        for (int i = choice.between(1, 5); i > 0; i--) {
            features.add(feature(
                    choice.percent(25)
                            ? "\"" + scope.fresh() + choice.of(" a", "", "\\u000a", "é") + "\""
                            : scope.fresh()));
        }
        return "input " + String.join(", ", features) + scale;
    }

    private String feature(String name) {
        width++;
        if (choice.percent(50)) {
            return name;
        }
        if (choice.percent(50)) {
            int labels = choice.between(2, 5);
            width += labels - 1;
            return name + ": " + labels(labels);
        }
        return name + ": "
                + (choice.percent(40)
                        ? declarations.activation(false)
                        : choice.of("log1p", "sqrt", "abs", "tanh", "softplus(beta = 2)", "elu", "floor"));
    }

    private String labels(int count) {
        DrawnNames scope = names.scope(List.of());
        return IntStream.range(0, count)
                .mapToObj(i -> choice.percent(20) ? "\"" + scope.fresh() + " \\\"" : scope.fresh())
                .collect(Collectors.joining(" | "));
    }

    private int units() {
        return choice.of(1, 2, 3, 4, 5, 7, 8, 16, choice.percent(20) ? 33 : 6, choice.percent(8) ? 90 : 2);
    }

    private String activation() {
        return choice.percent(45) ? choice.of(STANDARD) : declarations.activation(choice.percent(35));
    }

    private void layer(List<String> parts, int depth) {
        String name = depth == 0 && choice.percent(30) ? names.fresh() + " " : "";
        switch (choice.between(0, 11)) {
            case 0 -> parts.add("dropout " + choice.of("0.25", "0", "1 / 3"));
            case 1 -> parts.add("activate " + activation());
            case 2 -> parts.add("layer_norm");
            case 3 -> {
                parts.add("batch_norm");
                normalized = true;
            }
            case 4 -> {
                width = units();
                parts.add("maxout " + name + width + " pieces " + choice.between(1, 4) + block(0));
            }
            case 5, 6 -> residual(parts, depth);
            default -> {
                int before = width;
                width = units();
                parts.add("dense " + name + width + " " + activation() + block(before));
            }
        }
    }

    private void residual(List<String> parts, int depth) {
        int outside = width;
        parts.add("residual {");
        for (int i = depth > 3 ? 0 : choice.of(0, 1, 1, 2); i > 0; i--) {
            layer(parts, depth + 1);
        }
        width = outside;
        parts.add("dense " + width + " " + activation());
        parts.add("}");
    }

    /** The settings of a layer; rows of weights where it has few inputs. */
    private String block(int inputs) {
        if (choice.percent(60)) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        if (inputs > 0 && inputs * width <= 12 && choice.percent(40)) {
            lines.add(IntStream.range(0, width)
                    .mapToObj(i -> row(inputs))
                    .collect(Collectors.joining(", ", "weights [", "]")));
        } else if (choice.percent(60)) {
            lines.add("init " + (choice.percent(50) ? declarations.initializer() : choice.of("he_normal", "ones")));
        }
        lines.add(choice.of(
                "", "bias none", "bias init constant(0.1)", inputs > 0 && width < 9 ? "bias " + row(width) : ""));
        lines.add(choice.of("", "", "l1 1e-3", "l2 0.02", "max_norm 2", "frozen", "l1 0.1 l2 0.1"));
        return " { " + String.join(" ", lines) + " }";
    }

    private String row(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> choice.of(choice.number(-0.9, 0.9), "1 / " + choice.between(2, 9)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** The last layer, with a loss that suits it, or with any. */
    private void last(List<String> parts) {
        String name = choice.of("", "output ");
        int units = choice.of(1, 1, 2, 3, 5);
        switch (choice.between(0, 9)) {
            case 0, 1 -> {
                parts.add("dense " + name + Math.max(2, units) + " softmax");
                classes(
                        parts,
                        Math.max(2, units),
                        sum(choice.of("cross_entropy", "kl_divergence", declarations.loss())));
            }
            case 2, 3 -> {
                parts.add("dense " + name + "1 sigmoid");
                classes(parts, 2, sum(choice.of("binary_cross_entropy", "focal", declarations.loss())));
            }
            case 4 -> parts.add("dense " + name + units + " " + activation());
            default -> {
                width = units;
                parts.add("dense " + name + units + " " + (choice.percent(50) ? "identity" : activation()));
                if (choice.percent(15)) {
                    residual(parts, 2);
                }
                parts.add("loss " + sum(choice.of("mse", "huber", "mae", "log_cosh", "quantile(q = 0.3)"), 50));
                targets(parts, units);
                parts.add(choice.of("", "", "metrics mse, rmse, mae, r2"));
            }
        }
    }

    private String sum(String loss) {
        return sum(loss, 0);
    }

    /** A loss, or one that is drawn in place of it so often in a hundred, alone or with others. */
    private String sum(String loss, int drawn) {
        String first = choice.percent(drawn) ? declarations.loss() : loss;
        if (choice.percent(75)) {
            return first;
        }
        return choice.of("0.7 * ", "", "1 / 3 * 2 * ") + first + " + " + choice.of("0.3 * ", "2 * ", "")
                + choice.of("mse", "half_squared_error", declarations.loss());
    }

    private void classes(List<String> parts, int classes, String loss) {
        parts.add("loss " + loss);
        if (choice.percent(60)) {
            parts.add("target " + choice.of("species", "\"the class\"") + ": " + labels(classes));
            parts.add(choice.of("", "metrics accuracy", "metrics accuracy, f1, auc, precision(threshold = 0.4)"));
            parts.add(choice.percent(60) ? "" : "class_weight " + weights(classes));
        }
    }

    private String weights(int classes) {
        return IntStream.range(0, classes)
                .mapToObj(i -> choice.of("1", "0.5", "2.5", "0", "1e3"))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private void targets(List<String> parts, int units) {
        if (choice.percent(30)) {
            DrawnNames scope = names.scope(List.of());
            parts.add("target "
                    + IntStream.range(0, units).mapToObj(i -> scope.fresh()).collect(Collectors.joining(", ")));
        }
    }

    private boolean optimizer(List<String> parts) {
        if (choice.percent(55)) {
            parts.add("optimizer " + declarations.optimizer());
            return false;
        }
        if (!normalized && choice.percent(8)) {
            parts.add("optimizer " + choice.of("lbfgs(history = 4)", "scg"));
            return true;
        }
        parts.add(choice.of(
                "",
                "optimizer sgd(" + declarations.rate() + ")",
                "optimizer adam(learning_rate = " + declarations.rate() + ", beta1 = 0.8)",
                "optimizer " + choice.of("rprop", "adadelta", "nadam", "radam", "lion", "amsgrad", "adagrad")));
        return false;
    }

    private String train(boolean minimizes) {
        if (minimizes) {
            return "train { seed 7 precision " + choice.of("float32", "float64") + " }";
        }
        return "train { batch " + choice.of("24", "32", "40") + " seed " + choice.between(0, 99)
                + choice.of("", "", " clip norm 0.5", " clip value 0.01")
                + choice.of(
                        "",
                        "",
                        "",
                        " validation 20% early_stop patience 3 restore last on_plateau factor 0.5 patience 2")
                + choice.of("", " precision float64") + choice.of("", "", " epochs 3 shuffle off threads 2") + " }";
    }
}
