package org.mlpc.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.Network;
import org.mlpc.training.Failure;
import org.mlpc.training.FakeNetwork;

class TrainingDataTest {
    @TempDir
    Path folder;

    private final Network digits = FakeNetwork.classes(List.of(), 4, 3, List.of(), List.of());

    private void images(String name, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(16 + 4 * count)
                .putInt(0x803)
                .putInt(count)
                .putInt(2)
                .putInt(2);
        for (int i = 0; i < 4 * count; i++) {
            buffer.put((byte) i);
        }
        Files.write(folder.resolve(name), buffer.array());
    }

    private void labels(String name, int... labels) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length);
        for (int label : labels) {
            buffer.put((byte) label);
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(buffer.array());
        }
    }

    private String refusal(Network network) {
        Failure failure = assertThrows(
                Failure.class,
                () -> TrainingData.read(Optional.of(folder), Optional.empty(), network, ModelLines.UNKNOWN));
        return failure.getMessage().replace(folder.toString(), "FOLDER");
    }

    @Test
    void readsTheFourFilesOfMnist() throws IOException {
        images("train-images-idx3-ubyte", 3);
        labels("train-labels-idx1-ubyte.gz", 2, 0, 1);
        images("t10k-images-idx3-ubyte", 1);
        labels("t10k-labels-idx1-ubyte.gz", 1);
        TrainingData data = TrainingData.read(Optional.of(folder), Optional.empty(), digits, ModelLines.UNKNOWN);
        Dataset training = data.training().orElseThrow();
        float[] x = new float[4];
        training.input(2, x, 0);
        assertArrayEquals(new float[] {8, 9, 10, 11}, x);
        assertEquals(1, training.label(2));
        assertEquals(1, data.test().orElseThrow().size());
        assertEquals(Optional.empty(), data.validation());
    }

    @Test
    void takesNamedDigitsByNameAndOtherNamesByPlace() throws IOException {
        images("train-images-idx3-ubyte", 2);
        labels("train-labels-idx1-ubyte.gz", 1, 2);
        Network byName = FakeNetwork.classes(List.of(), 4, "2", "1", "0");
        Network byPlace = FakeNetwork.classes(List.of(), 4, "shirt", "coat", "bag");
        assertEquals(0, ImageFolder.training(folder, byName, ModelLines.UNKNOWN).label(1));
        assertEquals(
                2, ImageFolder.training(folder, byPlace, ModelLines.UNKNOWN).label(1));
        assertEquals(Optional.empty(), ImageFolder.test(folder, byName, ModelLines.UNKNOWN));
    }

    @Test
    void saysWhichImagesAreMissing() throws IOException {
        assertEquals(
                "there are no images in FOLDER: expected train-images-idx3-ubyte and train-labels-idx1-ubyte, plain or"
                        + " .gz",
                refusal(digits));
        images("train-images-idx3-ubyte", 3);
        assertEquals(
                "FOLDER/train-images-idx3-ubyte is there, but not train-labels-idx1-ubyte beside it", refusal(digits));
    }

    @Test
    void refusesImagesThatDoNotFit() throws IOException {
        images("train-images-idx3-ubyte", 3);
        labels("train-labels-idx1-ubyte.gz", 2, 0);
        assertEquals(
                "FOLDER/train-images-idx3-ubyte has 3 images, but FOLDER/train-labels-idx1-ubyte.gz has 2 labels",
                refusal(digits));
        assertEquals(
                "FOLDER/train-images-idx3-ubyte: its images have 4 pixels, but network `Fake` has 2 inputs",
                refusal(FakeNetwork.classes(List.of(), 2, "a", "b")));
        labels("train-labels-idx1-ubyte.gz", 2, 3, 0);
        assertEquals(
                "FOLDER/train-labels-idx1-ubyte.gz: label 1: `3` is no class; the classes are 0, 1, 2",
                refusal(digits));
        assertEquals(
                "FOLDER/train-labels-idx1-ubyte.gz: label 1: `3` is no class; there are 3",
                refusal(FakeNetwork.classes(List.of(), 4, "a", "b", "c")));
        assertEquals(
                "FOLDER/train-labels-idx1-ubyte.gz holds classes, but the target of network `Fake` is no class",
                refusal(FakeNetwork.regression(List.of(), 4, 1)));
    }

    @Test
    void readsYesAndNoFromImages() throws IOException {
        images("train-images-idx3-ubyte", 2);
        labels("train-labels-idx1-ubyte.gz", 1, 0);
        Dataset data = ImageFolder.training(folder, FakeNetwork.binary(4), ModelLines.UNKNOWN);
        float[] t = new float[1];
        data.target(0, t, 0);
        assertEquals(1, t[0]);
    }

    @Test
    void readsTrainingAndValidation() throws IOException {
        Path a = Files.writeString(folder.resolve("a.csv"), "x,y\n1,2\n");
        Path b = Files.writeString(folder.resolve("b.csv"), "x,y\n1,2\n3,4\n");
        Network network = FakeNetwork.regression(List.of("x"), 1, 1, "y");
        TrainingData both = TrainingData.read(Optional.of(a), Optional.of(b), network, ModelLines.UNKNOWN);
        assertEquals(1, both.training().orElseThrow().size());
        assertEquals(2, both.validation().orElseThrow().size());
        TrainingData none = TrainingData.read(Optional.empty(), Optional.empty(), network, ModelLines.UNKNOWN);
        assertTrue(none.training().isEmpty());
        Optional<Path> lost = Optional.of(Path.of("lost.csv"));
        assertEquals(
                "lost.csv: no such file",
                assertThrows(
                                Failure.class,
                                () -> TrainingData.read(lost, Optional.empty(), network, ModelLines.UNKNOWN))
                        .getMessage());
    }
}
