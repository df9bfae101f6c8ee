package org.mlpc.compiler.codegen;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The elementary functions that have a vector spelling: all but pow, and those that are one instruction anyway. */
final class VectorFunctions {
    private static final Map<String, VectorFunction> ALL = new TreeMap<>();

    static {
        Stream.of(
                        VectorExponential.exp(),
                        VectorExponential.expm1(),
                        VectorLogarithm.log(),
                        VectorLogarithm.log1p(),
                        VectorSigmoidal.tanh(),
                        VectorSigmoidal.sigmoid(),
                        VectorSoftplus.softplus(),
                        VectorErrorFunction.erf(),
                        VectorTrigonometry.sin(),
                        VectorTrigonometry.cos())
                .forEach(f -> ALL.put(f.name(), f));
    }

    private VectorFunctions() {}

    /** Whether there is a vector spelling of a function of the language. */
    static boolean exist(String name) {
        return ALL.containsKey(name);
    }

    static VectorFunction of(String name) {
        return ALL.get(name);
    }
}
