package org.mlpc.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A neural network of fixed shape with its optimizer: what every generated class is.
 *
 * <p>Examples are rows of raw values: {@code x} holds {@code n * features()} values, {@code t} holds {@code n *
 * targets()} values (one-hot for classes), row-major, from index 0. Transforms, one-hot coding and scale of the inputs
 * run inside. An instance belongs to one thread at a time, {@link #predict(float[], float[])} included, since it owns
 * scratch space; {@link #copy()} and {@link #copyFrom(Network)} serve readers beside a learner.
 *
 * <p>Wrong array lengths, values that are not finite, targets that the loss is not meant for and wrong counts throw {@link IllegalArgumentException} before
 * anything is changed; {@code step}, {@code predict}, {@code loss} and {@code gradient} throw {@link
 * IllegalStateException} while the input scale has to be fitted and is not.
 */
public interface Network {
    /** What the network is: its name, its inputs, its target, its precision. */
    Signature signature();

    /** The {@code train} block of the model file. */
    Training training();

    /** Values in one example's input, before one-hot coding. */
    int features();

    /** Units of the last layer. */
    int outputs();

    /** Values in one example's target: the outputs, since classes are one-hot. */
    int targets();

    /** The most examples that one {@code step}, {@code accumulate} or {@code gradient} takes. */
    int batch();

    /** How many parameters are trained or frozen: the length of a gradient. */
    int parameters();

    /** Fits the input scale on {@code n} training rows; does nothing when the network has no fitted scale. */
    void fitScale(float[] x, int n);

    /** Whether the input scale is fitted, loaded or not needed. */
    boolean scaled();

    /** One optimizer step on {@code n <= batch()} examples; returns their loss before the step. */
    float step(float[] x, float[] t, int n);

    /** One optimizer step with class labels, {@code 0 .. labels - 1}, in place of target rows. */
    float step(float[] x, int[] labels, int n);

    /** Adds the gradient of {@code n <= batch()} more examples, changing no parameter. */
    void accumulate(float[] x, float[] t, int n);

    /** Adds the gradient of {@code n <= batch()} more examples with class labels, changing no parameter. */
    void accumulate(float[] x, int[] labels, int n);

    /**
     * Takes the mean over the accumulated examples, updates the parameters and clears the sums.
     *
     * @param examples how many examples were accumulated since the last update
     * @return the mean loss of these examples
     */
    float update(int examples);

    /**
     * The loss of {@code n <= batch()} examples in training mode, and its gradient.
     *
     * @param g receives {@code parameters()} values: layers in order, weight, bias, row-major [out, in]
     * @return the loss; nothing is changed and a second call gives the same
     */
    float gradient(float[] x, float[] t, int n, float[] g);

    /** The mean loss of any number of examples, as in inference; nothing is changed. */
    float loss(float[] x, float[] t, int n);

    /** The outputs of one example, without allocation. */
    void predict(float[] x, float[] y);

    /** The outputs of any number of examples, {@code n * outputs()} values. */
    void predict(float[] x, float[] y, int n);

    /** Everything a checkpoint holds: parameters first, in the order of a gradient, then scale, then optimizer state. */
    List<Tensor> tensors();

    /** The values of a tensor, row-major, in a fresh array. */
    double[] read(String tensor);

    /** Sets the values of a tensor, row-major; their count must agree. */
    void write(String tensor, double[] values);

    /** Optimizer steps taken so far. */
    long steps();

    /** Sets the count of optimizer steps, which decides bias corrections, schedules and random draws. */
    void steps(long steps);

    /**
     * What multiplies the learning rate, scheduled or not; 1 at first.
     *
     * @throws UnsupportedOperationException if the model file has no {@code on_plateau}
     */
    default double rateMultiplier() {
        throw new UnsupportedOperationException(
                "network `" + signature().name() + "` has no on_plateau: its learning rate is not multiplied");
    }

    /** Sets what multiplies the learning rate, at least 0; as {@link #rateMultiplier()}. */
    default void rateMultiplier(double factor) {
        rateMultiplier();
    }

    /**
     * Lets a team work on steps and predictions from now on; the results are the same bits. A network whose step takes
     * less time than to share it works alone. Copies do not take the team over.
     */
    default void use(Team team) {}

    /** An independent network in the same state. */
    Network copy();

    /** Takes over parameters, scale, optimizer state and step count of a network of the same class. */
    void copyFrom(Network other);

    /** Writes weights, scale and classes as safetensors, atomically. */
    default void save(Path path) throws IOException {
        WeightFile.save(this, path);
    }
}
