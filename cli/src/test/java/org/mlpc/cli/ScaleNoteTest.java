package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs in want of a scale are said on the command line. */
class ScaleNoteTest {
    @TempDir
    Path folder;

    @Test
    void aTrainingSaysItOnceAndOnlyWhereTheModelLeavesItOpen() throws Exception {
        Files.writeString(folder.resolve("d.csv"), "age,x,y\n20,1,0\n90,0,1\n30,1,0\n");
        String rest = " dense 1 identity  loss mse  train { data \"d.csv\"  epochs 1 } }";
        for (String[] inputs : new String[][] {
            {"input 2", "note: the inputs are not scaled: `age` goes from 20 to 90; write `scale standardize`"},
            {"input 2 scale none", ""},
            {"input 2 scale 0.01", ""},
            {"input 2 scale standardize", ""},
            {"input 2 scale minmax", ""},
            {"input age, x scale none", ""},
        }) {
            Path model = Files.writeString(folder.resolve("m.mlp"), "network M { " + inputs[0] + rest);
            Captured captured = new Captured();
            assertEquals(0, captured.run("train", model.toString()), captured.err());
            String notes = captured.err()
                    .lines()
                    .filter(line -> line.contains("not scaled"))
                    .map(line -> line.substring(0, Math.min(line.length(), inputs[1].length())))
                    .collect(Collectors.joining("\n"));
            assertEquals(inputs[1], notes, inputs[0]);
        }
    }
}
