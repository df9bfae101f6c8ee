package org.mlpc.compiler.network;

import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.source.Span;

/**
 * A checked network.
 *
 * @param span the network's first line
 * @param name its name, which is the Java class's
 * @param doc the text of its doc comment
 * @param packageName the Java package, if the file names one
 * @param inputs what it is fed with
 * @param layers at least one, each fitting the one before
 * @param target what it learns
 * @param loss what is made small; without one the network only predicts
 * @param classWeights what multiplies the loss of an example of each class; empty when all count alike
 * @param optimizer how
 * @param metrics in order, each as the runtime reads it: {@code top_k_accuracy(k = 3)}
 * @param train the block for the trainer
 */
public record Network(
        Span span,
        String name,
        Optional<String> doc,
        Optional<String> packageName,
        Inputs inputs,
        List<Layer> layers,
        Target target,
        Optional<Loss> loss,
        List<Double> classWeights,
        Optimizer optimizer,
        List<String> metrics,
        Train train) {
    public Network {
        layers = List.copyOf(layers);
        classWeights = List.copyOf(classWeights);
        metrics = List.copyOf(metrics);
    }

    /** Units of the last layer. */
    public int outputs() {
        return last().units();
    }

    /** The last layer. */
    public Layer last() {
        return layers.get(layers.size() - 1);
    }

    /** What the loss expects of targets, as far as data can be held against it. */
    public List<TargetBound> targetBounds() {
        return loss.map(l -> TargetBound.of(l, outputs())).orElse(List.of());
    }

    /** Whether there is a loss that grows with a weight. */
    public boolean penalizes() {
        return loss.isPresent()
                && layers.stream()
                        .anyMatch(l -> !l.frozen() && l.regularization().penalizes());
    }

    /** Whether a layer draws random numbers in training. */
    public boolean draws() {
        return layers.stream().anyMatch(l -> !l.activation().drawn().isEmpty());
    }

    /** Whether a layer takes statistics of the batch. */
    public boolean normalizesBatches() {
        return layers.stream().anyMatch(Layer::normalizes);
    }

    /** How many numbers all layers hold: the length of a gradient. */
    public int parameters() {
        return layers.stream().mapToInt(Layer::size).sum();
    }

    /** Whether the model gives all that training could find out: every weight is written, and no scale is fitted. */
    public boolean given() {
        boolean fitted =
                inputs.scale() instanceof Inputs.Scale.Standardize || inputs.scale() instanceof Inputs.Scale.MinMax;
        return !fitted && layers.stream().allMatch(Network::given);
    }

    private static boolean given(Layer layer) {
        Start bias = layer.bias();
        boolean written = layer.weights() instanceof Start.Explicit
                && (bias instanceof Start.Explicit || bias instanceof Start.None || bias instanceof Start.Constant)
                && layer.activation().learned().isEmpty();
        return written || layer.parameters().isEmpty();
    }
}
