package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.runtime.BadFileException;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Safetensors;
import org.mlpc.runtime.StoredTensor;
import org.mlpc.runtime.Team;
import org.mlpc.runtime.Tensor;
import org.mlpc.runtime.WeightFile;

/** Whatever takes numbers refuses those that no network can work with, and nothing changes. */
class RefusedNumbersTest {
    private static final double[] NEVER = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    /** Arguments of optimizers that a model may not make negative either. */
    private static final Set<String> NOT_NEGATIVE = Set.of(
            "learningRate",
            "momentum",
            "beta1",
            "beta2",
            "rho",
            "epsilon",
            "weightDecay",
            "learningRateMultiplier",
            "rateMultiplier");

    private static final List<Subject> SUBJECTS = subjects();

    private static List<Subject> subjects() {
        List<String> texts = new ArrayList<>();
        List<String> optimizers = List.of(
                "sgd",
                "momentum",
                "nesterov",
                "adagrad",
                "rmsprop",
                "adadelta",
                "rprop",
                "adam",
                "adamw",
                "nadam",
                "radam",
                "lion",
                "adam(learning_rate = cosine(peak = 0.1, steps = 100))");
        for (String optimizer : optimizers) {
            for (String precision : List.of("float32", "float64")) {
                String plateau = optimizer.equals("sgd") ? "  on_plateau factor 0.5 patience 3  validation 20%" : "";
                texts.add("network Refusing" + texts.size() + " { input a, b  scale standardize  dense 4 identity"
                        + "  batch_norm  activate tanh  dense 2 softmax  target c: no | yes  loss cross_entropy  optimizer "
                        + optimizer + "  train { batch 8  precision " + precision + plateau + " } }");
            }
        }
        return Models.run(texts);
    }

    static List<Subject> subjectsOfAllOptimizers() {
        return SUBJECTS;
    }

    @ParameterizedTest
    @MethodSource("subjectsOfAllOptimizers")
    void settersRefuseWhatNoStepCanBeTakenWith(Subject subject) throws ReflectiveOperationException {
        Network network = subject.instance();
        int setters = 0;
        for (Method setter : network.getClass().getMethods()) {
            boolean own = setter.getDeclaringClass() == network.getClass();
            if (!own || setter.getParameterCount() != 1 || setter.getParameterTypes()[0] != double.class) {
                continue;
            }
            Method getter = network.getClass().getMethod(setter.getName());
            Object before = getter.invoke(network);
            for (double value : NEVER) {
                refused(setter, network, value);
            }
            if (NOT_NEGATIVE.contains(setter.getName())) {
                refused(setter, network, -1e-3);
            }
            assertEquals(before, getter.invoke(network));
            setter.invoke(network, before);
            setters++;
        }
        assertTrue(setters >= 1);
        assertThrows(IllegalArgumentException.class, () -> network.steps(-1));
        assertEquals(0, network.steps());
    }

    private static void refused(Method setter, Network network, double value) {
        Throwable cause = assertThrows(
                        InvocationTargetException.class, () -> setter.invoke(network, value), setter::getName)
                .getCause();
        assertEquals(IllegalArgumentException.class, cause.getClass());
        assertTrue(cause.getMessage().startsWith(setter.getName() + " is "), cause::getMessage);
    }

    @ParameterizedTest
    @MethodSource("subjectsOfAllOptimizers")
    void tensorsRefuseWhatNoFileOfWeightsMayHold(Subject subject) {
        Network network = subject.instance();
        network.write("scale.offset", new double[2]);
        network.write("scale.factor", new double[] {1, 2});
        for (Tensor tensor : network.tensors()) {
            double[] before = network.read(tensor.name());
            List<Double> bad = new ArrayList<>();
            Arrays.stream(NEVER).forEach(bad::add);
            if (!subject.exact() && before.length > 1) {
                bad.add(1e39);
            }
            if (tensor.name().endsWith("running_var") || tensor.name().endsWith("multiplier")) {
                bad.add(-0.5);
            }
            if (tensor.name().equals("scale.factor")) {
                bad.addAll(List.of(0.0, -1.0));
            }
            for (double value : bad) {
                double[] values = before.clone();
                values[values.length - 1] = value;
                String message = assertThrows(
                                IllegalArgumentException.class,
                                () -> network.write(tensor.name(), values),
                                tensor::name)
                        .getMessage();
                assertTrue(message.startsWith(tensor.name() + ": value " + (values.length - 1) + " is "), message);
                assertArrayEquals(before, network.read(tensor.name()));
            }
            network.write(tensor.name(), before);
        }
    }

