package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Safetensors;
import org.mlpc.runtime.Signature;
import org.mlpc.runtime.StoredTensor;
import org.mlpc.runtime.Target;
import org.mlpc.training.Failure;
import org.mlpc.training.data.ModelLines;
import org.mlpc.training.data.TrainingData;
import org.mlpc.training.run.NetworkClass;

/**
 * Nothing that others wrote acts on a terminal: every control and format character of Unicode goes through every way in,
 * and comes out as something visible.
 */
@Tag("sampled")
class UntrustedTextTest {
    /** Whether this is a run of a sample of the characters in each way. */
    private static final boolean SAMPLE = Boolean.getBoolean("mlpc.sample");

    /** So few in a text that none is cut off where a message shortens it. */
    private static final int CHUNK = 6;

    private static final String MODEL = """
            network Net {
                input %s
                dense 3 softmax
                target kind: %s
                loss cross_entropy
                train { data "%s"  epochs 1 }
            }
            """;

    @TempDir
    Path folder;

    /** Every character that acts or turns, U+0000 apart, which no name of a file and no model can hold. */
    private static List<Integer> characters() {
        return IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .filter(UntrustedTextTest::acts)
                .boxed()
                .toList();
    }

    private static boolean acts(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static List<String> texts(Predicate<Integer> allowed) {
        List<Integer> all = characters().stream().filter(allowed).toList();
        return IntStream.iterate(0, i -> i < all.size(), i -> i + CHUNK)
                .mapToObj(i -> all.subList(i, Math.min(all.size(), i + CHUNK)).stream()
                        .map(Character::toString)
                        .collect(Collectors.joining("", "a", "z")))
                .toList();
    }

    /** What acts is gone, but for the ends of the lines that the program itself wrote; something stands in its place. */
    private static void assertVisible(String shown, String hidden, String way) {
        String acting = shown.codePoints()
                .filter(point -> acts(point) && point != '\n')
                .mapToObj(point -> String.format("U+%04X", point))
                .collect(Collectors.joining(" "));
        assertEquals("", acting, () -> way + ": " + shown);
        int last = hidden.codePoints().filter(UntrustedTextTest::acts).reduce(0, (a, b) -> b);
        String number = String.format("<U+%04X>", last);
        String picture = last < ' ' ? Character.toString(0x2400 + last) : "\u2421";
        assertTrue(
                shown.contains(number) || shown.contains(picture), () -> way + ": " + number + " is not in " + shown);
    }

    private static void sweep(String way, Predicate<Integer> allowed, Consumer<String> assertion) {
        List<String> texts = texts(allowed);
        assertTrue(texts.size() > 30, way);
        // each way in its own third of a sample, so that all ways together meet every character
        for (int i = 0; i < texts.size(); i++) {
            if (!SAMPLE || i % 3 == way.length() % 3) {
                assertion.accept(texts.get(i));
            }
        }
    }

    private static String said(String... args) {
        Captured captured = new Captured();
        captured.run(args);
        return captured.out() + captured.err();
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void namesOfFiles() {
        sweep("files", c -> true, text -> {
            String path = folder.resolve(text + ".mlp").toString();
            assertVisible(said(path), text, "mlpc");
            assertVisible(said("check", path), text, "check");
            assertVisible(said("train", path), text, "train");
            assertEquals(1, said("check", path).lines().count(), "one error, one line");
        });
    }

    @Test
    void valuesOfOptions() {
        Path model = write("m.mlp", MODEL.formatted("3", "a | b | c", "none.csv"));
        write("none.csv", "x,y,z,kind\n1,2,3,a\n");
        List<String[]> calls = List.of(
                new String[] {"train", "FILE", "--network", "TEXT"},
                new String[] {"train", "FILE", "--data", "TEXT"},
                new String[] {"train", "FILE", "--epochs", "TEXT"},
                new String[] {"train", "FILE", "-o", "TEXT/w"},
                new String[] {"train", "FILE", "--TEXT"},
                new String[] {"check", "FILE", "--diagnostics=TEXT"},
                new String[] {"FILE", "--dump", "TEXT"},
                new String[] {"FILE", "--package", "TEXT"},
                new String[] {"FILE", "--target", "TEXT"},
                new String[] {"explain", "TEXT"},
                new String[] {"TEXT"});
        for (String[] call : calls) {
            sweep(String.join(" ", call), c -> true, text -> {
                String[] args = Stream.of(call)
                        .map(word -> word.replace("FILE", model.toString()).replace("TEXT", text))
                        .toArray(String[]::new);
                assertVisible(said(args), text, String.join(" ", call));
            });
        }
    }

    @Test
    void textOfModels() {
        Predicate<Integer> inModels = c -> c != '\n' && c != '\r' && c != '\t';
        sweep("a name in quotes", inModels, text -> {
            Path model = write("m.mlp", "network N { input \"" + text + "\", \"" + text + "\"  dense 1 identity }");
            assertVisible(said("check", model.toString()), text, "message and carets");
            String json = said("check", "--diagnostics=json", model.toString());
            assertTrue(json.startsWith("[") && json.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f), json);
        });
        sweep("a comment", inModels, text -> {
            Path model = write("m.mlp", "network N { input 2 dense 1 rellu } // " + text);
            assertVisible(said("check", model.toString()), text, "carets");
        });
        sweep("bare", inModels.and(c -> c != '\f' && c != 0xFEFF), text -> {
            Path model = write("m.mlp", "network N { input 2 dense 1 " + text + " }");
            assertVisible(said("check", model.toString()), text, "carets");
        });
        sweep("data", inModels, text -> {
            Path model = write("m.mlp", MODEL.formatted("3", "a | b | c", text));
            assertVisible(said("train", model.toString()), text, "the place of the data");
        });
    }

    @Test
    void dataAndLabels() {
        sweep("a field", c -> true, text -> {
            Path csv = write("d.csv", "x,y\n1,\"" + text + "\"\n");
            assertVisible(refused(csv, List.of("x", "y")), text, "a number");
            assertVisible(refused(csv, List.of("x"), "y"), text, "a class");
        });
        sweep("a header", c -> true, text -> {
            Path csv = write("d.csv", "\"" + text + "\",b\n1,2\n");
            assertVisible(refused(csv, List.of("x", "b")), text, "the columns there are");
            assertVisible(refused(csv, List.of(text, "y")), text, "the column that is missing");
            Path bad = write("bad.csv", "y,\"" + text + "\"\n1,none\n");
            assertVisible(refused(bad, List.of(text.strip(), "y")), text, "the column of an error");
        });
        sweep("a label", c -> true, text -> {
            Path csv = write("d.csv", "x,y\n1,none\n");
            assertVisible(refused(csv, List.of("x"), text), text, "the labels there are");
        });
    }

    private static String refused(Path csv, List<String> inputs, String... labels) {
        Target target = labels.length == 0
                ? new Target(Target.Kind.REGRESSION, List.of(), List.of())
                : new Target(
                        Target.Kind.CLASSES,
                        List.of("y"),
                        Stream.concat(Stream.of(labels), Stream.of("other")).toList());
        Network network = asking(inputs, target);
        Failure failure = assertThrows(
                Failure.class,
                () -> TrainingData.read(Optional.of(csv), Optional.empty(), network, ModelLines.UNKNOWN));
        assertEquals(1, failure.getMessage().lines().count(), failure.getMessage());
        return failure.getMessage();
    }

    /** A network that only says what data it wants. */
    private static Network asking(List<String> inputs, Target target) {
        Signature signature = new Signature("Net", inputs, target, Signature.Precision.FLOAT32, List.of());
        return (Network) Proxy.newProxyInstance(
                UntrustedTextTest.class.getClassLoader(),
                new Class<?>[] {Network.class},
                (self, method, args) -> switch (method.getName()) {
                    case "signature" -> signature;
                    case "features" -> inputs.size();
                    case "targets", "outputs" -> target.labels().size();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void weights() throws IOException {
        Path model = write("m.mlp", MODEL.formatted("3", "a | b | c", "d.csv"));
        write("d.csv", "x,y,z,kind\n1,2,3,a\n");
        ChosenNetwork chosen = ChosenNetwork.of(
                new Captured().terminal(), List.of(model), Optional.empty(), new CommandText(List.of("mlpc")));
        var network = NetworkClass.compile(chosen.generated()).create();
        Map<String, String> ours = Map.of("format", "mlpc", "network", "Net");
        sweep("weights", c -> true, text -> {
            for (String key : List.of("network", "inputs", "labels")) {
                Map<String, String> metadata = new LinkedHashMap<>(ours);
                metadata.put(key, text);
                assertVisible(refused(network, metadata, "layer1.weight"), text, "metadata " + key);
            }
            assertVisible(refused(network, ours, text), text, "the name of a tensor");
            String header = "{\"" + escaped(text) + "\":{\"dtype\":\"" + escaped(text) + "\"";
            for (String end : List.of(
                    "}}",
                    ",\"shape\":[1],\"data_offsets\":[0,4]}}",
                    ",\"shape\":[\"" + escaped(text) + "\"],\"data_offsets\":[0,4]}}",
                    "},\"" + escaped(text) + "\":1}")) {
                assertVisible(refused(network, bytes(header + end)), text, "the header " + end);
            }
            assertVisible(refused(network, bytes("{\"__metadata__\":{\"" + escaped(text) + "\":1}}")), text, "a key");
        });
    }

    private static String escaped(String text) {
        return text.chars().mapToObj(c -> String.format("\\u%04x", c)).collect(Collectors.joining());
    }

    private static byte[] bytes(String header) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[8 + json.length + 4];
        all[0] = (byte) json.length;
        all[1] = (byte) (json.length >> 8);
        System.arraycopy(json, 0, all, 8, json.length);
        return all;
    }

    private String refused(Network network, Map<String, String> metadata, String tensor) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new Safetensors(metadata, List.of(StoredTensor.ofFloats(tensor, List.of(1), new double[1]))).write(bytes);
            return refused(network, bytes.toByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The message of the runtime, as any program that loads weights may print it. */
    private String refused(Network network, byte[] bytes) {
        try {
            Path file = Files.write(folder.resolve("w.safetensors"), bytes);
            return assertThrows(
                            org.mlpc.runtime.BadFileException.class,
                            () -> org.mlpc.runtime.WeightFile.load(network, file))
                    .getMessage();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A whole training and prediction whose labels are one each; a terminal shows them, a file gets them exactly. */
    @Test
    void everyCharacterIsALabel() throws IOException {
        List<String> labels = new ArrayList<>(characters().stream()
                .filter(c -> c != '\n' && c != '\r' && c != '\t')
                .map(c -> "a" + Character.toString(c) + c)
                .toList());
        String quoted = labels.stream().map(label -> '"' + label + '"').collect(Collectors.joining(" | "));
        Path model = write("m.mlp", MODEL.formatted("x", quoted, "d.csv").replace("dense 3", "dense " + labels.size()));
        Path csv = write(
                "d.csv",
                "x,kind\n"
                        + labels.stream().map(label -> "1,\"" + label + "\"\n").collect(Collectors.joining()));
        assertEquals(
                1,
                new Captured()
                        .run(
                                "train",
                                model.toString(),
                                "--data",
                                folder.resolve("none").toString()));
        Captured trained = new Captured(true, 80);
        assertEquals(0, trained.run("train", model.toString()), trained.err());
        Captured terminal = new Captured(true, 80);
        assertEquals(0, terminal.run("predict", model.toString(), "--data", csv.toString()), terminal.err());
        assertVisible(terminal.out(), labels.get(labels.size() - 1), "predictions on a terminal");
        Captured file = new Captured();
        assertEquals(0, file.run("predict", model.toString(), "--data", csv.toString()), file.err());
        labels.forEach(label -> assertTrue(file.out().contains(label)));
        assertVisible(
                run(new Captured(true, 80), "check", "--resolved", model.toString()),
                labels.get(labels.size() - 1),
                "the resolved text on a terminal");
    }

    private static String run(Captured captured, String... args) {
        assertEquals(0, captured.run(args), captured.err());
        return captured.out() + captured.err();
    }
}
