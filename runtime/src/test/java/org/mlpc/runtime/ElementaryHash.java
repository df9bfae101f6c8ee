package org.mlpc.runtime;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** A hash of every function's results over a fixed sample, to compare processors, JDKs and the two ways of fma. */
final class ElementaryHash {
    /** A prime, so that the sample meets all low bits: 261,712 floats. */
    private static final long FLOAT_STEP = 16_411;

    /** 80,000 doubles from -50 to 50. */
    private static final double DOUBLE_STEP = 0.00125123;

    private ElementaryHash() {}

    /** A line for each function: name and hash. */
    static String all() {
        Map<String, String> hashes = new TreeMap<>();
        for (FloatFunction f : FloatFunction.values()) {
            hashes.put(f.name(), ofFloats(f.function));
        }
        hashes.put("POW", ofFloats(x -> Elementary.pow(x, 1.7f)));
        hashes.put("FMA", ofFloats(x -> Elementary.fma(x, 0x1.234566p0f, 0.7f)));
        hashes.put("EXP_DOUBLE", ofDoubles(Elementary::exp));
        hashes.put("EXPM1_DOUBLE", ofDoubles(Elementary::expm1));
        hashes.put("LOG_DOUBLE", ofDoubles(Elementary::log));
        hashes.put("LOG1P_DOUBLE", ofDoubles(Elementary::log1p));
        hashes.put("TANH_DOUBLE", ofDoubles(Elementary::tanh));
        hashes.put("SIN_DOUBLE", ofDoubles(Elementary::sin));
        hashes.put("COS_DOUBLE", ofDoubles(Elementary::cos));
        hashes.put("POW_DOUBLE", ofDoubles(x -> Elementary.pow(Math.abs(x), 1.7)));
        hashes.put("SIGMOID_DOUBLE", ofDoubles(Elementary::sigmoid));
        hashes.put("SOFTPLUS_DOUBLE", ofDoubles(Elementary::softplus));
        hashes.put("ERF_DOUBLE", ofDoubles(Elementary::erf));
        StringBuilder lines = new StringBuilder();
        hashes.forEach(
                (name, hash) -> lines.append(name).append(' ').append(hash).append('\n'));
        return lines.toString();
    }

    private static String ofFloats(FloatFunction.Operator function) {
        long hash = 0;
        for (long bits = 0; bits < 1L << 32; bits += FLOAT_STEP) {
            // floatToIntBits takes every NaN for the same
            hash = next(hash, Float.floatToIntBits(function.apply(Float.intBitsToFloat((int) bits))));
        }
        return Long.toHexString(hash);
    }

    private static String ofDoubles(DoubleUnaryOperator function) {
        long hash = 0;
        for (int i = -40_000; i <= 40_000; i++) {
            hash = next(hash, Double.doubleToLongBits(function.applyAsDouble(i * DOUBLE_STEP)));
        }
        return Long.toHexString(hash);
    }

    private static long next(long hash, long bits) {
        long mixed = (hash ^ bits) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }
}