    @Test
    void aFileWithANegativeVarianceIsRefused() throws IOException {
        Network network = SUBJECTS.get(0).instance();
        network.write("scale.offset", new double[2]);
        network.write("scale.factor", new double[] {1, 2});
        List<StoredTensor> stored = new ArrayList<>();
        for (StoredTensor tensor : WeightFile.content(network).tensors()) {
            double[] values = tensor.values();
            values[1] = tensor.name().endsWith("running_var") ? -1 : values[1];
            stored.add(StoredTensor.ofFloats(tensor.name(), tensor.shape(), values));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Safetensors(Map.of(), stored).write(bytes);
        String message = assertThrows(
                        BadFileException.class,
                        () -> WeightFile.load(network, new ByteArrayInputStream(bytes.toByteArray())))
                .getMessage();
        assertTrue(message.contains("running_var` holds -1.0 as value 1, below 0"), message);
    }

    @Test
    void whatOverflowsHasNoClass() throws ReflectiveOperationException {
        for (String precision : List.of("float32", "float64")) {
            boolean floats = precision.equals("float32");
            double far = floats ? 3e38f : 1.7e308;
            String train = "  train { precision " + precision + " } }";
            for (String body : List.of(
                    "input width, height  scale standardize  dense 3 relu  dense 3 softmax  target c: x | y | z"
                            + "  loss cross_entropy",
                    "input width, height  dense 3 relu  dense 3 softmax  target c: x | y | z  loss cross_entropy",
                    "input width, height  scale minmax  dense 3 relu  dense 1 identity  target c: x | y  loss hinge")) {
                Subject subject = Models.run("network Far { " + body + train);
                Calls calls = subject.calls();
                calls.fitScale(new double[] {0.25, 1, 0.5, 3}, 2);
                for (String name : List.of("layer1.weight", "layer2.weight")) {
                    double[] weights = calls.network().read(name);
                    Arrays.setAll(weights, i -> i % 2 == 0 ? 3 : -2 - i);
                    calls.network().write(name, weights);
                }
                Class<?> array = floats ? float[].class : double[].class;
                Method classify = calls.network().getClass().getMethod("classify", array);
                Object x = floats ? (Object) new float[] {1, (float) -far} : new double[] {1, -far};
                Throwable cause = assertThrows(
                                InvocationTargetException.class, () -> classify.invoke(calls.network(), x), body)
                        .getCause();
                assertEquals(IllegalArgumentException.class, cause.getClass());
                assertTrue(cause.getMessage().startsWith("there is no answer to `height` = -"), cause::getMessage);
                Object near = floats ? (Object) new float[] {1, 2} : new double[] {1, 2};
                assertTrue(classify.invoke(calls.network(), near) instanceof Enum<?>);
            }
        }
    }

    /** What a schedule says of steps that a training never comes to is nobody's mistake. */
    @Test
    void schedulesAreCheckedForTheStepsThatAreTaken() {
        String growing = "input 1  dense 40 relu  dense 900 tanh  dense 1 identity  loss mse"
                + "  optimizer sgd(learning_rate = exponential(1e-6, steps = 20, factor = 10))";
        assertTrue(Models.valid("network A { " + growing + "  train { epochs 120 } }"));
        assertTrue(!Models.valid("network A { " + growing + "  train { epochs 7000 } }"));
        assertTrue(!Models.valid("network A { "
                + growing.replace(
                        "exponential(1e-6, steps = 20, factor = 10)", "inverse_time(0.1, steps = 10, rate = -1)")
                + "  train { epochs 30 } }"));
        assertTrue(!Models.valid("network A { " + growing.replace("1e-6", "-1") + " }"));
        Subject subject = Models.run("network Growing { " + growing + "  train { batch 1  epochs 120 } }");
        for (int threads : new int[] {1, 3}) {
            Calls calls = subject.calls();
            try (Team team = Team.of(threads)) {
                calls.network().use(team);
                calls.step(new double[1], new double[1], 1);
                calls.network().steps(7000);
                String message = assertThrows(
                                IllegalArgumentException.class, () -> calls.step(new double[1], new double[1], 1))
                        .getMessage();
                assertEquals("the schedule of learning_rate is Infinity at step 7000, counted from 0", message);
                calls.network().steps(1);
                assertTrue(Double.isFinite(calls.network().read("layer1.weight")[0]));
            }
        }
    }
}
