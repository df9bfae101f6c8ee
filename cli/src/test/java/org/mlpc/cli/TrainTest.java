package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a model file and data to weights and Java, through the whole compiler. */
class TrainTest {
    private static final String CLOUDS = """
            network Clouds {
                input  length, width
                scale  standardize
                dense  hidden 4 tanh
                dense  output 3 softmax
                target kind: small | long | wide
                loss   cross_entropy
                optimizer adam(learning_rate = 0.05)
                metrics accuracy
                train { data "clouds.csv"  batch 8  epochs 30  seed 1  validation 20% }
            }
            """;

    @TempDir
    Path folder;

    private Path model;

    @BeforeEach
    void writeModelAndData() throws IOException {
        model = Files.writeString(folder.resolve("clouds.mlp"), CLOUDS);
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder csv = new StringBuilder("kind,width,length\n");
        for (int i = 0; i < 150; i++) {
            double width = random.nextDouble(60) + (i % 3 == 2 ? 100 : 0);
            double length = random.nextDouble(60) + (i % 3 == 1 ? 100 : 0);
            csv.append(List.of("small", "long", "wide").get(i % 3))
                    .append(',')
                    .append(width)
                    .append(',')
                    .append(length)
                    .append('\n');
        }
        Files.writeString(folder.resolve("clouds.csv"), csv);
    }

    /** A package is anybody's but Java's and mlpc's, and so are those of the libraries that mlpc is made with. */
    @Test
    void aNetworkMayBeNamedLikeAClassOfALibrary() throws IOException {
        for (Class<?> taken : List.of(
                picocli.CommandLine.class,
                org.antlr.v4.runtime.Lexer.class,
                com.palantir.javapoet.JavaFile.class,
                de.siegmar.fastcsv.reader.CsvReader.class)) {
            String name = taken.getSimpleName();
            Files.writeString(model, "package " + taken.getPackageName() + "\n" + CLOUDS.replace("Clouds", name));
            assertTrue(train(model, "--epochs", 1).out().startsWith(name + ": 2 inputs"));
            assertTrue(run("predict", model, "--data", folder.resolve("clouds.csv"))
                    .out()
                    .startsWith("small,long"));
        }
    }

    private Captured train(Object... args) {
        return run("train", args);
    }

    private static Captured run(String command, Object... args) {
        Captured captured = new Captured();
        String[] all = Stream.concat(Stream.of(command), Arrays.stream(args).map(Object::toString))
                .toArray(String[]::new);
        int code = captured.run(all);
        assertEquals(0, code, captured.err());
        return captured;
    }

