package org.mlpc.compiler.codegen.vector;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The elementary functions that have a vector spelling: all but pow, and those that are one instruction anyway. */
public final class VectorFunctions {
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
    public static boolean exist(String name) {
        return ALL.containsKey(name);
    }

    /** Whether a name is that of a field that a class may have for a function. */
    public static boolean field(String name) {
        return ALL.keySet().stream().anyMatch(f -> VectorFunction.count(f).equals(name));
    }

    /**
     * Adds functions to a class, and their vectors to the nested one.
     *
     * <p>Until C2 has compiled it, vector code is a hundred times as slow as the scalar function; some 0.1 to 0.2 s are
     * lost for each function, which a short training would never earn back. So a function first takes as long one value at
     * a time: at most twice what is best in hindsight.
     */
    public static void emit(Set<String> names, TypeSpec.Builder type, TypeSpec.Builder vectors) {
        if (names.isEmpty()) {
            return;
        }
        type.addField(FieldSpec.builder(TypeName.INT, "MANY", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "Values of a function that take as long as the JIT compiler needs to make its vectors fast.\n")
                .initializer("1 << 24")
                .build());
        for (String name : names) {
            type.addField(TypeName.INT, VectorFunction.count(name), Modifier.PRIVATE, Modifier.STATIC);
            VectorFunction function = Objects.requireNonNull(ALL.get(name));
            type.addMethod(function.each());
            vectors.addMethod(function.vectors());
        }
    }
}
