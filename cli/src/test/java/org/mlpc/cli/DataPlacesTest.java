package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model names data in its own folder, and nowhere else unless the user says so. */
class DataPlacesTest {
    private static final String ROWS = "x,y\n1,2\n3,4\n";

    @TempDir
    Path folder;

    private Path secret;

    @BeforeEach
    void writeWhatIsOutside() throws IOException {
        Files.createDirectories(folder.resolve("models/below"));
        Files.createDirectories(folder.resolve("elsewhere"));
        secret = Files.writeString(folder.resolve("elsewhere/secret.csv"), ROWS);
        Files.writeString(folder.resolve("models/in.csv"), ROWS);
        Files.writeString(folder.resolve("models/below/deep.csv"), ROWS);
    }

    private Path model(String data, String validation) throws IOException {
        return Files.writeString(folder.resolve("models/m.mlp"), """
                network Net {
                    input x
                    scale none
                    dense 1 identity
                    target y
                    loss mean_squared_error
                    train { data "%s"  epochs 1  validation %s }
                }
                """.formatted(
                        data, validation.isEmpty() ? "20%" : '"' + validation + '"'));
    }

    private static Captured run(int code, Object... args) {
        Captured captured = new Captured();
        String[] words = Stream.concat(Stream.of("train"), Stream.of(args).map(Object::toString))
                .toArray(String[]::new);
        assertEquals(code, captured.run(words), captured.out() + captured.err());
        return captured;
    }

    private void assertRefused(Path model, String setting, String written, Object... options) {
        List<Object> args = new ArrayList<>(List.of(model));
        args.addAll(List.of(options));
        String error = run(Main.FAILED, args.toArray()).err();
        assertTrue(
                error.startsWith("error: `" + setting + " \"" + written + "\"` in " + model
                        + " leads outside the folder of the model; if you trust the model, allow the folder with"
                        + " --data-root "),
                error);
        assertFalse(error.contains("columns"), "nothing of the file is shown");
        assertFalse(error.contains("epoch"), error);
    }

    private List<String> waysOut() throws IOException {
        Path models = folder.resolve("models");
        Files.createSymbolicLink(models.resolve("link.csv"), secret);
        Files.createSymbolicLink(models.resolve("away"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(models.resolve("twice.csv"), Path.of("away/secret.csv"));
        Files.createSymbolicLink(models.resolve("dangling.csv"), folder.resolve("elsewhere/none.csv"));
        return List.of(
                secret.toString(),
                "../elsewhere/secret.csv",
                "below/../../elsewhere/secret.csv",
                "link.csv",
                "away/secret.csv",
                "twice.csv",
                "dangling.csv",
                "away/none.csv",
                "../elsewhere/none.csv",
                "../elsewhere",
                "away",
                "below/../../models-not/x.csv",
                "/",
                "/nowhere/none.csv");
    }

    @Test
    void noWayLeadsOutsideOfTheModelsFolder() throws IOException {
        for (String way : waysOut()) {
            assertRefused(model(way, ""), "data", way);
            assertRefused(model("in.csv", way), "validation", way);
            assertRefused(model("in.csv", way), "validation", way, "--data", secret);
        }
    }

    @Test
    void noOtherCommandLooksAtTheData() throws IOException {
        for (String way : List.of(secret.toString(), "../none.csv", "/dev/zero")) {
            Path model = model(way, way);
            for (String[] call : new String[][] {
                {"check", model.toString()},
                {"check", "--resolved", model.toString()},
                {"-o", folder.resolve("java").toString(), model.toString()},
                {"--dump", "order", model.toString()}
            }) {
                Captured captured = new Captured();
                assertEquals(0, captured.run(call), captured.err());
                assertFalse((captured.out() + captured.err()).contains("columns"));
            }
        }
    }

    @Test
    void filesOfAFolderOfImagesAreLookedAtToo() throws IOException {
        Path images = Files.createDirectories(folder.resolve("models/images"));
        Files.createSymbolicLink(images.resolve("train-images-idx3-ubyte"), secret);
        assertRefused(model("images", ""), "data", "images");
    }

    @Test
    void itsOwnFolderAndThoseBelowAreOpen() throws IOException {
        for (String place : List.of("in.csv", "below/deep.csv", "below/../in.csv", "../models/in.csv")) {
            run(0, model(place, "below/deep.csv"));
        }
        run(0, model(folder.resolve("models/in.csv").toString(), ""));
        Files.createSymbolicLink(folder.resolve("door"), folder.resolve("models"));
        model("in.csv", "");
        run(0, folder.resolve("door/m.mlp"));
    }

    @Test
    void theUserMayOpenMore() throws IOException {
        run(0, model("none.csv", ""), "--data", secret);
        for (String way : List.of("../elsewhere/secret.csv", secret.toString())) {
            run(0, model(way, way), "--data-root", folder);
            run(0, model(way, way), "--data-root", folder.resolve("elsewhere"));
            assertRefused(model(way, ""), "data", way, "--data-root", folder.resolve("models/below"));
        }
        Files.createSymbolicLink(folder.resolve("models/link.csv"), secret);
        run(0, model("link.csv", "below/deep.csv"), "--data-root", folder.resolve("elsewhere"));
    }

    @Test
    void whatIsMissingOrNoFileIsSaid() throws IOException {
        Path model = model("none.csv", "");
        assertEquals(
                "error: " + folder.resolve("models/none.csv") + ": no such file, named by `data` in " + model + "\n",
                run(Main.FAILED, model).err());
        assertTrue(
                run(Main.FAILED, model("in.csv", "none.csv")).err().contains("no such file, named by `validation` in"));
        Captured empty = run(Main.FAILED, model("", ""));
        assertEquals("error: `data \"\"` in " + model + ": an empty text names no file\n", empty.err());
        Captured devices = run(Main.FAILED, model("/dev/zero", ""), "--data-root", "/dev");
        assertTrue(devices.err().contains("is neither a file nor a folder"), devices.err());
    }
}