    private static String refused(String command, Object... args) {
        Captured captured = new Captured();
        String[] all = Stream.concat(Stream.of(command), Arrays.stream(args).map(Object::toString))
                .toArray(String[]::new);
        assertEquals(Main.FAILED, captured.run(all), captured.err());
        assertTrue(captured.err().startsWith("error: "), captured.err());
        return captured.err().substring("error: ".length()).strip();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void trainsAndTellsAccuracyWeightsAndJava() throws IOException {
        String out = train(model).out();
        assertTrue(
                out.startsWith(
                        "Clouds: 2 inputs, 3 outputs, 27 parameters; 120 examples to train on, 30 to validate on\n"
                                + "epoch  1/30  loss "),
                out);
        Matcher accuracy = Pattern.compile("\nvalidation accuracy (\\S+) %, validation loss (\\S+)\n")
                .matcher(out);
        assertTrue(accuracy.find(), out);
        assertTrue(Double.parseDouble(accuracy.group(1)) >= 90, out);
        Matcher training = Pattern.compile("\ntraining accuracy (\\S+) %, training loss (\\S+)\nvalidation ")
                .matcher(out);
        assertTrue(training.find(), out);
        assertTrue(Double.parseDouble(training.group(1)) >= 90, out);
        Path weights = folder.resolve("clouds.safetensors");
        Path java = folder.resolve("Clouds.java");
        assertTrue(out.endsWith("\nweights: " + weights + "\nJava:    " + java + "\n"), out);
        assertTrue(Files.readString(java).startsWith("// Generated by mlpc "));
        assertEquals(List.of("Clouds.java", "clouds.csv", "clouds.mlp", "clouds.safetensors"), names());
    }

    @Test
    void tellsAllMetricsOfTrainingAndValidation() throws IOException {
        String metrics = "metrics top_k_accuracy(k = 2), precision_at_recall(recall = 1 / 2), mse";
        Path judged = Files.writeString(
                folder.resolve("judged.mlp"),
                CLOUDS.replace("metrics accuracy", metrics).replace("validation 20%", "validation \"clouds.csv\""));
        String out = train(judged).out();
        String number = "([0-9.e-]+)";
        Matcher told = Pattern.compile("\ntraining (top_k_accuracy\\(k = 2\\) " + number + " %, )"
                        + "training (precision_at_recall\\(recall = 0\\.5\\) " + number + " %, )"
                        + "training (mse " + number + ", )training (accuracy " + number + " %, )training (loss "
                        + number + ")\nvalidation \\1validation \\3validation \\5validation \\7validation \\9\n")
                .matcher(out);
        assertTrue(told.find(), "the same data give the same numbers: " + out);
        assertTrue(Double.parseDouble(told.group(2)) >= 95, out);
        assertTrue(out.contains("  validation top_k_accuracy(k = 2) "), "every epoch: " + out);
    }

    @Test
    void tellsHowGoodARegressionIs() throws IOException {
        Path line = Files.writeString(folder.resolve("line.mlp"), """
                network Line {
                    input x
                    scale standardize
                    dense 1 identity
                    target y
                    loss mean_squared_error
                    optimizer sgd(learning_rate = 0.1)
                    metrics r2, mae
                    train { data "line.csv"  batch full  epochs 200  validation 25% }
                }
                """);
        StringBuilder csv = new StringBuilder("x,y\n");
        for (int i = 0; i < 40; i++) {
            csv.append(i)
                    .append(',')
                    .append(2 * i + 1 + (i % 2 == 0 ? 0.5 : -0.5))
                    .append('\n');
        }
        Files.writeString(folder.resolve("line.csv"), csv);
        String out = train(line).out();
        assertTrue(
                Pattern.compile(
                                "\ntraining r2 0\\.999\\d, training mae 0\\.[45]\\d+, training loss 0\\.2\\d+\n"
                                        + "validation r2 0\\.999\\d, validation mae 0\\.[45]\\d+, validation loss 0\\.[23]\\d+\n")
                        .matcher(out)
                        .find(),
                out);
    }

    @Test
    void writesTheSameBytesAgainAndOthersFromAnotherSeed() throws IOException {
        Path weights = folder.resolve("w.safetensors");
        train(model, "-o", weights, "--epochs", 3);
        byte[] first = Files.readAllBytes(weights);
        train(model, "-o", weights, "--epochs", 3);
        assertArrayEquals(first, Files.readAllBytes(weights));
        train(model, "-o", weights, "--epochs", 3, "--seed", 9);
        assertFalse(Arrays.equals(first, Files.readAllBytes(weights)));
        train(model, "-o", weights, "--epochs", 3, "--seed", 1);
        assertArrayEquals(first, Files.readAllBytes(weights), "the file's own seed");
    }

    @Test
    void writesStartingWeightsWithNoEpochs() throws IOException {
        String out = train(model, "--epochs", 0).out();
        assertTrue(out.contains("starting weights, not trained\n"), out);
        byte[] start = Files.readAllBytes(folder.resolve("clouds.safetensors"));
        train(model, "--epochs", 1);
        assertFalse(Arrays.equals(start, Files.readAllBytes(folder.resolve("clouds.safetensors"))));
    }

    @Test
    void needsDataForTrainingAndForAScaleButNotForStartingWeights() throws IOException {
        Path bare = Files.writeString(folder.resolve("bare.mlp"), CLOUDS.replace("data \"clouds.csv\"", ""));
        String message = "there are no data to train on: add `data \"file.csv\"` to the train block of " + bare
                + " or give --data";
        assertEquals(message, refused("train", bare));
        assertEquals(message, refused("train", bare, "--epochs", 0));
        Files.writeString(bare, CLOUDS.replace("data \"clouds.csv\"", "").replace("standardize", "none"));
        train(bare, "--epochs", 0);
        train(bare, "--data", folder.resolve("clouds.csv"), "--epochs", 1);
    }

    @Test
    void predictsFromWeights() throws IOException {
        train(model);
        Path data = Files.writeString(folder.resolve("new.csv"), "length,width\n20,20\n130,30\n30,130\n");
        List<String> lines = run("predict", model, "--weights", folder.resolve("clouds.safetensors"), "--data", data)
                .out()
                .lines()
                .toList();
        assertEquals("small,long,wide,predicted", lines.get(0));
        assertEquals(
                List.of("small", "long", "wide"),
                lines.subList(1, 4).stream()
                        .map(line -> line.substring(line.lastIndexOf(',') + 1))
                        .toList());
        double sum = 0;
        for (String field : lines.get(1).split(",")) {
            sum += field.equals("small") ? 0 : Double.parseDouble(field);
        }
        assertEquals(1, sum, 1e-5);
        assertEquals(lines, run("predict", model, "--data", data).out().lines().toList(), "the usual place");
    }

    @Test
    void refusesWeightsThatAreMissingDamagedOrOfAnotherNetwork() throws IOException {
        train(model, "--epochs", 1);
        Path weights = folder.resolve("clouds.safetensors");
        Path data = folder.resolve("clouds.csv");
        Path missing = folder.resolve("missing.safetensors");
        assertEquals(missing + ": no such file", refused("predict", model, "--weights", missing, "--data", data));
        assertEquals(
                folder + " is a folder, expected a file of weights",
                refused("predict", model, "--weights", folder, "--data", data));
        assertTrue(refused("predict", model, "--weights", data, "--data", data)
                .startsWith(data + ": this is no safetensors file: "));
        Path other = Files.writeString(
                folder.resolve("other.mlp"), CLOUDS.replace("Clouds", "Other").replace("hidden 4", "hidden 5"));
        assertEquals(
                weights + ": these are not the weights of network `Other`: the file is of network `Clouds`; "
                        + "`hidden.weight` is [5, 2] here and [4, 2] in the file; "
                        + "`hidden.bias` is [5] here and [4] in the file; "
                        + "`output.weight` is [3, 5] here and [3, 4] in the file",
                refused("predict", other, "--weights", weights, "--data", data));
    }

    @Test
    void writesNothingWhenDataAreWrong() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.csv"), "kind,width,length\nsmall,1,2\nlong,x,2\n");
        assertEquals(
                bad + ":3: column `width`: `x` is no number  [clouds.mlp:2: input width]",
                refused("train", model, "--data", bad));
        Files.writeString(bad, "kind,width,length\nsmall,1,2\nhuge,1,2\n");
        assertEquals(
                bad + ":3: column `kind`: `huge` is no class; the classes are small, long, wide"
                        + "  [clouds.mlp:6: target kind]",
                refused("train", model, "--data", bad));
        Files.writeString(bad, "kind,width\nsmall,1\n");
        assertEquals(
                bad + ": there is no column `length` for the input; the columns are kind, width"
                        + "  [clouds.mlp:2: input length]",
                refused("train", model, "--data", bad));
        Files.writeString(bad, "kind,width,length\nsmall,1,2\n");
        assertEquals(
                "with 1 example none can be held out for validation; give more data",
                refused("train", model, "--data", bad));
        assertEquals(List.of("bad.csv", "clouds.csv", "clouds.mlp"), names());
    }

