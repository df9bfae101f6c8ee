package com.example.iris;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Tells the species of iris flowers with the network that the build has trained. */
public final class IrisService {
    private final Iris iris;

    /** A service with the weights in the jar. */
    public IrisService() {
        try (InputStream weights = Iris.class.getResourceAsStream("Iris.safetensors")) {
            if (weights == null) {
                throw new FileNotFoundException("Iris.safetensors is not beside the class: run the goal mlpc:train");
            }
            iris = Iris.load(weights);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The species of a flower measured in centimetres; one caller at a time, since a network owns scratch space. */
    public synchronized Iris.Species species(
            float sepalLength, float sepalWidth, float petalLength, float petalWidth) {
        return iris.classify(sepalLength, sepalWidth, petalLength, petalWidth);
    }

    /** Classifies the four numbers on the command line. */
    public static void main(String[] args) {
        if (args.length != Iris.FEATURES) {
            System.err.println("usage: IrisService SEPAL_LENGTH SEPAL_WIDTH PETAL_LENGTH PETAL_WIDTH");
            System.exit(2);
        }
        float[] x = new float[Iris.FEATURES];
        for (int i = 0; i < x.length; i++) {
            x[i] = Float.parseFloat(args[i]);
        }
        System.out.println(new IrisService().species(x[0], x[1], x[2], x[3]).label());
    }
}
