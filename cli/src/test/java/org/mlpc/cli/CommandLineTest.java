package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mlpc.compiler.diagnostic.Habits;

class CommandLineTest {
    @TempDir
    Path folder;

    private static void assertUsage(String message, String... args) {
        Captured captured = new Captured();
        assertEquals(Main.USAGE, captured.run(args), captured.err());
        assertTrue(captured.err().startsWith("error: " + message), captured.err());
        assertTrue(captured.err().contains("--help"), captured.err());
        assertEquals("", captured.out());
    }

    private static void assertFails(String message, String... args) {
        Captured captured = new Captured();
        assertEquals(Main.FAILED, captured.run(args), captured.err());
        assertEquals("error: " + message + "\n", captured.err());
        assertEquals("", captured.out());
    }

    @Test
    void tellsItsVersion() {
        Captured captured = new Captured();
        assertEquals(0, captured.run("--version"));
        assertTrue(captured.out().matches("mlpc \\d+\\.\\d+\\.\\d+\\S* \\(Java .*\\)\n"), captured.out());
    }

    @Test
    void tellsHowItIsUsed() {
        for (String[] args : new String[][] {
            {"--help"}, {"check", "-h"}, {"train", "--help"}, {"predict", "--help"}, {"explain", "-h"}
        }) {
            Captured captured = new Captured();
            assertEquals(0, captured.run(args));
            assertTrue(captured.out().startsWith("Usage: mlpc "), captured.out());
            assertFalse(captured.out().contains("\u001b"), "no colours when nobody sees them");
        }
    }

    @Test
    void endsWithTwoWhenCalledWrongly() {
        assertUsage("no model file is named");
        assertUsage("Missing required parameter: 'FILE'", "check");
        assertUsage("`tarin` is neither a command nor a file", "tarin", "x.mlp");
        assertUsage("there is no option `--fast`", "train", "x.mlp", "--fast");
        assertUsage("--epochs is -1; it must be 0 or more", "train", "x.mlp", "--epochs", "-1");
        assertUsage("Invalid value for option '--seed'", "train", "x.mlp", "--seed", "blue");
        assertUsage("Invalid value for option '--dump'", "x.mlp", "--dump", "tokens");
        assertUsage("Invalid value for option '--diagnostics'", "check", "x.mlp", "--diagnostics=xml");
        assertUsage(
                "--dump and --diagnostics=json cannot share standard output",
                "x.mlp",
                "--dump",
                "order",
                "--diagnostics=json");
        assertUsage("`--package a.1b` cannot be the Java package: `1b` is no Java name", "x.mlp", "--package", "a.1b");
        assertUsage("Missing required option: '--data=CSV'", "predict", "x.mlp");
    }

    @Test
    void anEmptyTextNamesNothing() {
        for (String[] args : new String[][] {
            {""},
            {"check", ""},
            {"check", "x.mlp", ""},
            {"train", ""},
            {"train", "x.mlp", "--data", ""},
            {"train", "x.mlp", "--data="},
            {"train", "x.mlp", "--data-root", ""},
            {"train", "x.mlp", "-o", ""},
            {"predict", "x.mlp", "--data", ""},
            {"predict", "x.mlp", "--data", "d.csv", "--weights", ""},
            {"predict", "", "--data", "d.csv"},
            {"x.mlp", "-o", ""},
            {"x.mlp", "--package", ""}
        }) {
            Captured captured = new Captured();
            assertEquals(Main.USAGE, captured.run(args), List.of(args) + ": " + captured.err());
            assertTrue(captured.err().contains("an empty text names no"), captured.err());
        }
        assertUsage(
                "Invalid value for option '--output': `out/` is the name of a folder; name the file for the weights",
                "train",
                "x.mlp",
                "-o",
                "out/");
    }

