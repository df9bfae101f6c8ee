package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of a model file mean in Java what they mean there, however they are spelled. */
class SpellingTest {
    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "010, 10",
        "00.50, 0.5",
        "4294967296, 4294967296",
        "12345678901234567890, 12345678901234567890",
        "1E+2, 100",
        "2 * 3, 6",
        "1e-400, 0"
    })
    void anArgumentIsTheNumberThatIsWritten(String spelling, double value) {
        for (String precision : new String[] {"float32", "float64"}) {
            // a loss with the gradient 1, so that the bias falls by the rate
            Calls calls = Models.run("loss slope(y[], t[]) = sum(y)\n"
                            + "optimizer plain(rate) { w = w - rate * g }\n"
                            + "network Falls { input 1  dense 1 identity  loss slope  optimizer plain(" + spelling
                            + ")  train { precision " + precision + " } }")
                    .calls();
            calls.step(new double[] {0}, new double[] {0}, 1);
            double expected = precision.equals("float32") ? (float) value : value;
            assertEquals(-expected, calls.network().read("layer1.bias")[0], 0.0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.50, 1.5",
        "007, 7",
        "1.0e-50, 1e-50",
        "1.0e-400, 0",
        "1.0e50, 1e50",
        "12345678901234567890, 12345678901234567890"
    })
    void aNumberInAFormulaIsTheOneThatIsWritten(String spelling, double value) {
        for (String precision : new String[] {"float32", "float64"}) {
            Calls calls = Models.run("activation line(z) = z + " + spelling
                            + "\nnetwork Line { input 1  dense 1 line { weights [[0]] }  train { precision " + precision
                            + " } }")
                    .calls();
            double expected = precision.equals("float32") ? (float) value : value;
            assertEquals(expected, calls.outputs(new double[] {0}, 1)[0], 0.0);
        }
    }
}
