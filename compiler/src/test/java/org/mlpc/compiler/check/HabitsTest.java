package org.mlpc.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mlpc.compiler.check.library.KnownMetrics;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.check.library.StandardDefinitions;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.diagnostic.Habits;
import org.mlpc.compiler.diagnostic.Habits.Habit;
import org.mlpc.compiler.diagnostic.Habits.Kind;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.expr.Reducer;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.syntax.Declaration;

/** Every line of the table of habits leads to something that exists, and comes to those who need it. */
class HabitsTest {
    private static final Library LIBRARY =
            new Library(new StandardDefinitions(Parser::parse), List.of(), new Diagnostics());

    /** What a name of a section can be; of arguments those of all definitions. */
    private static Set<String> known(Kind kind) {
        return switch (kind) {
            case METRIC ->
                new HashSet<>(KnownMetrics.all().stream()
                        .map(KnownMetrics.Description::name)
                        .toList());
            case FUNCTION, TRANSFORM -> functions();
            case ARGUMENT -> arguments();
            case WORD, COMMAND, OPTION -> Set.of();
            case TERM -> new HashSet<>(LIBRARY.names(Library.Kind.LOSS));
            default -> new HashSet<>(LIBRARY.names(Library.Kind.valueOf(kind.name())));
        };
    }

    private static Set<String> functions() {
        Set<String> functions = new HashSet<>(LIBRARY.names(Library.Kind.ACTIVATION));
        Arrays.stream(Operator.values())
                .filter(o -> o.form() == Operator.Form.FUNCTION)
                .forEach(o -> functions.add(o.symbol()));
        Arrays.stream(Reducer.values()).forEach(r -> functions.add(r.symbol()));
        return functions;
    }

    private static Set<String> arguments() {
        Set<String> arguments = new HashSet<>(Set.of("history", "at", "rate", "low", "high", "mean", "stddev"));
        KnownMetrics.all().forEach(m -> arguments.add(m.parameter()));
        for (Library.Kind kind : Library.Kind.values()) {
            for (String name : LIBRARY.names(kind)) {
                LIBRARY.find(kind, name).ifPresent(d -> arguments.addAll(parameters(d)));
            }
        }
        return arguments;
    }

