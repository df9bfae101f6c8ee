package org.mlpc.compiler.std;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.source.SourceFile;

/** What an {@code after} clause may say, and what the compiler concludes from it. */
class AfterClauseTest {
    private static final String OWN = """
            loss own(y[], t[]) = -mean(t * log(y) + (1 - t) * log(1 - y))
                after sigmoid:
                    value    mean(softplus(z) - t * z) + mean(y - y)
                    gradient (y - t) / units
            """;

    @ParameterizedTest
    @ValueSource(ints = {2, 200})
    void theValueMaySpeakOfOutputs(int units) {
        String text = OWN + "network Net { input 1 dense " + units + " sigmoid loss own train { batch 1 } }";
        Calls calls = Generated.from(text).calls("Net");
        calls.network().write("layer1.weight", new double[units]);
        assertEquals(Math.log(2), calls.loss(new double[] {1}, new double[units], 1), 1e-5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"focal sigmoid", "multilabel_cross_entropy sigmoid", "kl_divergence softmax", "own sigmoid"})
    void aRefusedLossNamesTheActivationItIsMeantFor(String pair) {
        String loss = pair.split(" ")[0];
        String text = OWN + "network Net { input 1 dense 2 relu loss " + loss + " }";
        Compilation compilation =
                Compiler.compile(List.of(new SourceFile("model.mlp", text)), new Options(Optional.empty(), "0.1.0"));
        Optional<String> help = compilation.diagnostics().get(0).help();
        assertEquals(Optional.of("end the network with `" + pair.split(" ")[1] + "`"), help);
    }

    @Test
    void aLossWithoutSuchAClauseNamesAnActivationThatFits() {
        String text = "network Net { input 1 dense 2 tanh loss poisson }";
        Compilation compilation =
                Compiler.compile(List.of(new SourceFile("model.mlp", text)), new Options(Optional.empty(), "0.1.0"));
        assertEquals(
                Optional.of("end the network with `softplus`"),
                compilation.diagnostics().get(0).help());
    }
}
