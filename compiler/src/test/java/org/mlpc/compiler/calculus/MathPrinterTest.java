package org.mlpc.compiler.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mlpc.compiler.generated.Models;

/** Formulas in comments read as they would stand in a textbook. */
class MathPrinterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "z + (z + 1); z + (z + 1)",
                "z - (1 - z); z - (1 - z)",
                "(z - 1) - z; z - 1 - z",
                "z * (z * 2); z · (z · 2)",
                "z / (z / 2); z / (z / 2)",
                "(z + 1) * z; (z + 1) · z",
                "-z ^ 2; -z²",
                "(-z) ^ 2; (-z)²",
                "z ^ -1; z^(-1)",
                "z ^ 12; z¹²",
                "z ^ 0.5; z^0.5",
                "z ^ (z + 1); z^(z + 1)",
                "(z ^ 2) ^ 3; (z²)³",
                "2 ^ -z; 2^(-z)",
                "sqrt(z + 1); √(z + 1)",
                "abs(z - 1); |z - 1|",
                "sigmoid(2 * z); σ(2 · z)",
                "exp(-z); exp(-z)",
                "max(z, 0); max(z, 0)",
                "if z >= 0 and z != 1 then z else -z; z if z ≥ 0 and z ≠ 1, else -z",
                "if not (z < 0 or z > 1) then z else 0; z if not (z < 0 or z > 1), else 0",
                "1 + (if z > 0 then z else 0); 1 + (z if z > 0, else 0)",
                "-(z + 1); -(z + 1)",
                "z * -z; z · (-z)",
                "z + -z; z + (-z)",
                "-(-1 * z); -(-1 · z)",
                "let q = z * z in q + q; z · z + z · z",
                "0.10 * z; 0.10 · z"
            })
    void activationsOfOneUnit(String written, String printed) {
        assertEquals(printed, print("f(z) = " + written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "z / sum(z); z / (Σ z)",
                "z * sum(z + 1); z · (Σ (z + 1))",
                "z - mean(z ^ 2); z - mean(z²)",
                "z - log_sum_exp(z); z - log Σ exp(z)",
                "exp(z - max(z)); exp(z - max(z))"
            })
    void activationsOverUnits(String written, String printed) {
        assertEquals(printed, print("f(z[]) = " + written));
    }

    private static String print(String definition) {
        String text = "activation " + definition + "\nnetwork N { input 1 dense 2 f }";
        return MathPrinter.print(Models.check(text).get(0).last().activation().definition());
    }
}