    private static List<String> parameters(Declaration declaration) {
        var parameters = declaration instanceof Declaration.Activation a
                ? a.parameters()
                : declaration instanceof Declaration.Loss l
                        ? l.parameters()
                        : declaration instanceof Declaration.Optimizer o
                                ? o.parameters()
                                : declaration instanceof Declaration.Schedule s
                                        ? s.parameters()
                                        : ((Declaration.Initializer) declaration).parameters();
        return parameters.stream().map(p -> p.name().text()).toList();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyLineLeadsToAnExistingName(Kind kind) {
        Set<String> known = known(kind);
        for (Habit habit : Habits.of(kind)) {
            for (String meant : habit.meant()) {
                String word = meant.split(" ")[0];
                boolean exists = switch (kind) {
                    case WORD, COMMAND, OPTION -> true; // the tests of the parser and the command line look at these
                    default -> known.contains(word);
                };
                assertTrue(exists, () -> kind + ": " + habit);
            }
            assertTrue(!habit.meant().isEmpty() || !habit.remark().isEmpty(), habit::toString);
            assertFalse(habit.remark().endsWith("."), habit::toString);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void noNameStandsTwiceAndNoneIsOurs(Kind kind) {
        Set<String> seen = new HashSet<>();
        Set<String> known = new HashSet<>();
        if (kind != Kind.ARGUMENT && kind != Kind.WORD) {
            known(kind).forEach(name -> known.add(folded(name)));
        }
        for (Habit habit : Habits.of(kind)) {
            for (String written : habit.written()) {
                assertTrue(seen.add(folded(written)), () -> kind + " has `" + written + "` twice");
                assertFalse(known.contains(folded(written)), () -> kind + " `" + written + "` is known without");
            }
        }
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
    }

    private static String model(Kind kind, String name) {
        String dense = "dense 4 " + (kind == Kind.ACTIVATION ? name : "tanh")
                + (kind == Kind.INITIALIZER ? " { init " + name + " }" : "");
        String own = kind == Kind.FUNCTION ? "activation own(z[]) = z + " + name + "(z)\n" : "";
        return own + "network N { input a" + (kind == Kind.TRANSFORM ? ": " + name : "") + ", b  " + dense
                + "  dense 1 sigmoid  loss " + (kind == Kind.TERM ? "bce + 0.1 * " + name : "")
                + (kind == Kind.LOSS ? name : kind == Kind.TERM ? "" : "binary_cross_entropy") + "\n optimizer "
                + switch (kind) {
                    case OPTIMIZER -> name;
                    case ARGUMENT -> "adamw(" + name + " = 0.01)";
                    case SCHEDULE -> "sgd(learning_rate = " + name + "(0.1, 10))";
                    default -> "adam";
                }
                + (kind == Kind.METRIC ? "\n metrics " + name : "") + " }";
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "ACTIVATION",
                "LOSS",
                "OPTIMIZER",
                "SCHEDULE",
                "INITIALIZER",
                "METRIC",
                "FUNCTION",
                "TERM",
                "TRANSFORM"
            })
    void everyLineIsSaidWhereItIsNeeded(Kind kind) {
        List<String> missing = new ArrayList<>();
        for (Habit habit : Habits.of(kind)) {
            for (String written : habit.written()) {
                List<Diagnostic> found = Models.diagnose(model(kind, written));
                String help = found.size() == 1 ? found.get(0).help().orElse("") : "";
                String expected = habit.remark().isEmpty()
                        ? "did you mean `" + habit.meant().get(0) + "`?"
                        : habit.remark();
                if (!help.equals(expected)) {
                    missing.add(model(kind, written) + "\n" + Renderer.render(found, false));
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVATION, ReLU, relu",
        "ACTIVATION, LeakyReLU, leaky_relu",
        "ACTIVATION, LogSoftmax, log_softmax",
        "ACTIVATION, GELU, gelu",
        "ACTIVATION, SiLU, silu",
        "ACTIVATION, Tanh, tanh",
        "ACTIVATION, none, identity",
        "OPTIMIZER, SGD, sgd",
        "OPTIMIZER, Adam, adam",
        "OPTIMIZER, AdamW, adamw",
        "OPTIMIZER, RMSprop, rmsprop",
        "OPTIMIZER, L_BFGS, lbfgs",
        "OPTIMIZER, nag, nesterov",
        "OPTIMIZER, AdamOptimizer, adam",
        "LOSS, CrossEntropyLoss, cross_entropy",
        "LOSS, crossentropy, cross_entropy",
        "LOSS, categorical_crossentropy, categorical_cross_entropy",
        "LOSS, BCELoss, bce",
        "LOSS, sparse_categorical_crossentropy, cross_entropy",
        "LOSS, BCEWithLogitsLoss, binary_cross_entropy",
        "LOSS, mape, mean_absolute_percentage_error",
        "LOSS, nll, negative_log_likelihood",
        "LOSS, MSELoss, mse",
        "LOSS, NLLLoss, negative_log_likelihood",
        "LOSS, HuberLoss, huber",
        "LOSS, logistic, binary_cross_entropy",
        "LOSS, SmoothL1Loss, huber",
        "LOSS, MSE, mse",
        "LOSS, L1Loss, mean_absolute_error",
        "LOSS, r2, metrics r2",
        "LOSS, accuracy, metrics accuracy",
        "LOSS, auc, metrics auc",
        "LOSS, BinaryCrossentropy, binary_cross_entropy",
        "INITIALIZER, xavier_uniform, glorot_uniform",
        "INITIALIZER, kaiming_normal, he_normal",
        "INITIALIZER, he, he_normal",
        "INITIALIZER, GlorotUniform, glorot_uniform",
        "INITIALIZER, HeNormal, he_normal",
        "METRIC, acc, accuracy",
        "METRIC, Accuracy, accuracy",
        "METRIC, AUC, auc",
        "METRIC, F1Score, f1",
        "METRIC, mean_squared_error, mse",
        "METRIC, r2_score, r2",
        "METRIC, roc_auc, auc",
        "ARGUMENT, lr, learning_rate",
        "ARGUMENT, learningRate, learning_rate",
        "ARGUMENT, eps, epsilon",
        "ARGUMENT, beta_1, beta1",
        "ARGUMENT, weightDecay, weight_decay",
        "ARGUMENT, eta, learning_rate",
        "FUNCTION, ln, log",
        "FUNCTION, Exp, exp",
        "FUNCTION, tan, sin(x) / cos(x)",
        "FUNCTION, logsumexp, log_sum_exp"
    })
    void familiarNamesLeadHome(Kind kind, String written, String meant) {
        assertHelp(model(kind, written), meant);
    }

    @ParameterizedTest
    @CsvSource({
        "Dense 4 relu, dense",
        "Linear 4 relu, dense",
        "neurons 4 relu, dense",
        "BatchNorm1d, batch_norm",
        "Dropout 0.5, dropout",
        "LayerNorm, layer_norm",
        "scale standard, standardize",
        "scale StandardScaler, standardize",
        "scale MinMaxScaler, minmax",
        "criterion mse, loss",
        "Optimizer sgd, optimizer",
        "lr 0.1, learning_rate = 0.1",
        "learningRate 0.1, learning_rate = 0.1",
        "train { epoch 3 }, epochs",
        "train { batch_size 3 }, batch",
        "train { precision double }, float64",
        "train { shuffle true }, on",
        "train { random_state 3 }, seed",
        "train { lr 3 }, learning_rate = 3",
        "Conv2d 3, multilayer perceptrons",
        "relu, activate relu",
        "dense 4 relu { kernel_regularizer 1 }, l2",
        "dense 4 relu { bias no }, none",
        "dense 4 relu { use_bias 1 }, bias"
    })
    void familiarWordsLeadHome(String line, String meant) {
        assertHelp("network N { input 2\n " + line + "\n dense 1 sigmoid  loss binary_cross_entropy }", meant);
    }

    private static void assertHelp(String text, String meant) {
        List<Diagnostic> found = Models.diagnose(text);
        String shown = text + "\n" + Renderer.render(found, false);
        assertEquals(1, found.size(), shown);
        assertTrue(
                Stream.of("`" + meant + "`", meant + ")`", meant)
                        .anyMatch(found.get(0).help().orElse("")::contains),
                shown);
    }
}
