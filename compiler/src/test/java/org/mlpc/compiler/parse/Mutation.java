package org.mlpc.compiler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages a text as people, editors and merges do. */
final class Mutation {
    private static final String[] PIECES = {
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ";",
        ":",
        "=",
        "==",
        "+",
        "-",
        "*",
        "/",
        "^",
        "**",
        "|",
        "||",
        "&&",
        "!",
        "~",
        "%",
        "?",
        ".",
        "\"",
        "'",
        "/*",
        "*/",
        "//",
        "/**",
        "#",
        "@",
        "\n",
        "\r\n",
        "\t",
        " ",
        "\u0000",
        "\u00e9",
        "\ud83d\ude00",
        "\ud83d",
        "\u2264",
        "0",
        ".5",
        "1.",
        "1e",
        "3x",
        "if",
        "then",
        "else",
        "let",
        "in",
        "and",
        "not",
        "pi",
        "network",
        "activation",
        "loss",
        "optimizer",
        "schedule",
        "package",
        "dense",
        "input",
        "train",
        "residual",
        "state",
        "learn",
        "epochs",
        "after",
        "value",
        "derivative",
        "x",
        "none"
    };

    private static final String[] NUMBERS = {
        "0",
        "1",
        "2",
        "3",
        "7",
        "0.5",
        "1e-3",
        "0.999",
        "1.5",
        "100",
        "1000000",
        "2147483647",
        "4294967296",
        "1e30",
        "1e300",
        "1e400",
        "1e-300",
        "0.0000001",
        "12345678901234567890",
        "1 / 0",
        "-1",
        "2 - 2",
        "(1)"
    };

    private static final Pattern TOKEN =
            Pattern.compile("\"[^\"\\n]*\"|[A-Za-z_]\\w*|\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?|[<>=!]=|[^\\s\\w]");

    /** Words that can stand for each other. */
    private static final List<List<String>> ALIKE = List.of(
            words(
                    "identity linear step sigmoid tanh softsign hard_tanh gaussian smht relu leaky_relu prelu rrelu elu selu"
                            + " softplus squareplus gelu silu mish hard_swish softmax log_softmax softmin threshold dropout"),
            words(
                    "mean_squared_error mse half_squared_error huber mae log_cosh quantile poisson cosine_similarity hinge"
                            + " binary_cross_entropy focal cross_entropy negative_log_likelihood kl_divergence perceptron"),
            words("sgd momentum nesterov adagrad rmsprop adadelta rprop adam adamw nadam radam lion lbfgs scg"),
            words("zeros ones normal uniform truncated_normal orthogonal glorot_uniform he_normal lecun_uniform"),
            words("constant cosine exponential step_decay piecewise one_cycle linear_warmup"),
            words("accuracy auc f1 precision recall rmse r2 mape top_k_accuracy mse mae"),
            words("standardize minmax none"),
            words("exp log log1p expm1 sqrt abs sign floor erf sin cos tanh sigmoid softplus sum mean max min"),
            words("z a da y t w g units step fan_in fan_out pi x"),
            words("batch_norm layer_norm"),
            words("full on off best last float32 float64"),
            words("batch epochs seed threads patience"));

    private static List<String> words(String words) {
        return List.of(words.split(" "));
    }

    private Mutation() {}

    static String of(String text, Random random) {
        int length = Math.min(text.length(), 100 + random.nextInt(500));
        int start = random.nextInt(text.length() - length + 1);
        StringBuilder damaged = new StringBuilder(text.substring(start, start + length));
        for (int i = random.nextInt(8); i >= 0; i--) {
            damage(damaged, random);
        }
        return damaged.toString();
    }

    private static void damage(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + 1 + random.nextInt(20));
        switch (random.nextInt(5)) {
            case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
            case 1 -> text.delete(at, end);
            case 2 -> text.insert(at, text.substring(at, end));
            case 3 -> text.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
            default -> {
                String moved = text.substring(at, end);
                text.delete(at, end);
                text.insert(random.nextInt(text.length() + 1), moved);
            }
        }
    }

    /** The whole text with a few words, numbers or signs changed for others, or lines gone: often no mistake of grammar. */
    static String slight(String text, List<String> words, Random random) {
        String changed = text;
        for (int i = random.nextInt(3); i >= 0; i--) {
            changed = random.nextInt(5) == 0 ? lines(changed, random) : token(changed, words, random);
        }
        return changed;
    }

    /** All names and words of texts, each as often as it stands there. */
    static List<String> words(List<String> texts) {
        List<String> words = new ArrayList<>();
        for (String text : texts) {
            Matcher tokens = TOKEN.matcher(text);
            while (tokens.find()) {
                if (Character.isLetter(tokens.group().charAt(0))) {
                    words.add(tokens.group());
                }
            }
        }
        return words;
    }

    private static String token(String text, List<String> words, Random random) {
        Matcher tokens = TOKEN.matcher(text);
        if (!tokens.find(random.nextInt(text.length() + 1)) && !tokens.find(0)) {
            return text;
        }
        String token = tokens.group();
        String other = Character.isDigit(token.charAt(0))
                ? NUMBERS[random.nextInt(NUMBERS.length)]
                : Character.isLetter(token.charAt(0)) ? word(token, words, random) : sign(random);
        return text.substring(0, tokens.start()) + other + text.substring(tokens.end());
    }

    /** Most of the time another word that can stand in the same place. */
    private static String word(String word, List<String> words, Random random) {
        for (List<String> alike : ALIKE) {
            if (alike.contains(word) && random.nextInt(5) > 0) {
                return alike.get(random.nextInt(alike.size()));
            }
        }
        return words.get(random.nextInt(words.size()));
    }

    private static String sign(Random random) {
        String signs = "+-*/^<>=,;()[]{}|:~%\"";
        return random.nextInt(6) == 0 ? "" : "" + signs.charAt(random.nextInt(signs.length()));
    }

    /** Leaves a line out, or says it twice, or somewhere else. */
    private static String lines(String text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        if (random.nextBoolean()) {
            lines.remove(at);
        }
        if (random.nextBoolean()) {
            lines.add(random.nextInt(lines.size() + 1), line);
        }
        return String.join("\n", lines);
    }
}
