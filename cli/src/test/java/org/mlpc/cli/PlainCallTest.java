package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainCallTest {
    private static final String HEAD = "network Small { input 2  dense 1 sigmoid  loss binary_cross_entropy";

    @TempDir
    Path folder;

    private static boolean plain(String... args) {
        return PlainCall.of(new Captured().terminal(), args).isPresent();
    }

    @Test
    void isPlainWithNothingButModelFiles() {
        assertTrue(plain("iris.mlp"));
        assertTrue(plain("some/iris.mlp", "other.mlp"));
        assertTrue(plain("check", "iris.mlp"));
        assertTrue(plain("train", "iris.mlp", "other.mlp"));
        assertTrue(plain("@iris.mlp"), "no file of arguments");
    }

    @Test
    void leavesEverythingElseToTheOptionParser() {
        for (String[] args : new String[][] {
            {},
            {"check"},
            {"iris"},
            {"--help"},
            {"-x.mlp"},
            {"iris.mlp", "train"},
            {"train", "iris.mlp", "--epochs", "3"},
            {"check", "iris.mlp", "--resolved"},
            {"predict", "iris.mlp"},
            {"explain", "iris.mlp"}
        }) {
            assertTrue(!plain(args), List.of(args).toString());
        }
    }

    /** The option parser is asked by an option that says what is so without it. */
    @Test
    void doesTheSameAsTheOptionParser() throws IOException {
        Path fine = Files.writeString(folder.resolve("fine.mlp"), HEAD + "  optimizer sgd }\n");
        Path wrong = Files.writeString(folder.resolve("wrong.mlp"), HEAD + "  optimizer sdg }\n");
        Path none = folder.resolve("none.mlp");
        for (Path model : List.of(fine, wrong, none)) {
            for (List<String> command : List.of(List.<String>of(), List.of("check"))) {
                List<String> args = Stream.concat(command.stream(), Stream.of(model.toString()))
                        .toList();
                Captured plain = new Captured();
                int code = plain.run(args.toArray(String[]::new));
                Captured parsed = new Captured();
                assertEquals(
                        parsed.run(Stream.concat(args.stream(), Stream.of("--diagnostics=text"))
                                .toArray(String[]::new)),
                        code);
                assertEquals(parsed.out(), plain.out());
                assertEquals(parsed.err(), plain.err());
            }
        }
    }
}
