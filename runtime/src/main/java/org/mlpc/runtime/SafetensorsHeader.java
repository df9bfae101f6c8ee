package org.mlpc.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The header of a safetensors file, checked. No record: what a record has besides would be half of its bytes. */
final class SafetensorsHeader {
    /** Texts by name. */
    final Map<String, String> metadata = new LinkedHashMap<>();

    /** In the order of their bytes, which they cover without hole or overlap. */
    final List<Entry> entries = new ArrayList<>();

    private SafetensorsHeader() {}

    /** Where a tensor's bytes lie. */
    static final class Entry implements Comparable<Entry> {
        final String name;
        final StoredType type;
        final List<Integer> shape;
        final long begin;
        final long end;

        private Entry(String name, StoredType type, List<Integer> shape, long begin, long end) {
            this.name = name;
            this.type = type;
            this.shape = shape;
            this.begin = begin;
            this.end = end;
        }

        int length() {
            return (int) (end - begin);
        }

        @Override
        public int compareTo(Entry other) {
            return begin == other.begin ? Long.compare(end, other.end) : Long.compare(begin, other.begin);
        }
    }

    static SafetensorsHeader parse(String json) throws BadFileException {
        Map<?, ?> header;
        try {
            header = (Map<?, ?>) Json.parse(json);
        } catch (IllegalArgumentException e) {
            throw new BadFileException("the safetensors header is " + e.getMessage());
        }
        SafetensorsHeader checked = new SafetensorsHeader();
        for (Map.Entry<?, ?> entry : header.entrySet()) {
            String name = (String) entry.getKey();
            if (name.equals(Safetensors.METADATA)) {
                readMetadata(entry.getValue(), checked.metadata);
            } else {
                checked.entries.add(entry(name, entry.getValue()));
            }
        }
        checked.entries.sort(null);
        checkCover(checked.entries);
        return checked;
    }

    private static void readMetadata(Object value, Map<String, String> metadata) throws BadFileException {
        if (!(value instanceof Map<?, ?> map)) {
            throw new BadFileException("`__metadata__` of the safetensors header is no object");
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getValue() instanceof String text)) {
                throw new BadFileException(
                        "`__metadata__." + entry.getKey() + "` of the safetensors header is no text");
            }
            metadata.put((String) entry.getKey(), text);
        }
    }

    private static Entry entry(String name, Object value) throws BadFileException {
        if (!(value instanceof Map<?, ?> map) || !map.keySet().equals(Set.of("dtype", "shape", "data_offsets"))) {
            throw bad(name, "must have dtype, shape and data_offsets, and nothing else");
        }
        StoredType type = type(name, map.get("dtype"));
        List<Long> dimensions = numbers(name, "shape", map.get("shape"));
        List<Long> offsets = numbers(name, "data_offsets", map.get("data_offsets"));
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw bad(name, "has data_offsets " + offsets + "; they must be a begin and an end");
        }
        long length = offsets.get(1) - offsets.get(0);
        if (length != bytes(name, type, dimensions)) {
            throw bad(name, "has shape " + dimensions + " of " + type + " but " + length + " bytes");
        }
        List<Integer> shape = new ArrayList<>();
        for (long dimension : dimensions) {
            shape.add((int) dimension);
        }
        return new Entry(name, type, shape, offsets.get(0), offsets.get(1));
    }

    private static StoredType type(String name, Object value) throws BadFileException {
        for (StoredType type : StoredType.values()) {
            if (type.name().equals(value)) {
                return type;
            }
        }
        throw bad(name, "has the unknown dtype " + value);
    }

    private static List<Long> numbers(String name, String key, Object value) throws BadFileException {
        List<Long> numbers = new ArrayList<>();
        if (!(value instanceof List<?> list)) {
            throw bad(name, "has no list as " + key);
        }
        for (Object item : list) {
            if (!(item instanceof Long number) || number < 0) {
                throw bad(name, "has " + key + " " + list + "; whole numbers from 0 up are allowed");
            }
            numbers.add(number);
        }
        return numbers;
    }

    private static long bytes(String name, StoredType type, List<Long> dimensions) throws BadFileException {
        // a zero makes the tensor empty, however large the other dimensions are
        long bytes = dimensions.contains(0L) ? 0 : type.bytes();
        for (long dimension : dimensions) {
            if (dimension > Integer.MAX_VALUE || bytes * dimension > Integer.MAX_VALUE - 8) {
                throw bad(name, "has shape " + dimensions + ", larger than the 2 GB that can be read");
            }
            bytes *= dimension;
        }
        return bytes;
    }

    private static void checkCover(List<Entry> entries) throws BadFileException {
        long at = 0;
        for (Entry entry : entries) {
            if (entry.begin != at) {
                String what = entry.begin > at ? "leaves a hole before it" : "overlaps another tensor";
                throw bad(entry.name, what + ": it begins at byte " + entry.begin + ", expected " + at);
            }
            at = entry.end;
        }
    }

    private static BadFileException bad(String name, String what) {
        return new BadFileException("tensor `" + name + "` of the safetensors header " + what);
    }
}