    /** Somebody who gives away a folder of models chooses their names, and must not choose options by them. */
    @Test
    void aNameThatBeginsWithAnAtIsAName() throws IOException {
        Path work = Path.of("").toAbsolutePath();
        Path options = Files.writeString(folder.resolve("options"), "--help\n");
        String relative = "@" + work.relativize(options);
        for (String at : List.of("@" + options, relative, relative + ".mlp")) {
            for (String command : List.of("check", "train")) {
                assertFails(at + ": no such file", command, at);
            }
            assertFails(at + ": no such file", "predict", at, "--data", "d.csv");
        }
    }

    @Test
    void whatIsMeantByAnUnknownCommandIsALineOfItsOwn() {
        Captured captured = new Captured();
        captured.run("trian", "x.mlp");
        assertEquals(
                List.of(
                        "error: `trian` is neither a command nor a file",
                        "help: did you mean `train`?",
                        "help: `mlpc --help` lists what there is"),
                captured.err().lines().toList());
    }

    @Test
    void aFileUnderTwoNamesIsOneFile() throws IOException {
        Path model = Files.writeString(folder.resolve("m.mlp"), "network N { input 1  dense 1 tanh  loss mse }");
        Path link = Files.createSymbolicLink(folder.resolve("link.mlp"), model);
        Captured captured = new Captured();
        String around = folder.resolve("../" + folder.getFileName() + "/m.mlp").toString();
        assertEquals(0, captured.run("check", model.toString(), around, link.toString()), captured.err());
        assertEquals(model + ": network N is fine\n", captured.out());
    }

    @Test
    void refusesFilesThatAreNoModels() throws IOException {
        Path missing = folder.resolve("missing.mlp");
        Path latin = Files.write(folder.resolve("latin.mlp"), new byte[] {'/', '/', (byte) 0xe4, '\n'});
        Path zeros = Files.write(folder.resolve("zeros.mlp"), new byte[10]);
        byte[] garbage = new byte[10_000_000];
        new java.util.Random(1).nextBytes(garbage);
        Path large = Files.write(folder.resolve("large.mlp"), garbage);
        for (String command : new String[] {"check", "train"}) {
            assertFails(missing + ": no such file", command, missing.toString());
            assertFails(folder + " is a folder; name the model files in it", command, folder.toString());
            assertFails(latin + " is not a model file: it is no UTF-8 text", command, latin.toString());
            assertFails(zeros + " is not a model file: it holds zero bytes", command, zeros.toString());
            assertFails(large + " is not a model file: it is larger than 1 MB", command, large.toString());
        }
        assertFails(missing + ": no such file", missing.toString());
        String lost = folder.resolve("b\uFFFDd.mlp").toString();
        assertFails(
                lost
                        + ": no such file by a name in which `\uFFFD` stands for what is no letter in this system's encoding;"
                        + " rename it",
                "check",
                lost);
    }

    @Test
    void anUnknownOptionIsNamedWhateverElseIsMissing() {
        for (String command : new String[] {"", "check", "train", "predict", "explain"}) {
            for (String[] order :
                    new String[][] {{"--bogus"}, {"--bogus", "x.mlp"}, {"x.mlp", "--bogus=3"}, {"x.mlp", "-q"}}) {
                List<String> args = new ArrayList<>(command.isEmpty() ? List.of() : List.of(command));
                args.addAll(List.of(order));
                String bad = args.contains("-q") ? "-q" : "--bogus";
                assertUsage("there is no option `" + bad + "`\n", args.toArray(String[]::new));
            }
        }
    }

    private static void assertHelp(String help, String... args) {
        Captured captured = new Captured();
        assertEquals(Main.USAGE, captured.run(args), captured.err());
        assertTrue(captured.err().contains("help: " + help), captured.err());
    }

