package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightFileTest {
    @TempDir
    Path folder;

    private static LinearNetwork scaled(LinearNetwork.Builder builder) {
        LinearNetwork network = builder.standardize().build();
        network.fitScale(new double[] {1, 10, 3, 30}, 2);
        return network;
    }

    private static String refusal(Network network, Safetensors content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        content.write(out);
        byte[] bytes = out.toByteArray();
        double[] before = network.read("output.weight");
        String message = assertThrows(
                        BadFileException.class, () -> WeightFile.load(network, new ByteArrayInputStream(bytes)))
                .getMessage();
        assertArrayEquals(before, network.read("output.weight"), "a refused file must change nothing");
        return message;
    }

    private static LinearNetwork.Builder iris() {
        return LinearNetwork.Builder.classes(2, "a", "b", "c").inputs("length", "width");
    }

    @Test
    void bringsBackParametersAndScale() throws IOException {
        LinearNetwork saved = scaled(iris().seed(3));
        Path path = folder.resolve("w.safetensors");
        saved.save(path);
        LinearNetwork loaded = iris().standardize().build();
        WeightFile.load(loaded, path);
        assertTrue(loaded.scaled());
        for (String tensor : List.of("output.weight", "output.bias", "scale.offset", "scale.factor")) {
            assertArrayEquals(saved.read(tensor), loaded.read(tensor), tensor);
        }
        assertEquals(List.of("w.safetensors"), names(folder), "no temporary file may stay");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void holdsMetadataAndTensorsInFixedOrderWithoutOptimizerState() {
        Safetensors content = WeightFile.content(scaled(iris()));
        assertEquals(
                "{format=mlpc, network=Linear, inputs=[\"length\",\"width\"], labels=[\"a\",\"b\",\"c\"]}",
                content.metadata().toString());
        assertEquals(
                List.of("output.weight", "output.bias", "scale.offset", "scale.factor"),
                content.tensors().stream().map(StoredTensor::name).toList());
        assertEquals(StoredType.F32, content.tensors().get(0).type());
        assertEquals(List.of(3, 2), content.tensors().get(0).shape());
    }

    @Test
    void storesDoublesForANetworkOfDoubles() throws IOException {
        LinearNetwork network = iris().doubles().build();
        network.write("output.bias", new double[] {Math.PI, 0.1, -1e-300});
        Safetensors content = WeightFile.content(network);
        assertEquals(StoredType.F64, content.tensors().get(0).type());
        LinearNetwork loaded = iris().doubles().build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        content.write(out);
        WeightFile.load(loaded, new ByteArrayInputStream(out.toByteArray()));
        assertArrayEquals(network.read("output.bias"), loaded.read("output.bias"));
    }

    @Test
    void refusesToSaveBeforeTheScaleIsFitted() {
        LinearNetwork network = iris().standardize().build();
        assertThrows(IllegalStateException.class, () -> network.save(folder.resolve("w.safetensors")));
    }

    @Test
    void saysThatTheFileIsOfAnotherNetwork() throws IOException {
        assertEquals(
                "these are not the weights of network `Other`: the file is of network `Linear`",
                refusal(iris().name("Other").build(), WeightFile.content(iris().build())));
    }

    @Test
    void saysThatTheFileNamesNoNetwork() throws IOException {
        Safetensors whole = WeightFile.content(iris().build());
        assertEquals(
                "these are not the weights of network `Linear`: the file names no network",
                refusal(iris().build(), new Safetensors(Map.of("format", "mlpc"), whole.tensors())));
    }

    @Test
    void saysHowShapesInputsAndClassesDiffer() throws IOException {
        LinearNetwork network =
                LinearNetwork.Builder.classes(3, "a", "c").inputs("x", "y", "z").build();
        assertEquals(
                "these are not the weights of network `Linear`: "
                        + "the inputs are [\"x\",\"y\",\"z\"] here and [\"length\",\"width\"] in the file; "
                        + "the classes are [\"a\",\"c\"] here and [\"a\",\"b\",\"c\"] in the file; "
                        + "`output.weight` is [2, 3] here and [3, 2] in the file; "
                        + "`output.bias` is [2] here and [3] in the file; "
                        + "`scale.offset` is in the file only; `scale.factor` is in the file only",
                refusal(network, WeightFile.content(scaled(iris()))));
    }

    @Test
    void repeatsLongTextsOfAFileOnlyInPart() throws IOException {
        String text = "z".repeat(1_000_000);
        Safetensors good = WeightFile.content(iris().build());
        for (String key : List.of(WeightFile.NETWORK, WeightFile.INPUTS, WeightFile.LABELS)) {
            Map<String, String> metadata = new LinkedHashMap<>(good.metadata());
            metadata.put(key, text);
            String message = refusal(iris().build(), new Safetensors(metadata, good.tensors()));
            assertTrue(message.length() < 2000, () -> message.substring(0, 2000));
        }
        StoredTensor named = StoredTensor.ofFloats(text, List.of(1), new double[1]);
        String message = refusal(iris().build(), new Safetensors(Map.of(), List.of(named)));
        assertTrue(message.length() < 2000, () -> message.substring(0, 2000));
        Map<String, String> nameless = new LinkedHashMap<>(good.metadata());
        nameless.remove(WeightFile.NETWORK);
        assertTrue(refusal(iris().build(), new Safetensors(nameless, good.tensors()))
                .endsWith("network `Linear`: the file names no network"));
    }

    @Test
    void countsTheDifferencesItDoesNotShow() throws IOException {
        List<StoredTensor> foreign = Stream.of("fc1", "fc2", "fc3", "fc4", "fc5", "fc6")
                .map(name -> StoredTensor.ofFloats(name, List.of(1), new double[1]))
                .toList();
        String message = refusal(iris().build(), new Safetensors(Map.of(), foreign));
        assertTrue(message.contains("`output.weight` [3, 2] is not in the file; "), message);
        assertTrue(message.endsWith("; and 2 more"), message);
    }

    @Test
    void takesAPlainPyTorchFile() throws IOException {
        StoredTensor bias = StoredTensor.ofFloats("output.bias", List.of(3), new double[] {1, 2, 3});
        StoredTensor weight = StoredTensor.ofFloats("output.weight", List.of(3, 2), new double[] {1, 2, 3, 4, 5, 6});
        StoredTensor count = new StoredTensor("norm.num_batches_tracked", StoredType.I64, List.of(), new byte[8]);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Safetensors(Map.of("format", "pt"), List.of(bias, count, weight)).write(out);
        LinearNetwork network = iris().build();
        WeightFile.load(network, new ByteArrayInputStream(out.toByteArray()));
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, network.read("output.weight"));
    }

    @Test
    void saysThatAPlainFileLacksTheScale() throws IOException {
        Safetensors plain =
                new Safetensors(Map.of(), WeightFile.content(iris().build()).tensors());
        String message = refusal(iris().standardize().build(), plain);
        assertTrue(
                message.contains(
                        "`scale.offset` [2] is not in the file, and the network scales its inputs: add the scale"),
                message);
        assertTrue(message.contains("`scale none`"), message);
    }

    @Test
    void refusesValuesThatNoFloatHolds() throws IOException {
        LinearNetwork network = iris().build();
        StoredTensor weight =
                StoredTensor.ofFloats("output.weight", List.of(3, 2), new double[] {0, 1, 2, Double.NaN, 4, 5});
        StoredTensor bias = StoredTensor.ofDoubles("output.bias", List.of(3), new double[] {0, 1e39, 0});
        assertEquals(
                "these are not the weights of network `Linear`: `output.weight` holds NaN as value 3, not a float; "
                        + "`output.bias` holds 1.0E39 as value 1, not a float",
                refusal(network, new Safetensors(Map.of(), List.of(weight, bias))));
    }

    @Test
    void refusesScalesThatNothingHas() throws IOException {
        LinearNetwork network = iris().standardize().build();
        network.fitScale(new double[] {1, 2, 3, 5}, 2);
        List<StoredTensor> stored = new ArrayList<>();
        for (StoredTensor tensor : WeightFile.content(network).tensors()) {
            double[] values = tensor.values();
            if (tensor.name().equals("scale.factor")) {
                values[0] = 0;
            }
            stored.add(StoredTensor.ofFloats(tensor.name(), tensor.shape(), values));
        }
        String message = refusal(network, new Safetensors(Map.of(), stored));
        assertTrue(message.contains("`scale.factor` holds 0.0 as value 0, not above 0"), message);
    }

    @Test
    void refusesHalfPrecision() throws IOException {
        StoredTensor weight = new StoredTensor("output.weight", StoredType.BF16, List.of(3, 2), new byte[12]);
        StoredTensor bias = StoredTensor.ofFloats("output.bias", List.of(3), new double[3]);
        assertEquals(
                "these are not the weights of network `Linear`: `output.weight` holds BF16; store it as F32 or F64",
                refusal(iris().build(), new Safetensors(Map.of(), List.of(weight, bias))));
    }

    @Test
    void namesTheFileInMessages() throws IOException {
        Path path = folder.resolve("cut.safetensors");
        iris().build().save(path);
        byte[] bytes = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(bytes, bytes.length - 1));
        String message = assertThrows(BadFileException.class, () -> WeightFile.load(iris().build(), path))
                .getMessage();
        assertEquals(
                path + ": the file ends inside the values of `output.bias`: 11 of 12 bytes are there; it is cut short",
                message);
    }

    @Test
    void keepsTheOldFileWhenWritingFails() throws IOException {
        Path path = folder.resolve("w.safetensors");
        Files.writeString(path, "old");
        AtomicFile.Content failing = (OutputStream out) -> {
            out.write(new byte[1 << 17]);
            throw new IOException("disk full");
        };
        assertThrows(IOException.class, () -> AtomicFile.write(path, failing));
        assertEquals("old", Files.readString(path));
        assertEquals(List.of("w.safetensors"), names(folder));
    }

    @Test
    void replacesWhatALinkPointsToAndKeepsTheLink() throws IOException {
        Path real = Files.writeString(folder.resolve("real"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        AtomicFile.write(link, out -> out.write('n'));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("n", Files.readString(real));
    }

    @Test
    void refusesAFolderAndAMissingFolder() {
        assertThrows(IOException.class, () -> AtomicFile.write(folder, out -> {}));
        Path lost = folder.resolve("missing").resolve("w");
        assertThrows(IOException.class, () -> AtomicFile.write(lost, out -> {}));
        assertFalse(Files.exists(lost.getParent()));
    }
}
