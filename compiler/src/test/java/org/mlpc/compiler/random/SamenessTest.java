package org.mlpc.compiler.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What drawn networks must not be blamed for. */
class SamenessTest {
    private static final String REFUSING = """
            activation own(x) = log(x)
            network Refusing {
                input "q": own, r
                dense 2 tanh
                dense 1 identity
                target y
                loss mse
                optimizer sgd
            }
            """;

    private static final String OVERFLOWING = """
            activation large(v; learn slope = 0.7) = 0.5 * log(1e30) ^ log(1e30) + 0 * slope * v
            network Overflowing {
                input 2
                dense 2 large
                dense 2 softmax
                target y: a | b
                loss cross_entropy
                optimizer sgd
            }
            """;

    @Test
    void bothTargetsRefuseTheSameNumbers() throws ReflectiveOperationException {
        assertEquals(0, compared(REFUSING));
    }

    @Test
    void whatFloatCannotHoldIsNotComparedWithDouble() throws ReflectiveOperationException {
        assertEquals(0, compared(OVERFLOWING));
    }

    private static int compared(String text) throws ReflectiveOperationException {
        Sameness sameness = new Sameness();
        sameness.require(List.of(text));
        assertEquals(List.of(), sameness.failures());
        return sameness.compared();
    }
}