    @Test
    void optionsAndCommandsOfOtherToolsLeadHome() {
        assertHelp("did you mean `--weights`?", "predict", "x.mlp", "--wieghts", "w", "--data", "d.csv");
        assertHelp("did you mean `--epochs`?", "train", "x.mlp", "--epoch", "3");
        assertHelp("did you mean `--data`?", "train", "x.mlp", "--csv", "d.csv");
        assertHelp("it stands in the model, not on the command line", "train", "x.mlp", "--lr=0.1");
        assertHelp("it stands in the model, not on the command line", "train", "x.mlp", "--batch-size", "3");
        assertHelp("did you mean `train`?", "trian", "x.mlp");
        assertHelp("did you mean `train`?", "fit", "x.mlp");
        assertHelp("did you mean `predict`?", "Predict", "x.mlp");
        assertHelp("did you mean `check`?", "lint", "x.mlp");
        assertHelp("write `mlpc model.mlp`", "compile", "x.mlp");
    }

    @Test
    void everyHabitLeadsToACommandOrAnOption() {
        Set<String> options = new TreeSet<>();
        for (String command : Main.COMMANDS) {
            Captured captured = new Captured();
            captured.run(command, "--help");
            Matcher matcher = Pattern.compile("--[a-z-]+").matcher(captured.out());
            while (matcher.find()) {
                options.add(matcher.group());
            }
        }
        Captured captured = new Captured();
        captured.run("--help");
        Habits.of(Habits.Kind.COMMAND).forEach(h -> assertTrue(Main.COMMANDS.containsAll(h.meant()), h::toString));
        for (Habits.Habit habit : Habits.of(Habits.Kind.OPTION)) {
            habit.meant()
                    .forEach(o ->
                            assertTrue(options.contains(o) || captured.out().contains(o), habit::toString));
        }
    }

    @Test
    void dataAndWeightsAreNoModels() throws IOException {
        Path data = Files.writeString(folder.resolve("d.csv"), "a,b\n1,2\n");
        Path model = Files.writeString(folder.resolve("m.mlp"), "network N { input 1  dense 1 tanh  loss mse }");
        assertFails(
                data + " is not a model file: it is data; write `--data` before it, behind the model",
                "train",
                data.toString());
        assertFails(
                model + " is a model file, expected a CSV file", "train", model.toString(), "--data", model.toString());
    }

    @Test
    void severalNetworksAreNamedAsCommandsToPaste() throws IOException {
        Path two = Files.writeString(
                folder.resolve("two nets.mlp"),
                "network A { input 1  dense 1 tanh  loss mse }\nnetwork B { input 1  dense 1 tanh  loss mse }\n");
        assertFails(
                "there are several networks; choose one\nhelp: mlpc train '" + two + "' --epochs 3 --network A\n"
                        + "      mlpc train '" + two + "' --epochs 3 --network B",
                "train",
                two.toString(),
                "--epochs",
                "3");
        assertFails(
                "there is no network `a`; did you mean `A`?\nhelp: mlpc predict '" + two
                        + "' --data d.csv --network A\n" + "      mlpc predict '" + two + "' --data d.csv --network B",
                "predict",
                two.toString(),
                "--network=a",
                "--data",
                "d.csv");
    }

    @Test
    void aModelThatGivesItsWeightsPredictsWithoutAFile() throws IOException {
        Path model = Files.writeString(
                folder.resolve("given.mlp"),
                "network Sum { input 2  dense 1 identity { weights [[1, 2]]  bias [0.5] } }");
        Path data = Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n3,4\n");
        Captured captured = new Captured();
        assertEquals(0, captured.run("predict", model.toString(), "--data", data.toString()), captured.err());
        assertEquals("y\n5.5\n11.5\n", captured.out());
        assertTrue(captured.err().contains("the weights that the model gives"), captured.err());
        for (String layer : new String[] {
            "dense 1 identity { weights [[1, 2]] } batch_norm",
            "dense 1 prelu { weights [[1, 2]]  bias none }",
            "dense 1 tanh"
        }) {
            Files.writeString(model, "network Sum { input 2  " + layer + " }");
            String weights = model.toString().replace(".mlp", ".safetensors");
            assertFails(weights + ": no such file", "predict", model.toString(), "--data", data.toString());
        }
    }
}
