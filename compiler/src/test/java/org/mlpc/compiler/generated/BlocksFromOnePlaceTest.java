package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mlpc.compiler.random.Sameness;

/** What comes back around two blocks that begin at one place is added in one order, whatever the form. */
class BlocksFromOnePlaceTest {
    @ParameterizedTest
    @ValueSource(strings = {"dense 3 tanh", "activate tanh", "dense 3 prelu", "dropout 0.25"})
    void addTheInnermostFirst(String first) throws ReflectiveOperationException {
        Sameness sameness = new Sameness();
        sameness.require(List.of("""
                network Nested {
                    input 2
                    dense 3 tanh
                    residual {
                        residual {
                            FIRST
                            dense 3 tanh
                        }
                        dense 3 tanh
                    }
                    dense 2 softmax
                    target y: a | b
                    loss cross_entropy
                    optimizer sgd(learning_rate = 1)
                    train { batch 24 }
                }
                """.replace("FIRST", first)));
        assertEquals(List.of(), sameness.failures());
        assertEquals(1, sameness.compared());
        assertEquals(1, sameness.vectorized());
    }
}
