package org.mlpc.training.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Signature;
import org.mlpc.runtime.Table;
import org.mlpc.runtime.Target;
import org.mlpc.training.Failure;
import org.mlpc.training.FakeNetwork;

class PredictionsTest {
    private static String print(Network network, Table inputs) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Predictions(network).print(inputs, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsAProbabilityForEachClassAndTheLargestTheFirstOnTies() {
        Network network = FakeNetwork.classes(List.of(), 3, "a", "b, c", "d");
        assertEquals("""
                a,"b, c",d,predicted
                0.1,0.2,0.3,d
                0.3,0.3,0.1,a
                0.1,0.3,0.3,"b, c"
                """, print(network, Table.of(new float[] {1, 2, 3, 3, 3, 1, 1, 3, 3}, 3)));
    }

    @Test
    void numbersUnnamedClasses() {
        Network network = FakeNetwork.classes(List.of(), 2, 2, List.of(), List.of());
        assertEquals("0,1,predicted\n0.9,0.1,0\n", print(network, Table.of(new float[] {9, 1}, 2)));
    }

    @Test
    void saysYesOnlyAboveOneHalf() {
        assertEquals(
                "yes,predicted\n0.5,no\n0.6,yes\n",
                print(FakeNetwork.binary(1, "no", "yes"), Table.of(new float[] {5, 6}, 1)));
        assertEquals("y,predicted\n0.6,1\n", print(FakeNetwork.binary(1), Table.of(new float[] {6}, 1)));
    }

    @Test
    void namesTheValuesOfARegression() {
        Table one = Table.of(new float[] {1}, 1);
        assertEquals("p,q\n0.1,0.1\n", print(FakeNetwork.regression(List.of(), 1, 2, "p", "q"), one));
        assertEquals("y0,y1\n0.1,0.1\n", print(FakeNetwork.regression(List.of(), 1, 2), one));
        assertEquals("y\n0.1\n", print(FakeNetwork.regression(List.of(), 1, 1), one));
    }

    @Test
    void printsDoublesOfANetworkOfDoubles() {
        Network doubles = FakeNetwork.of(
                List.of(),
                1,
                1,
                new Target(Target.Kind.REGRESSION, List.of(), List.of()),
                Signature.Precision.FLOAT64,
                FakeNetwork.training(Optional.empty()));
        assertEquals("y\n0.3141592653589793\n", print(doubles, Table.of(new double[] {Math.PI}, 1)));
    }

    @Test
    void refusesARowWhoseAnswerIsNoNumber() {
        Network network = FakeNetwork.classes(List.of("width", "height"), 2, "a", "b");
        Table rows = Table.of(new float[] {1, 2, 3, 3e38f}, 2);
        String message = assertThrows(Failure.class, () -> print(network, rows)).getMessage();
        assertEquals(
                "row 2 of the data: there is no answer to `height` = 3E+38: an output is NaN, since numbers so large"
                        + " overflow",
                message);
    }
}
