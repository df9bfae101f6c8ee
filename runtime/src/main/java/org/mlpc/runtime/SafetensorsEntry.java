package org.mlpc.runtime;

import static org.mlpc.runtime.BadFileException.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the header of a safetensors file says of one tensor. No record: what one has besides would double its bytes. */
final class SafetensorsEntry implements Comparable<SafetensorsEntry> {
    final String name;
    final StoredType type;
    final List<Integer> shape;
    private final long begin;
    private final long end;

    private SafetensorsEntry(String name, StoredType type, List<Integer> shape, long begin, long end) {
        this.name = name;
        this.type = type;
        this.shape = shape;
        this.begin = begin;
        this.end = end;
    }

    int length() {
        return (int) (end - begin);
    }

    /** The order of their bytes. */
    @Override
    public int compareTo(SafetensorsEntry other) {
        return begin == other.begin ? Long.compare(end, other.end) : Long.compare(begin, other.begin);
    }

    /** Requires that entries in order cover the bytes without hole or overlap. */
    static void checkCover(List<SafetensorsEntry> entries) throws BadFileException {
        long at = 0;
        for (SafetensorsEntry entry : entries) {
            if (entry.begin != at) {
                String what = entry.begin > at ? "leaves a hole before it" : "overlaps another tensor";
                throw bad(entry.name, what + ": it begins at byte " + entry.begin + ", expected " + at);
            }
            at = entry.end;
        }
    }

    /** The entry of a tensor in the header. */
    static SafetensorsEntry parse(String name, Object value) throws BadFileException {
        if (!(value instanceof Map<?, ?> map) || !map.keySet().equals(Set.of("dtype", "shape", "data_offsets"))) {
            throw bad(name, "must have dtype, shape and data_offsets, and nothing else");
        }
        StoredType type = type(name, map.get("dtype"));
        List<Long> dimensions = numbers(name, "shape", map.get("shape"));
        List<Long> offsets = numbers(name, "data_offsets", map.get("data_offsets"));
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw bad(name, "has data_offsets " + shown(offsets) + "; they must be a begin and an end");
        }
        long length = offsets.get(1) - offsets.get(0);
        if (length != bytes(name, type, dimensions)) {
            throw bad(name, "has shape " + shown(dimensions) + " of " + type + " but " + length + " bytes");
        }
        List<Integer> shape = new ArrayList<>();
        for (long dimension : dimensions) {
            shape.add((int) dimension);
        }
        return new SafetensorsEntry(name, type, shape, offsets.get(0), offsets.get(1));
    }

    private static StoredType type(String name, Object value) throws BadFileException {
        for (StoredType type : StoredType.values()) {
            if (type.name().equals(value)) {
                return type;
            }
        }
        throw bad(name, "has the unknown dtype " + shown(value));
    }

    private static List<Long> numbers(String name, String key, Object value) throws BadFileException {
        List<Long> numbers = new ArrayList<>();
        if (!(value instanceof List<?> list)) {
            throw bad(name, "has no list as " + key);
        }
        for (Object item : list) {
            if (!(item instanceof Long number) || number < 0) {
                throw bad(name, "has " + key + " " + shown(list) + "; whole numbers from 0 up are allowed");
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
                throw bad(name, "has shape " + shown(dimensions) + ", larger than the 2 GB that can be read");
            }
            bytes *= dimension;
        }
        return bytes;
    }

    private static BadFileException bad(String name, String what) {
        return new BadFileException("tensor `" + shown(name) + "` of the safetensors header " + what);
    }
}