    /** One line for each feature and for the target, so that a wrong place shows. */
    private Path spreadOut() throws IOException {
        return Files.writeString(folder.resolve("spread.mlp"), """
                // a comment
                network UnscaledInputs {
                    input
                        length,
                        "net weight": log1p,
                        colour: red | blue,
                        width
                    scale standardize
                    dense 2 identity
                    target
                        low,
                        high
                    loss mse
                    train { data "spread.csv"  epochs 1 }
                }
                """);
    }

    @Test
    void namesTheLineOfTheModelThatAsks() throws IOException {
        Path spread = spreadOut();
        Path data = folder.resolve("spread.csv");
        String header = "width,colour,net weight,length,low,high\n";
        String good = "1,red,2,3,4,5\n2,blue,3,4,5,6\n";
        for (String[] wrong : new String[][] {
            {"x,red,2,3,4,5", "column `width`: `x` is no number  [spread.mlp:7: input width]"},
            {
                "1,Red,2,3,4,5",
                "column `colour`: `Red` is no label; the labels are red, blue  [spread.mlp:6: input colour]"
            },
            {
                "1,red,-1,3,4,5",
                "column `net weight`: `log1p` makes no finite number of `-1`  [spread.mlp:5: input net weight]"
            },
            {"1,red,2,,4,5", "column `length`: the field is empty, expected a number  [spread.mlp:4: input length]"},
            {"1,red,2,3,y,5", "column `low`: `y` is no number  [spread.mlp:10: target low]"},
            {"1,red,2,3,4,NaN", "column `high`: `NaN` is no number  [spread.mlp:10: target high]"},
        }) {
            Files.writeString(data, header + good + wrong[0] + "\n");
            assertEquals(data + ":4: " + wrong[1], refused("train", spread));
        }
        for (String[] name : new String[][] {
            {"width", "Width", "input", "7"},
            {"net weight", "Net_Weight", "input", "5"},
            {"colour", "COLOUR", "input", "6"},
            {"low", "Low", "target", "10"},
        }) {
            Files.writeString(data, header.replace(name[0], name[1]) + good);
            assertEquals(
                    data + ": there is no column `" + name[0] + "` for the " + name[2] + "; did you mean `" + name[1]
                            + "`?  [spread.mlp:" + name[3] + ": " + name[2] + " " + name[0] + "]",
                    refused("train", spread));
        }
        Files.writeString(data, header + "x,red,2,3,4,5\n1,red,2,3,4,z\n");
        assertEquals(
                data + ":2: column `width`: `x` is no number  [spread.mlp:7: input width]\n" + data
                        + ":3: column `high`: `z` is no number  [spread.mlp:10: target high]",
                refused("train", spread));
    }

