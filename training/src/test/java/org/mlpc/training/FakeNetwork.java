package org.mlpc.training;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.mlpc.runtime.DoubleNetwork;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Signature;
import org.mlpc.runtime.Target;
import org.mlpc.runtime.Training;

/** Networks that only say what they are, and predict a fixed thing: y[i] = x[i mod features] / 10. */
public final class FakeNetwork {
    private FakeNetwork() {}

    public static Network classes(List<String> inputs, int features, String... labels) {
        return classes(inputs, features, labels.length, List.of("species"), List.of(labels));
    }

    public static Network classes(
            List<String> inputs, int features, int outputs, List<String> name, List<String> labels) {
        return of(inputs, features, outputs, new Target(Target.Kind.CLASSES, name, labels));
    }

    public static Network binary(int features, String... labels) {
        return of(List.of(), features, 1, new Target(Target.Kind.BINARY, List.of("spam"), List.of(labels)));
    }

    public static Network regression(List<String> inputs, int features, int outputs, String... names) {
        return of(inputs, features, outputs, new Target(Target.Kind.REGRESSION, List.of(names), List.of()));
    }

    public static Network of(List<String> inputs, int features, int outputs, Target target) {
        return of(inputs, features, outputs, target, Signature.Precision.FLOAT32, training(Optional.empty()));
    }

    public static Training training(Optional<String> data) {
        return new Training(data, 4, 3, 42, true, 0, Optional.empty());
    }

    public static Network of(
            List<String> inputs,
            int features,
            int outputs,
            Target target,
            Signature.Precision precision,
            Training training) {
        Signature signature = new Signature("Fake", inputs, target, precision, List.of());
        return (Network) Proxy.newProxyInstance(
                FakeNetwork.class.getClassLoader(), new Class<?>[] {DoubleNetwork.class}, (self, method, args) -> {
                    switch (method.getName()) {
                        case "signature":
                            return signature;
                        case "training":
                            return training;
                        case "features":
                            return features;
                        case "outputs", "targets":
                            return outputs;
                        case "tensors":
                            return List.of();
                        case "predict":
                            predict(args);
                            return null;
                        default:
                            throw new UnsupportedOperationException(method.getName());
                    }
                });
    }

    private static void predict(Object[] args) {
        if (args[0] instanceof float[] x) {
            float[] y = (float[]) args[1];
            for (int i = 0; i < y.length; i++) {
                y[i] = x[i % x.length] > 1e38f ? Float.NaN : x[i % x.length] / 10;
            }
        } else {
            double[] x = (double[]) args[0];
            double[] y = (double[]) args[1];
            for (int i = 0; i < y.length; i++) {
                y[i] = x[i % x.length] / 10;
            }
        }
    }
}
