package org.mlpc.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** One tensor of a safetensors file. */
public final class StoredTensor {
    private final String name;
    private final StoredType type;
    private final List<Integer> shape;
    private final byte[] bytes;

    /** A tensor; the parameters are what the calls of their names give, and the bytes are not copied. */
    public StoredTensor(String name, StoredType type, List<Integer> shape, byte[] bytes) {
        this.name = name;
        this.type = type;
        this.shape = List.copyOf(shape);
        this.bytes = bytes;
    }

    /** Its name in the file. */
    public String name() {
        return name;
    }

    /** The type of its elements. */
    public StoredType type() {
        return type;
    }

    /** Its dimensions, row-major; empty for a single value. */
    public List<Integer> shape() {
        return shape;
    }

    /** Its elements, little-endian. */
    public byte[] bytes() {
        return bytes;
    }

    /** A tensor of floats; each value is rounded to float. */
    public static StoredTensor ofFloats(String name, List<Integer> shape, double[] values) {
        byte[] bytes = new byte[Math.multiplyExact(values.length, 4)];
        ByteBuffer buffer = littleEndian(bytes);
        for (double value : values) {
            buffer.putFloat((float) value);
        }
        return new StoredTensor(name, StoredType.F32, shape, bytes);
    }

    /** A tensor of doubles. */
    public static StoredTensor ofDoubles(String name, List<Integer> shape, double[] values) {
        byte[] bytes = new byte[Math.multiplyExact(values.length, 8)];
        ByteBuffer buffer = littleEndian(bytes);
        for (double value : values) {
            buffer.putDouble(value);
        }
        return new StoredTensor(name, StoredType.F64, shape, bytes);
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