    @Test
    void keepsTheEpochOfTheLowestLossWhenTheLossOverflows() throws IOException {
        Path wild = Files.writeString(folder.resolve("wild.mlp"), """
                network Wild {
                    input x
                    dense 1 identity
                    target y
                    loss mean_squared_error
                    optimizer sgd(learning_rate = 0.5)
                    train { data "wild.csv"  batch 2  epochs 50  shuffle off }
                }
                """);
        Files.writeString(folder.resolve("wild.csv"), "x,y\n100,1\n200,2\n300,3\n");
        Captured captured = new Captured();
        assertEquals(Main.FAILED, captured.run("train", wild.toString()));
        Path weights = folder.resolve("wild.safetensors");
        String end = captured.err().substring(captured.err().indexOf("error: "));
        Matcher message = Pattern.compile("error: \\S+( loss)? became \\S+ in epoch (\\d+), step \\d+; likely cause: "
                        + ".* the inputs are not scaled, they reach 300 .*\n"
                        + "the weights of epoch (\\d+) are in " + Pattern.quote(weights.toString()) + "\n")
                .matcher(end.replace("the loss", "loss"));
        assertTrue(message.matches(), captured.err());
        assertTrue(
                Integer.parseInt(message.group(2)) > 2, "the loss grows in every epoch, and the first one is the best");
        assertEquals("1", message.group(3));
        Path data = Files.writeString(folder.resolve("one.csv"), "x\n1\n");
        List<String> lines = run("predict", wild, "--data", data).out().lines().toList();
        assertEquals("y", lines.get(0));
        assertTrue(Double.isFinite(Double.parseDouble(lines.get(1))));
    }

