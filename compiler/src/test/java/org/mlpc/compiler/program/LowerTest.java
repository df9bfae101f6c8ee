package org.mlpc.compiler.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.generated.Subject;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Parameters;
import org.mlpc.compiler.order.Order;
import org.mlpc.compiler.order.Ordering;
import org.mlpc.compiler.random.Examples;
import org.mlpc.compiler.random.RandomSuite;
import org.mlpc.compiler.schedule.Scheduler;
import org.mlpc.compiler.schedule.lower.Lower;
import org.mlpc.compiler.schedule.pass.Pass;

/** The program of a network computes what its generated class computes, bit for bit, after every pass. */
class LowerTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

    /** More examples in a batch than there are in a piece. */
    private static final String LARGE = """
            network Large {
                input 2
                dense 3 tanh
                dense 1 prelu {
                    l1 0.01
                    l2 0.1
                    max_norm 0.5
                }
                target y
                loss mse
                optimizer adam
                train {
                    batch 1200
                    clip norm 0.1
                }
            }
            """;

    static List<Subject> networks() {
        return RandomSuite.subjects();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void programsHaveTheBitsOfGeneratedClasses(Subject subject) {
        compare(subject, Math.min(RandomSuite.batch(subject), 5));
    }

    @Test
    void sumsInPiecesHaveTheBitsOfGeneratedClasses() {
        compare(Models.run(LARGE), 1200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"float32", "float64"})
    void normsOfEveryShapeOfTensorHaveTheBitsOfGeneratedClasses(String precision) {
        String text = "network Clipped { input 3  dense 70 prelu  maxout 20 pieces 2  dense 2 identity"
                + "  loss mse  optimizer sgd  train { batch 8  clip norm 0.5  precision " + precision + " } }";
        compare(Models.run(text), 8);
    }

    /** Fixtures whose first network goes layer by layer, small layers in it. */
    @ParameterizedTest
    @ValueSource(strings = {"definitions", "expressions", "layers-loops", "settings"})
    void fixturesHaveTheBitsOfGeneratedClasses(String fixture) throws IOException {
        Subject subject = Models.run(Files.readString(FIXTURES.resolve(fixture).resolve("model.mlp")));
        compare(subject, Math.min(RandomSuite.batch(subject), 5));
    }

    private static void compare(Subject subject, int n) {
        Network network = subject.meant();
        Order order = Ordering.order(network, network.train().piece());
        LoopProgram program = Lower.lower(order);
        compare(subject, order, program, n, "lowered");
        for (Pass pass : Scheduler.schedule(order).passes()) {
            LoopProgram before = program;
            program = pass.apply(before);
            if (!program.equals(before)) {
                compare(subject, order, program, n, "after " + pass.name());
            }
        }
    }

    private static void compare(Subject subject, Order order, LoopProgram program, int n, String when) {
        Network network = order.network();
        Calls calls = RandomSuite.ready(subject);
        ProgramTraining training = new ProgramTraining(order, program, calls.network());
        Examples asked = Examples.draw(network, 1, n);
        assertArrayEquals(calls.outputs(asked.x(), n), training.outputs(asked.x(), n), "outputs before, " + when);
        if (network.loss().isEmpty() || network.optimizer().minimizer().isPresent()) {
            return;
        }
        for (int step = 0; step < 3; step++) {
            Examples examples = Examples.draw(network, 2 + step, n);
            double expected = calls.step(examples.x(), examples.t(), n);
            double found = training.step(examples.x(), examples.t(), n);
            assertEquals(expected, subject.exact() ? found : (float) found, "loss of step " + step + ", " + when);
        }
        for (int k = 1; k <= network.layers().size(); k++) {
            Layer layer = network.layers().get(k - 1);
            for (Parameters tensor : layer.parameters()) {
                String name = layer.name() + "." + tensor.tensor();
                double[] found = training.parameters(k, tensor);
                assertArrayEquals(calls.network().read(name), found, name + ", " + when);
            }
        }
        assertArrayEquals(calls.outputs(asked.x(), n), training.outputs(asked.x(), n), "outputs after, " + when);
        if (program.has("lossOf")) {
            double loss = training.loss(asked.x(), asked.t(), n);
            assertEquals(calls.loss(asked.x(), asked.t(), n), subject.exact() ? loss : (float) loss, "loss, " + when);
        }
    }
}
