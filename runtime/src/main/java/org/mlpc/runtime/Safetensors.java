package org.mlpc.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of a safetensors file.
 *
 * <p>Layout: eight bytes, the length of the header, little-endian; the header, a JSON object of names with type, shape
 * and place; then the values. A reader refuses every file that breaks a rule of the format.
 */
public final class Safetensors implements AtomicFile.Content {
    /** The longest header the format allows, in bytes. */
    static final int MAX_HEADER = 100_000_000;

    private static final String METADATA = "__metadata__";

    private final Map<String, String> metadata;
    private final List<StoredTensor> tensors;

    /**
     * A content to be written.
     *
     * @param metadata texts by name, in order
     * @param tensors in the order of their bytes
     */
    public Safetensors(Map<String, String> metadata, List<StoredTensor> tensors) {
        this.metadata = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        this.tensors = List.copyOf(tensors);
    }

    /** Texts by name, in order. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** Its tensors in the order of their bytes. */
    public List<StoredTensor> tensors() {
        return tensors;
    }

    /**
     * Reads a file to its end.
     *
     * @throws BadFileException where the file breaks a rule; the message has no file name
     */
    public static Safetensors read(InputStream in) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        List<SafetensorsEntry> entries = entries(readHeader(in), metadata);
        List<StoredTensor> tensors = new ArrayList<>();
        for (SafetensorsEntry entry : entries) {
            byte[] bytes = in.readNBytes(entry.length());
            if (bytes.length < entry.length()) {
                throw new BadFileException("the file ends inside the values of `"
                        + BadFileException.shown(entry.name) + "`: " + bytes.length
                        + " of " + entry.length() + " bytes are there; it is cut short");
            }
            tensors.add(new StoredTensor(entry.name, entry.type, entry.shape, bytes));
        }
        if (in.read() >= 0) {
            throw new BadFileException("bytes follow the last tensor that the header names");
        }
        return new Safetensors(metadata, tensors);
    }

    private static String readHeader(InputStream in) throws IOException {
        byte[] prefix = in.readNBytes(8);
        if (prefix.length < 8) {
            throw notSafetensors(prefix.length == 0 ? "it is empty" : "it has " + prefix.length + " bytes");
        }
        long length = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > MAX_HEADER) {
            throw notSafetensors("its header would have " + Long.toUnsignedString(length) + " bytes");
        }
        byte[] header = in.readNBytes((int) length);
        if (header.length > 0 && header[0] != '{') {
            throw notSafetensors("its header does not begin with {");
        }
        if (header.length < length) {
            throw new BadFileException("the file ends inside its header: " + header.length + " of " + length
                    + " bytes are there; it is cut short");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header))
                    .toString();
        } catch (java.nio.charset.CharacterCodingException e) {
            throw notSafetensors("its header is not UTF-8");
        }
    }

    /** The tensors of a header in the order of their bytes; its texts go to the metadata. */
    private static List<SafetensorsEntry> entries(String json, Map<String, String> metadata) throws BadFileException {
        Map<?, ?> header;
        try {
            header = (Map<?, ?>) Json.parse(json);
        } catch (IllegalArgumentException e) {
            throw new BadFileException("the safetensors header is " + e.getMessage());
        }
        List<SafetensorsEntry> entries = new ArrayList<>();
        for (Map.Entry<?, ?> entry : header.entrySet()) {
            String name = (String) entry.getKey();
            if (name.equals(METADATA)) {
                readMetadata(entry.getValue(), metadata);
            } else {
                entries.add(SafetensorsEntry.parse(name, entry.getValue()));
            }
        }
        entries.sort(null);
        SafetensorsEntry.checkCover(entries);
        return entries;
    }

    private static void readMetadata(Object value, Map<String, String> metadata) throws BadFileException {
        if (!(value instanceof Map<?, ?> map)) {
            throw new BadFileException("`__metadata__` of the safetensors header is no object");
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getValue() instanceof String text)) {
                throw new BadFileException("`__metadata__." + BadFileException.shown(entry.getKey())
                        + "` of the safetensors header is no text");
            }
            metadata.put((String) entry.getKey(), text);
        }
    }

    private static BadFileException notSafetensors(String why) {
        return new BadFileException("this is no safetensors file: " + why);
    }

    /** Writes the file; the same content gives the same bytes. */
    @Override
    public void write(OutputStream out) throws IOException {
        byte[] header = Json.write(header()).getBytes(StandardCharsets.UTF_8);
        int padded = (header.length + 7) / 8 * 8; // so that the values lie aligned when the file is mapped
        out.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded)
                .array());
        out.write(header);
        for (int i = header.length; i < padded; i++) {
            out.write(' ');
        }
        for (StoredTensor tensor : tensors) {
            out.write(tensor.bytes());
        }
    }

    private Map<String, Object> header() {
        Map<String, Object> header = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            header.put(METADATA, metadata);
        }
        long begin = 0;
        for (StoredTensor tensor : tensors) {
            long end = begin + tensor.bytes().length;
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", tensor.type().name());
            entry.put("shape", tensor.shape());
            entry.put("data_offsets", List.of(begin, end));
            if (header.put(tensor.name(), entry) != null) {
                throw new IllegalArgumentException("two tensors are named `" + tensor.name() + "`");
            }
            begin = end;
        }
        return header;
    }
}