    /** Whether somebody buys depends on the colour and the logarithm of the income, which reaches from 10 to 100,000. */
    private Path shop(String precision) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder csv = new StringBuilder("colour,age,income,grade,buys\n");
        for (int i = 0; i < 200; i++) {
            int colour = random.nextInt(3);
            double magnitude = 1 + random.nextDouble(4);
            int grade = 1 + random.nextInt(3);
            csv.append(List.of("red", "\"dark green\"", " blue ").get(colour))
                    .append(String.format(Locale.ROOT, ",%d,%.2f", 20 + random.nextInt(50), Math.pow(10, magnitude)))
                    .append(",")
                    .append(grade)
                    .append(magnitude + colour > 3.5 ? ",yes\n" : ",no\n");
        }
        Files.writeString(folder.resolve("shop.csv"), csv);
        return Files.writeString(folder.resolve("shop.mlp"), """
                network Shop {
                    input  income: log, colour: red | "dark green" | blue, age, grade: 3 | 2 | 1
                    scale  standardize
                    dense  6 tanh
                    dense  1 sigmoid
                    target buys: no | yes
                    loss   binary_cross_entropy
                    optimizer adam(learning_rate = 0.05)
                    train  { data "shop.csv"  batch 10  epochs 40  seed 2  precision %s }
                }
                """.formatted(precision));
    }

    @Test
    void trainsOnCategoriesAndTransforms() throws IOException {
        for (String precision : List.of("float32", "float64")) {
            Path shop = shop(precision);
            Matcher accuracy = Pattern.compile("\naccuracy (\\S+) %, loss")
                    .matcher(train(shop).out());
            assertTrue(accuracy.find());
            assertTrue(Double.parseDouble(accuracy.group(1)) >= 97, accuracy.group());
            byte[] weights = Files.readAllBytes(folder.resolve("shop.safetensors"));
            train(shop);
            assertArrayEquals(weights, Files.readAllBytes(folder.resolve("shop.safetensors")));
            Path data = Files.writeString(
                    folder.resolve("new.csv"),
                    "grade,income,age,colour\n1,20,40,red\n1,90000,40,red\n3,20,30,blue\n3,2000,30,blue\n");
            assertEquals(
                    List.of("predicted", "no", "yes", "no", "yes"),
                    run("predict", shop, "--data", data)
                            .out()
                            .lines()
                            .map(line -> line.substring(line.lastIndexOf(',') + 1))
                            .toList());
        }
    }

    @Test
    void namesThePlaceOfAWrongCategoryOrOfAValueWithoutATransform() throws IOException {
        Path shop = shop("float32");
        String all = Files.readString(folder.resolve("shop.csv"));
        train(shop, "--epochs", 1);
        String colours = "; the labels are red, dark green, blue";
        for (String[] wrong : new String[][] {
            {"Red,30,100,1,no", "column `colour`: `Red` is no label" + colours},
            {"0,30,100,1,no", "column `colour`: `0` is no label" + colours},
            {",30,100,1,no", "column `colour`: the field is empty, expected a label" + colours},
            {"red,30,100,0,no", "column `grade`: `0` is no label; the labels are 3, 2, 1"},
            {"red,,100,1,no", "column `age`: the field is empty, expected a number"},
            {"red,30,red,1,no", "column `income`: `red` is no number"},
            {"red,30,-5.50,1,no", "column `income`: `log` makes no finite number of `-5.50`"},
            {"red,30,0,1,no", "column `income`: `log` makes no finite number of `0`"},
        }) {
            Path data = Files.writeString(folder.resolve("wrong.csv"), all + wrong[0] + "\n");
            String asked = "  [shop.mlp:2: input " + wrong[1].split("`")[1] + "]";
            assertEquals(data + ":202: " + wrong[1] + asked, refused("train", shop, "--data", data));
            assertEquals(data + ":202: " + wrong[1] + asked, refused("predict", shop, "--data", data));
        }
    }

    @Test
    void blamesNoTransformedFeatureForADivergence() throws IOException {
        Path wild = Files.writeString(folder.resolve("wild.mlp"), """
                network Wild {
                    input x: log
                    dense 1 identity
                    target y
                    loss mean_squared_error
                    optimizer sgd(learning_rate = 5)
                    train { data "wild.csv"  batch 2  epochs 500  shuffle off }
                }
                """);
        Files.writeString(folder.resolve("wild.csv"), "x,y\n100000,1\n2000,2\n300,3\n");
        String message = refused("train", wild).replaceAll("\\R.*", "");
        assertTrue(message.endsWith("; likely cause: the learning rate is too large, try a tenth of it"), message);
    }

    @Test
    void asksWhichOfSeveralNetworks() throws IOException {
        Path two = Files.writeString(folder.resolve("two.mlp"), CLOUDS + CLOUDS.replace("Clouds", "Second"));
        String choices =
                "\nhelp: mlpc train " + two + " --network Clouds\n      mlpc train " + two + " --network Second";
        assertEquals("there are several networks; choose one" + choices, refused("train", two));
        assertEquals("there is no network `Third`" + choices, refused("train", two, "--network", "Third"));
        train(two, "--network", "Second", "--epochs", 1);
        assertTrue(names().containsAll(List.of("Second.java", "two-Second.safetensors")), names().toString());
        Path none = Files.writeString(folder.resolve("none.mlp"), "activation twice(z) = 2 * z\n");
        assertEquals(
                "there is no network in " + none,
                refused("train", none).lines().reduce((a, b) -> b).orElseThrow().replace("error: ", ""));
    }

    @Test
    void writesWhereItIsTold() throws IOException {
        Path output = Files.createDirectories(folder.resolve("out")).resolve("w.safetensors");
        train(model, "--epochs", 1, "-o", output);
        assertTrue(Files.isRegularFile(output));
        assertTrue(Files.isRegularFile(folder.resolve("out/Clouds.java")));
        assertEquals(List.of("clouds.csv", "clouds.mlp", "out"), names());
        Path lost = folder.resolve("lost/w.safetensors");
        assertEquals("cannot write " + lost + ": its folder does not exist", refused("train", model, "-o", lost));
        assertEquals(folder + " is a folder; name the file for the weights", refused("train", model, "-o", folder));
    }

    @Test
    void trainsOnYesAndNoAndOnValuesInDoublePrecision() throws IOException {
        Path mail = Files.writeString(folder.resolve("mail.mlp"), """
                network Mail {
                    input 2
                    dense 3 tanh
                    dense 1 sigmoid
                    target spam: no | yes
                    loss binary_cross_entropy
                    optimizer sgd(learning_rate = 0.5)
                    train { data "mail.csv"  batch full  epochs 200  precision float64 }
                }
                """);
        Files.writeString(folder.resolve("mail.csv"), "a,b,spam\n0,0,no\n0,1,no\n1,0,yes\n1,1,yes\n");
        String out = train(mail).out();
        assertTrue(out.contains("\naccuracy 100.0 %, loss "), out);
        List<String> lines = run("predict", mail, "--data", folder.resolve("mail.csv"))
                .out()
                .lines()
                .toList();
        assertEquals("yes,predicted", lines.get(0));
        assertTrue(lines.get(1).endsWith(",no"), lines.get(1));
        assertTrue(lines.get(4).endsWith(",yes"), lines.get(4));
    }

    @Test
    void refusesTargetsThatTheLossIsNotMeantForWithLineColumnAndLoss() throws IOException {
        Path counts = Files.writeString(
                folder.resolve("counts.mlp"),
                "loss shares(y[], t[]) = mean((y - t) ^ 2)  expects t <= 5, sum(t) == 8\n"
                        + "network Counts { input x  scale none  dense 2 softplus  target a, b"
                        + "  loss poisson + 0.1 * shares  train { data \"counts.csv\"  batch 2  epochs 2 } }");
        Path data =
                Files.writeString(folder.resolve("counts.csv"), "b,x,a\n4,0,4\n3,1,5\n-3,1,5\n6,1,2\n4,2,4\n2,2,5\n");
        Captured captured = new Captured();
        assertEquals(1, captured.run("train", counts.toString()));
        String asked = "  [counts.mlp:2: target b]";
        assertEquals(
                List.of(
                        "error: " + data + ":4: column `b`: `-3`, but the loss `poisson` expects `t >= 0`" + asked,
                        data + ":5: column `b`: `6`, but the loss `shares` expects `t <= 5`" + asked,
                        data + ":7: column `b`: the sum of this row's targets, but the loss `shares` expects"
                                + " `sum(t) == 8`" + asked),
                captured.err().lines().map(String::strip).toList());
        Files.writeString(data, "b,x,a\n4,0,4\n3,1,5\n3,1,5\n");
        assertEquals(0, captured.run("train", counts.toString()), captured::err);
    }
}
