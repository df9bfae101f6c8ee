package org.mlpc.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mlpc.runtime.BadFileException;
import org.mlpc.runtime.Table;

class IdxTest {
    @TempDir
    Path folder;

    private static byte[] idx(int magic, int values, int... shape) {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * shape.length + values).putInt(magic);
        for (int size : shape) {
            buffer.putInt(size);
        }
        for (int i = 0; i < values; i++) {
            buffer.put((byte) (250 + i));
        }
        return buffer.array();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("data"), bytes);
    }

    private String imagesRefusal(byte[] bytes) throws IOException {
        Path path = write(bytes);
        String message =
                assertThrows(BadFileException.class, () -> Idx.images(path)).getMessage();
        assertTrue(message.startsWith(path + ": "), message);
        return message.substring(path.toString().length() + 2);
    }

    @Test
    void readsPlainAndCompressedImages() throws IOException {
        byte[] bytes = idx(0x803, 8, 2, 2, 2);
        for (byte[] file : new byte[][] {bytes, gzip(bytes)}) {
            Table rows = Idx.images(write(file));
            float[] row = new float[4];
            rows.read(1, row, 0);
            assertEquals(2, rows.size());
            assertArrayEquals(new float[] {254, 255, 0, 1}, row);
        }
    }

    @Test
    void readsLabels() throws IOException {
        assertArrayEquals(new int[] {250, 251, 252}, Idx.labels(write(gzip(idx(0x801, 3, 3)))));
    }

    @Test
    void saysThatAFileIsCutShort() throws IOException {
        byte[] bytes = idx(0x803, 8, 2, 2, 2);
        assertEquals(
                "the file ends after 1 of 2 images; it is cut short",
                imagesRefusal(Arrays.copyOf(bytes, bytes.length - 1)));
        assertEquals("the file ends inside its header; it is cut short", imagesRefusal(Arrays.copyOf(bytes, 9)));
        assertEquals("the file ends inside its header; it is cut short", imagesRefusal(new byte[0]));
        byte[] zipped = gzip(idx(0x803, 1000, 10, 10, 10));
        String message = imagesRefusal(Arrays.copyOf(zipped, zipped.length - 20));
        assertTrue(message.startsWith("the gzip file is cut short or damaged"), message);
    }

    @Test
    void refusesOtherFiles() throws IOException {
        assertEquals(
                "this is no IDX file of images: it begins with 0x00000801, expected 0x00000803",
                imagesRefusal(idx(0x801, 8, 8)));
        assertEquals(
                "this is no IDX file of images: it begins with 0x6e6f7065, expected 0x00000803",
                imagesRefusal("nope, not an image".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertEquals("bytes follow the last of its 2 images", imagesRefusal(idx(0x803, 9, 2, 2, 2)));
        assertEquals("the sizes in its header are impossible", imagesRefusal(idx(0x803, 0, 65536, 65536, 4)));
        assertEquals("the sizes in its header are impossible", imagesRefusal(idx(0x803, 0, -1, 2, 2)));
        assertEquals(
                "the sizes in its header are impossible",
                imagesRefusal(idx(0x803, 0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE)));
        assertEquals("its images have 0 * 2 pixels", imagesRefusal(idx(0x803, 0, 5, 0, 2)));
        byte[] damaged = gzip(idx(0x803, 8, 2, 2, 2));
        damaged[2] = 99;
        assertTrue(imagesRefusal(damaged).startsWith("the gzip file is cut short or damaged: "));
    }

    /** Every end and every flipped bit of a packed and of a plain file: it is read the same, or refused in words. */
    @Test
    void everyDamageIsSaidInWords() throws IOException {
        byte[] plain = idx(0x803, 8, 2, 2, 2);
        byte[] zipped = gzip(plain);
        for (byte[] whole : new byte[][] {plain, zipped}) {
            for (int length = 0; length < whole.length; length++) {
                String message = imagesRefusal(Arrays.copyOf(whole, length));
                assertTrue(message.contains("cut short"), length + ": " + message);
                assertFalse(message.contains("null"), message);
            }
            for (int bit = 0; bit < 8 * whole.length; bit++) {
                byte[] damaged = whole.clone();
                damaged[bit / 8] ^= (byte) (1 << bit % 8);
                try {
                    assertTrue(Idx.images(write(damaged)).size() > 0);
                } catch (BadFileException e) {
                    assertFalse(e.getMessage().contains("null"), e.getMessage());
                }
            }
        }
    }

    @Test
    void doesNotReserveMemoryThatAHeaderOnlyPromises() throws IOException {
        assertEquals(
                "the file ends after 0 of 2000 images; it is cut short",
                imagesRefusal(idx(0x803, 0, 2000, 1000, 1000)));
    }
}
