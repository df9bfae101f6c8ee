package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafetensorsTest {
    private static byte[] file(String header, int values) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + values)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }

    private static Safetensors read(byte[] file) throws IOException {
        return Safetensors.read(new ByteArrayInputStream(file));
    }

    private static void refused(String message, byte[] file) {
        assertEquals(
                message, assertThrows(BadFileException.class, () -> read(file)).getMessage());
    }

    private static void refusedHeader(String message, String header, int values) {
        refused(message, file(header, values));
    }

    @Test
    void writesTheDocumentedLayout() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Safetensors(
                        Map.of("format", "mlpc"),
                        List.of(StoredTensor.ofFloats("a.weight", List.of(1, 2), new double[] {1, -2})))
                .write(out);
        byte[] bytes = out.toByteArray();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = buffer.getLong();
        assertEquals(0, length % 8);
        String header = new String(bytes, 8, (int) length, StandardCharsets.UTF_8);
        assertEquals(
                "{\"__metadata__\":{\"format\":\"mlpc\"},"
                        + "\"a.weight\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}",
                header.stripTrailing());
        buffer.position(8 + (int) length);
        assertEquals(1f, buffer.getFloat());
        assertEquals(-2f, buffer.getFloat());
        assertEquals(0, buffer.remaining());
    }

    @Test
    void readsWhatOtherProgramsWrite() throws IOException {
        // unpadded, tensors not in the order of their bytes, an empty one, a rank 0 one, types that are not floats
        String header = "{\"b\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[8,16]},"
                + "\"a\":{\"data_offsets\":[0,8],\"shape\":[2],\"dtype\":\"F32\"},"
                + "\"none\":{\"dtype\":\"F16\",\"shape\":[0,7],\"data_offsets\":[16,16]}}  ";
        Safetensors file = read(file(header, 16));
        assertEquals(
                List.of("a", "b", "none"),
                file.tensors().stream().map(StoredTensor::name).toList());
        assertArrayEquals(new double[] {0, 0}, file.tensors().get(0).values());
        assertEquals(List.of(), file.tensors().get(1).shape());
        assertThrows(IllegalStateException.class, () -> file.tensors().get(1).values());
        assertEquals(Map.of(), file.metadata());
    }

    @Test
    void keepsDoublesExact() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        double[] values = {Math.PI, -Double.MIN_VALUE, 1e300};
        new Safetensors(Map.of(), List.of(StoredTensor.ofDoubles("w", List.of(3), values))).write(out);
        assertArrayEquals(values, read(out.toByteArray()).tensors().get(0).values());
    }

    @Test
    void refusesWhatIsNoSafetensorsFile() {
        refused("this is no safetensors file: it is empty", new byte[0]);
        refused("this is no safetensors file: it has 3 bytes", new byte[3]);
        refused("this is no safetensors file: its header would have 0 bytes", new byte[100]);
        byte[] huge = new byte[100];
        huge[5] = 1;
        refused("this is no safetensors file: its header would have 1099511627776 bytes", huge);
        byte[] negative = new byte[100];
        negative[7] = -1;
        refused("this is no safetensors file: its header would have 18374686479671623680 bytes", negative);
        refused("this is no safetensors file: its header does not begin with {", file(" {}", 0));
        byte[] notText = file("{\"a\"}", 0);
        notText[10] = (byte) 0xff;
        refused("this is no safetensors file: its header is not UTF-8", notText);
    }

    @Test
    void refusesAHeaderAboveTheCap() {
        byte[] prefix = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(100_000_001L)
                .array();
        refused("this is no safetensors file: its header would have 100000001 bytes", prefix);
    }

    @Test
    void saysThatAFileIsCutShort() {
        byte[] whole = file("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 8);
        refused(
                "the file ends inside its header: 10 of 54 bytes are there; it is cut short",
                java.util.Arrays.copyOf(whole, 18));
        refused(
                "the file ends inside the values of `a`: 5 of 8 bytes are there; it is cut short",
                java.util.Arrays.copyOf(whole, whole.length - 3));
        refused("bytes follow the last tensor that the header names", java.util.Arrays.copyOf(whole, whole.length + 1));
    }

    @Test
    void refusesHolesAndOverlaps() {
        String tensor = "\"%s\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[%d,%d]}";
        String hole = "{" + String.format(tensor, "a", 0, 4) + "," + String.format(tensor, "b", 6, 10) + "}";
        refusedHeader(
                "tensor `b` of the safetensors header leaves a hole before it: it begins at byte 6, expected 4",
                hole,
                10);
        String late = "{" + String.format(tensor, "a", 2, 6) + "}";
        refusedHeader(
                "tensor `a` of the safetensors header leaves a hole before it: it begins at byte 2, expected 0",
                late,
                6);
        String overlap = "{" + String.format(tensor, "a", 0, 4) + "," + String.format(tensor, "b", 2, 6) + "}";
        refusedHeader(
                "tensor `b` of the safetensors header overlaps another tensor: it begins at byte 2, expected 4",
                overlap,
                6);
    }

    @Test
    void refusesEntriesThatBreakTheFormat() {
        refusedHeader(
                "the safetensors header is bad JSON at character 52: the key \"a\" occurs twice",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[0,1]},\"a\":1}",
                1);
        entryRefused("must have dtype, shape and data_offsets, and nothing else", "1");
        entryRefused("must have dtype, shape and data_offsets, and nothing else", "{\"dtype\":\"F32\",\"shape\":[]}");
        entryRefused(
                "must have dtype, shape and data_offsets, and nothing else",
                "{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[0,1],\"x\":1}");
        entryRefused("has the unknown dtype Q7", "{\"dtype\":\"Q7\",\"shape\":[],\"data_offsets\":[0,1]}");
        entryRefused(
                "has shape [-1]; whole numbers from 0 up are allowed",
                "{\"dtype\":\"U8\",\"shape\":[-1],\"data_offsets\":[0,1]}");
        entryRefused(
                "has shape [1.5]; whole numbers from 0 up are allowed",
                "{\"dtype\":\"U8\",\"shape\":[1.5],\"data_offsets\":[0,1]}");
        entryRefused("has no list as shape", "{\"dtype\":\"U8\",\"shape\":4,\"data_offsets\":[0,1]}");
        entryRefused(
                "has data_offsets [4, 0]; they must be a begin and an end",
                "{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[4,0]}");
        entryRefused("has shape [3] of F32 but 8 bytes", "{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}");
        entryRefused(
                "has shape [4294967296, 4294967296], larger than the 2 GB that can be read",
                "{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}");
        entryRefused(
                "has shape [65536, 65536], larger than the 2 GB that can be read",
                "{\"dtype\":\"U8\",\"shape\":[65536,65536],\"data_offsets\":[0,4294967296]}");
    }

    private static void entryRefused(String message, String entry) {
        refusedHeader("tensor `a` of the safetensors header " + message, "{\"a\":" + entry + "}", 8);
    }

    @Test
    void refusesMetadataThatIsNoText() {
        refusedHeader("`__metadata__.a` of the safetensors header is no text", "{\"__metadata__\":{\"a\":1}}", 0);
        refusedHeader("`__metadata__` of the safetensors header is no object", "{\"__metadata__\":[]}", 0);
    }

    /** A text or a list of a foreign file, wherever it stands, does not fill somebody's screen or log. */
    @Test
    void longTextIsNotRepeatedWhole() {
        String text = "z".repeat(1_000_000);
        String ones = "1,".repeat(500_000) + "1";
        for (String header : List.of(
                "{\"" + text + "\":1}",
                "{\"" + text + "\":1,\"" + text + "\":1}",
                "{\"" + text + "\":{\"dtype\":\"U8\",\"shape\":[99],\"data_offsets\":[0,99]}}",
                "{\"__metadata__\":{\"" + text + "\":1}}",
                "{\"a\":{\"dtype\":\"" + text + "\",\"shape\":[],\"data_offsets\":[0,1]}}",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[" + ones + "],\"data_offsets\":[0,2]}}",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[" + ones + ",-1],\"data_offsets\":[0,2]}}",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[" + ones + ",9999999999],\"data_offsets\":[0,2]}}",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[" + ones + "]}}")) {
            BadFileException e = assertThrows(BadFileException.class, () -> read(file(header, 8)));
            assertTrue(e.getMessage().length() < 1000, () -> e.getMessage().substring(0, 1000));
        }
    }

    @Test
    void survivesEveryDamagedByteOfAFile() throws IOException {
        byte[] whole = file(
                "{\"__metadata__\":{\"k\":\"v\"},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 8);
        int refused = 0;
        for (int i = 0; i < whole.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] damaged = whole.clone();
                damaged[i] ^= (byte) (1 << bit);
                try {
                    read(damaged);
                } catch (BadFileException e) {
                    refused++;
                }
            }
        }
        assertTrue(refused > 400, "only " + refused);
    }
}
