package org.mlpc.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * One tensor of a safetensors file.
 *
 * @param name as in the file
 * @param type of its elements
 * @param shape its dimensions, row-major; empty for a single value
 * @param bytes its elements, little-endian
 */
public record StoredTensor(String name, StoredType type, List<Integer> shape, byte[] bytes) {
    public StoredTensor {
        shape = List.copyOf(shape);
    }

    /** A tensor of floats; each value is rounded to float. */
    public static StoredTensor ofFloats(String name, List<Integer> shape, double[] values) {
        ByteBuffer bytes = littleEndian(new byte[Math.multiplyExact(values.length, 4)]);
        for (double value : values) {
            bytes.putFloat((float) value);
        }
        return new StoredTensor(name, StoredType.F32, shape, bytes.array());
    }

    /** A tensor of doubles. */
    public static StoredTensor ofDoubles(String name, List<Integer> shape, double[] values) {
        ByteBuffer bytes = littleEndian(new byte[Math.multiplyExact(values.length, 8)]);
        for (double value : values) {
            bytes.putDouble(value);
        }
        return new StoredTensor(name, StoredType.F64, shape, bytes.array());
    }

    /**
     * The values of a tensor of floats or doubles, row-major.
     *
     * @throws IllegalStateException for another type
     */
    public double[] values() {
        if (type != StoredType.F32 && type != StoredType.F64) {
            throw new IllegalStateException("`" + name + "` holds " + type + ", not F32 or F64");
        }
        ByteBuffer buffer = littleEndian(bytes);
        double[] values = new double[bytes.length / type.bytes()];
        for (int i = 0; i < values.length; i++) {
            values[i] = type == StoredType.F32 ? buffer.getFloat() : buffer.getDouble();
        }
        return values;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
