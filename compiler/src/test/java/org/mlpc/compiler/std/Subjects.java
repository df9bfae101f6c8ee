package org.mlpc.compiler.std;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.syntax.Declaration;

/**
 * Every activation, and every loss after the activations it has something to say about, as networks of one layer in both
 * precisions. The input is 1, so the weights are what the activation is applied to.
 */
final class Subjects {
    static final int UNITS = 3;

    private static final Set<String> OF_COUNTS = Set.of("poisson");
    private static final Set<String> OF_SHARES =
            Set.of("binary_cross_entropy", "multilabel_cross_entropy", "focal", "cross_entropy", "kl_divergence");

    /**
     * One layer under one loss.
     *
     * @param declaration which is under test
     * @param last the activation of the layer, as used
     * @param loss as used
     */
    record Subject(Declaration declaration, String last, String loss) {
        String network(Precision precision) {
            String name = declaration.name().text() + "_" + last + "_" + precision.name();
            return "N_" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        }

        String text(Precision precision) {
            return "network " + network(precision) + " { input 1 dense " + UNITS + " " + last + " loss " + loss
                    + " optimizer sgd train { batch 1 " + precision.setting() + " } }\n";
        }

        /** Whether gradients are those of the definition. */
        boolean differentiable() {
            return declaration instanceof Declaration.Activation a
                    ? a.surrogate().isEmpty()
                    : ((Declaration.Loss) declaration).surrogate().isEmpty();
        }

        /** Whether the loss itself takes all numbers, or is told by an {@code after} clause how to. */
        boolean total() {
            return !last.equals("share") && !last.equals("count");
        }

        @Override
        public String toString() {
            return declaration.name() + " (" + last + ", " + loss + ")";
        }
    }

    private static final List<Subject> ALL = subjects();
    private static final Generated GENERATED = generate();

    private Subjects() {}

    static List<Subject> all() {
        return ALL;
    }

    private static List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        for (Declaration.Activation activation : Definitions.of(Declaration.Activation.class)) {
            subjects.add(new Subject(activation, Definitions.use(activation), "probe"));
        }
        for (Declaration.Loss loss : Definitions.of(Declaration.Loss.class)) {
            subjects.add(new Subject(loss, plain(loss.name().text()), Bare.use(Definitions.use(loss))));
            loss.after()
                    .forEach(after ->
                            subjects.add(new Subject(loss, after.activation().text(), Definitions.use(loss))));
        }
        return subjects;
    }

    /** An activation that hands on what a loss can take, and about which it says nothing. */
    private static String plain(String loss) {
        return OF_SHARES.contains(loss) ? "share" : OF_COUNTS.contains(loss) ? "count" : "identity";
    }

    private static Generated generate() {
        StringBuilder text = new StringBuilder("activation share(z) = sigmoid(z)\n");
        text.append("activation count(z) = softplus(z)\n").append(Bare.declarations());
        // hands t on as the derivative with respect to the outputs
        text.append("loss probe(y[], t[]) = sum(t * y)\n");
        for (Subject subject : ALL) {
            for (Precision precision : Precision.values()) {
                text.append(subject.text(precision));
            }
        }
        return Generated.from(text.toString());
    }

    /** Loss, outputs, and ∂L/∂z with the gradients of what the units have learned behind it. */
    record Passed(double loss, double[] outputs, double[] gradient) {}

    /** What a subject makes of z and a target. */
    static Passed pass(Subject subject, Precision precision, double[] z, double[] t) {
        Calls calls = calls(subject, precision, z);
        double[] one = {1};
        double[] gradient = new double[calls.network().parameters()];
        double loss = calls.gradient(one, t, 1, gradient);
        return new Passed(loss, calls.outputs(one, 1), Arrays.copyOfRange(gradient, UNITS, gradient.length));
    }

    /** A fresh instance, set to z. */
    static Calls calls(Subject subject, Precision precision, double[] z) {
        Calls calls = GENERATED.calls(subject.network(precision));
        calls.network().write("layer1.weight", z);
        // so that -0 stays -0
        calls.network().write("layer1.bias", new double[] {-0.0, -0.0, -0.0});
        return calls;
    }
}
