package org.mlpc.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> WORDS =
            List.of("dense", "dropout", "batch_norm", "epochs", "seed", "learning_rate", "mean_squared_error", "w");

    private static void assertMeant(String meant, String... written) {
        for (String one : written) {
            assertEquals(Optional.of(meant), Suggestion.only(one, WORDS), one);
            assertEquals(Optional.of("did you mean `" + meant + "`?"), Suggestion.help(one, WORDS), one);
        }
    }

    @Test
    void slipsOfTheFingerAreForgiven() {
        assertMeant("dense", "desne", "dnse", "densee", "dence");
        assertMeant("seed", "sed", "sede", "seeed");
        assertMeant("epochs", "epoch", "epohcs");
        assertMeant("mean_squared_error", "mean_square_eror", "mean_suqared_error");
    }

    @Test
    void capitalsAndDividingSignsDoNotCount() {
        assertMeant("dense", "Dense", "DENSE");
        assertMeant("dropout", "DropOut", "drop_out", "drop-out");
        assertMeant("batch_norm", "BatchNorm", "batchnorm", "batch norm", "BATCH_NORM", "BatchNorn");
        assertMeant("learning_rate", "learningRate", "LearningRate", "learning-rate", "learnigRate");
    }

    @Test
    void whatIsFarAwayIsNotMeant() {
        for (String far : List.of("seeder_x", "x", "hidden", "", "_", "reluctant")) {
            assertEquals(Optional.empty(), Suggestion.help(far, WORDS), far);
        }
    }

    @Test
    void ofSeveralThatAreAsNearTheFirstIsAskedForAndNoneActedUpon() {
        List<String> known = List.of("aoy", "aox");
        assertEquals(known, Suggestion.nearest("aor", known));
        assertEquals(Optional.of("did you mean `aoy`?"), Suggestion.help("aor", known));
        assertEquals(Optional.empty(), Suggestion.only("aor", known));
    }
}
