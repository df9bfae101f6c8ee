package org.mlpc.compiler.std;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.check.Checker;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.std.Subjects.Passed;
import org.mlpc.compiler.std.Subjects.Subject;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Parameter;

/** What holds for every definition of the standard library. */
class StandardDefinitionsTest {
    /** Why a definition has no numbers of PyTorch. */
    private static final Map<String, String> NO_ORACLE = Map.of();

    private static final double STEP = 1e-5;
    private static final double[][] PLACES = {
        {0.31, -1.27, 2.43}, {-2.61, 0.17, 0.73}, {4.21, -4.37, -0.83}, {-0.07, 0.04, -6.55}
    };
    private static final double[][] TARGETS = {{0, 1, 0}, {1, 0, 0}, {0.7, 0.05, 0.25}};

    static List<Declaration> definitions() {
        return Definitions.all();
    }

    static List<Subject> subjects() {
        return Subjects.all();
    }

    @Test
    void theLibraryHasNothingToReport() {
        Diagnostics diagnostics = new Diagnostics();
        Checker.checkStandard(Definitions.files(), diagnostics);
        assertEquals(List.of(), diagnostics.all());
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void aDefinitionSaysWhatItIs(Declaration definition) {
        String doc = definition.doc().orElse("").toLowerCase(Locale.ROOT);
        assertTrue(doc.length() > 20 && doc.endsWith("."), "doc comment of " + definition.name() + ": " + doc);
        boolean source =
                Stream.of("source: ", "pytorch", "keras", "another name for").anyMatch(doc::contains);
        assertTrue(source, "where " + definition.name() + " comes from, or whose convention it is");
        if (definition instanceof Declaration.Alias alias) {
            assertTrue(doc.contains("`" + alias.original() + "`"), "what " + definition.name() + " stands for");
        }
        if (definition instanceof Declaration.Activation || definition instanceof Declaration.Loss) {
            assertTrue(doc.contains("range"), "the range of " + definition.name());
            boolean derivative = Stream.of("derivative", "slope", "gradient").anyMatch(doc::contains);
            assertTrue(derivative, "the derivative of " + definition.name());
        }
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void theDocumentationHasTheFormula(Declaration definition) {
        List<Parameter> named = new ArrayList<>();
        if (definition instanceof Declaration.Activation activation) {
            named.addAll(activation.inputs());
            named.addAll(activation.parameters());
        } else if (definition instanceof Declaration.Loss loss) {
            named.addAll(loss.inputs());
            named.addAll(loss.parameters());
        }
        for (Parameter parameter : named) {
            Pattern name = Pattern.compile("(?<![a-z])" + parameter.name().text() + "(?![a-z])");
            boolean found = name.matcher(definition.doc().orElse("")).find();
            assertTrue(found, "`" + parameter.name() + "` in the formula of " + definition.name());
        }
    }

    @Test
    void everyDefinitionIsComparedWithPyTorchOrSaysWhyNot() {
        Set<String> compared = new HashSet<>();
        for (String topic : List.of("activations", "losses", "optimizers", "schedules", "initializers")) {
            Oracles.of(topic).cases().forEach(c -> compared.add(topic + " " + c.name()));
        }
        Map<Class<? extends Declaration>, String> topics = Map.of(
                Declaration.Activation.class, "activations",
                Declaration.Loss.class, "losses",
                Declaration.Optimizer.class, "optimizers",
                Declaration.Schedule.class, "schedules",
                Declaration.Initializer.class, "initializers");
        topics.forEach((kind, topic) -> Definitions.of(kind).forEach(d -> {
            String name = topic + " " + d.name();
            assertTrue(compared.contains(name) != NO_ORACLE.containsKey(name), "oracle of " + name);
        }));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void gradientsAreDifferenceQuotients(Subject subject) {
        if (!subject.differentiable()) {
            // a surrogate is what it says; ActivationVectorsTest and LossVectorsTest look at it
            return;
        }
        for (double[] z : PLACES) {
            for (double[] t : TARGETS) {
                Passed passed = Subjects.pass(subject, Precision.FLOAT64, z, t);
                double[] quotients = new double[passed.gradient().length];
                double largest = 1e-3 * Math.max(1, Math.abs(passed.loss()));
                for (int k = 0; k < quotients.length; k++) {
                    quotients[k] = (moved(subject, z, t, k, STEP) - moved(subject, z, t, k, -STEP)) / (2 * STEP);
                    largest = Math.max(largest, Math.abs(quotients[k]));
                }
                for (int k = 0; k < quotients.length; k++) {
                    double error = Math.abs(passed.gradient()[k] - quotients[k]);
                    assertTrue(
                            error <= 1e-7 * largest,
                            subject + ", number " + k + " at " + Arrays.toString(z) + ": " + passed.gradient()[k]
                                    + " instead of " + quotients[k]);
                }
            }
        }
    }

    /** The loss where z, or behind it what each unit has learned, is a little different. */
    private static double moved(Subject subject, double[] z, double[] t, int place, double by) {
        Calls calls = Subjects.calls(subject, Precision.FLOAT64, z);
        double[] parameters = Parameters.read(calls.network());
        int bias = Subjects.UNITS;
        parameters[place < z.length ? place : place + bias] += by;
        Parameters.write(calls.network(), parameters);
        return calls.gradient(new double[] {1}, t, 1, new double[parameters.length]);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void floatsComeNearDoubles(Subject subject) {
        for (double[] z : PLACES) {
            for (double[] t : TARGETS) {
                Passed exact = Subjects.pass(subject, Precision.FLOAT64, rounded(z), rounded(t));
                Passed single = Subjects.pass(subject, Precision.FLOAT32, z, t);
                Precision.FLOAT32.near(exact.outputs(), single.outputs(), "outputs of " + subject);
                Precision.FLOAT32.near(exact.loss(), single.loss(), "loss of " + subject);
                Precision.FLOAT32.near(exact.gradient(), single.gradient(), "gradient of " + subject);
            }
        }
    }

    private static double[] rounded(double[] values) {
        return Arrays.stream(values).map(v -> (float) v).toArray();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void numbersAreFiniteWhereTheyFit(Subject subject) {
        if (!subject.total()) {
            finiteOfShares(subject, new double[] {1, 0, 0});
            finiteOfShares(subject, new double[] {0, 1, 0});
            return;
        }
        for (double first : Limits.POINTS) {
            for (double second : Limits.POINTS) {
                double[] z = {first, second, 0.25};
                finite(subject, z, new double[] {1, 0, 0});
                finite(subject, z, new double[] {0, 1, 0});
                if (subject.last().equals("identity")) {
                    finite(subject, z, new double[] {second, first, 0.25});
                }
            }
        }
    }

    private static void finite(Subject subject, double[] z, double[] t) {
        Passed exact = Subjects.pass(subject, Precision.FLOAT64, z, t);
        Passed single = Subjects.pass(subject, Precision.FLOAT32, z, t);
        String where = subject + " at " + Arrays.toString(z) + " for " + Arrays.toString(t);
        finite(exact.loss(), single.loss(), "loss of " + where);
        for (int u = 0; u < z.length; u++) {
            finite(exact.outputs()[u], single.outputs()[u], "output of " + where);
        }
        for (int k = 0; k < exact.gradient().length; k++) {
            finite(exact.gradient()[k], single.gradient()[k], "gradient of " + where);
        }
    }

    private static void finite(double exact, double single, String what) {
        assertTrue(Double.isFinite(exact), what + " is " + exact + " in FLOAT64");
        boolean fits = Math.abs(exact) <= Float.MAX_VALUE;
        assertTrue(!fits || Double.isFinite(single), what + " is " + single + " in FLOAT32");
    }

    /** A loss of shares or counts is infinite where the truth has the share 0; anywhere else it is finite. */
    private static void finiteOfShares(Subject subject, double[] t) {
        for (Precision precision : Precision.values()) {
            for (double low : new double[] {-60, -20, -1e-30, 0.0, -0.0, 1e-30}) {
                double[] z = {t[0] > 0 ? 12 : low, t[1] > 0 ? 12 : low, low};
                Passed passed = Subjects.pass(subject, precision, z, t);
                assertTrue(Double.isFinite(passed.loss()), subject + " at " + low);
                for (double slope : passed.gradient()) {
                    assertTrue(Double.isFinite(slope), "gradient of " + subject + " at " + low);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void aStepKeepsEverythingFinite(Subject subject) {
        for (Precision precision : Precision.values()) {
            Calls calls = Subjects.calls(subject, precision, PLACES[0]);
            double loss = calls.step(new double[] {1}, TARGETS[0], 1);
            assertTrue(Double.isFinite(loss), "loss of " + subject);
            for (double weight : Parameters.read(calls.network())) {
                assertTrue(Double.isFinite(weight), "weight of " + subject);
            }
        }
    }
}
