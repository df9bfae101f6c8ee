package org.mlpc.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Models as nobody should write them: parts that are missing, come twice or do not belong together, settings that exclude
 * each other, sizes at the edges. About a third is valid all the same.
 */
final class OddModels {
    private static final List<String> INPUTS = List.of(
            "input 2",
            "input 2",
            "input a, b",
            "input a, b\n scale standardize",
            "input a: log1p, b\n scale minmax",
            "input a, b: low | high",
            "input 2\n scale 1 / 255",
            "input 1",
            "input 0",
            "input a, a",
            "input 1000000",
            "");

    private static final List<String> LAYERS = List.of(
            "dense 3 relu",
            "dense hidden 2 tanh",
            "dense 1 sigmoid",
            "dense 3 softmax",
            "dense 1 identity",
            "dense 2 prelu",
            "dense 4 rrelu",
            "maxout 2 pieces 3",
            "maxout 1 pieces 2 { bias none }",
            "activate softmax",
            "activate prelu",
            "dropout 0.5",
            "dropout 0",
            "batch_norm",
            "layer_norm",
            "residual { dense 2 tanh }",
            "residual { dense 3 relu dropout 0.1 }",
            "residual { batch_norm residual { layer_norm } }",
            "residual { }",
            "dense 2 identity { weights [[1, 2], [3, 4]]  bias [0, 1] }",
            "dense 3 relu { frozen  l2 0.1 }",
            "dense 2 tanh { bias none  max_norm 1  l1 1e-3 }",
            "dense 2 step",
            "dense 1 threshold",
            "dense 2000000 relu",
            "dense 1 { init zeros }");

    private static final List<String> LOSSES = List.of(
            "",
            "",
            "loss mse",
            "loss mse",
            "loss binary_cross_entropy",
            "loss cross_entropy",
            "loss hinge",
            "loss huber(delta = 0.5)",
            "loss negative_log_likelihood",
            "loss 0.5 * mse + 0.5 * mae",
            "loss perceptron",
            "loss kl_divergence",
            "loss poisson");

    /** A last layer with a loss, and often a target, that belong to it. */
    private static final List<String> FITTING = List.of(
            "dense 1 sigmoid; target kind: no | yes; loss binary_cross_entropy; metrics auc, f1",
            "dense 3 softmax; target kind: red | green | blue; loss cross_entropy; metrics top_k_accuracy(k = 2)",
            "dense 3 log_softmax; loss negative_log_likelihood",
            "dense 2 identity; target y, z; loss mse; metrics r2, mape",
            "dense 1 prelu; target y; loss mae",
            "dense 2 identity; batch_norm; loss huber(delta = 0.5)",
            "dense 2 identity; layer_norm; loss 0.5 * mse + 0.5 * mae",
            "maxout 2 pieces 2; loss mse",
            "dense 1 identity; target kind: no | yes; loss hinge; metrics accuracy, precision_at_recall(0.5)",
            "dense 1 softplus; target y; loss poisson",
            "dense 2 tanh; dropout 0.5; loss mse",
            "dense 3 identity; activate softmax; target kind: red | green | blue; loss cross_entropy");

    private static final List<String> TARGETS = List.of(
            "",
            "",
            "target y",
            "target y, z",
            "target kind: no | yes",
            "target kind: red | green | blue",
            "target y\n class_weight [1, 2]",
            "target kind: no | yes\n class_weight [1, 2]");

    private static final List<String> OPTIMIZERS = List.of(
            "",
            "optimizer sgd",
            "optimizer adam(learning_rate = 0.01)",
            "optimizer lbfgs",
            "optimizer scg",
            "optimizer lbfgs(history = 0)",
            "optimizer sgd(learning_rate = piecewise(at = [2, 4], rate = [0.1, 0.01, 0.001]))",
            "optimizer sgd(learning_rate = exponential(1e-6, steps = 20, factor = 10))",
            "optimizer momentum(learning_rate = one_cycle(0.1, 10))",
            "optimizer rprop",
            "optimizer sgd(learning_rate = 1e30)",
            "optimizer sgd(learning_rate = 0)");

    private static final List<String> METRICS = List.of(
            "",
            "",
            "metrics accuracy",
            "metrics auc, f1",
            "metrics r2, mape",
            "metrics top_k_accuracy(k = 7)",
            "metrics precision_at_recall(0.9)",
            "metrics mse, mse");

    private static final List<String> TRAINS = List.of(
            "batch 1",
            "batch 2",
            "batch full",
            "epochs 0",
            "epochs 2",
            "validation 20%",
            "validation 0%",
            "validation 99%",
            "shuffle off",
            "clip norm 1",
            "clip value 0.5",
            "early_stop patience 1",
            "on_plateau factor 0.5 patience 1",
            "precision float64",
            "threads 2",
            "seed 0",
            "seed 9223372036854775807",
            "data \"missing.csv\"",
            "data \"\"");

    private final Random random;

    private OddModels(long seed) {
        random = new Random(seed);
    }

    /** The model of a seed; its network is called {@code Odd}. */
    static String text(long seed) {
        return new OddModels(seed).draw();
    }

    private String draw() {
        List<String> parts = new ArrayList<>();
        parts.add(pick(INPUTS));
        boolean fitting = random.nextInt(3) > 0;
        int layers = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(3);
        for (int i = 0; i < layers; i++) {
            parts.add(pick(LAYERS));
        }
        if (fitting) {
            parts.addAll(List.of(pick(FITTING).split("; ")));
            parts.add(pick(OPTIMIZERS));
        } else {
            parts.addAll(List.of(pick(TARGETS), pick(LOSSES), pick(OPTIMIZERS), pick(METRICS)));
        }
        List<String> settings = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            settings.add(pick(TRAINS));
        }
        parts.add(random.nextInt(4) == 0 ? "" : "train { " + String.join("  ", settings) + " }");
        if (random.nextInt(12) == 0) {
            Collections.swap(parts, random.nextInt(parts.size()), random.nextInt(parts.size()));
        }
        if (random.nextInt(20) == 0) {
            parts.remove(random.nextInt(parts.size()));
        }
        return "network Odd {\n " + String.join("\n ", parts) + "\n}\n";
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
