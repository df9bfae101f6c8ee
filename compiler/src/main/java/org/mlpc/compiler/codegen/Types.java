package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ClassName;
import java.util.Set;

/** The classes of the runtime that generated code names. Nothing else in the compiler knows them. */
final class Types {
    static final String RUNTIME = "org.mlpc.runtime";
    static final ClassName GENERATED = runtime("Generated");
    static final ClassName NETWORK = runtime("Network");
    static final ClassName DOUBLE_NETWORK = runtime("DoubleNetwork");
    static final ClassName TEAM = runtime("Team");
    static final ClassName WORK = TEAM.nestedClass("Work");
    static final ClassName TENSOR = runtime("Tensor");
    static final ClassName ROLE = TENSOR.nestedClass("Role");
    static final ClassName SIGNATURE = runtime("Signature");
    static final ClassName PRECISION = SIGNATURE.nestedClass("Precision");
    static final ClassName TARGET = runtime("Target");
    static final ClassName TARGET_KIND = TARGET.nestedClass("Kind");
    static final ClassName TARGET_BOUND = runtime("TargetBound");
    static final ClassName TRAINING = runtime("Training");
    static final ClassName LAYOUT = runtime("Layout");
    static final ClassName PLACE = LAYOUT.nestedClass("Place");
    static final ClassName ROWS = runtime("Rows");
    static final ClassName SCALE = runtime("Scale");
    static final ClassName UNITS = runtime("Units");
    static final ClassName ELEMENTARY = runtime("Elementary");
    static final ClassName DRAWS = runtime("Draws");
    static final ClassName INITIAL = runtime("Initial");
    static final ClassName WEIGHT_FILE = runtime("WeightFile");
    static final ClassName RUNTIME_VERSION = runtime("RuntimeVersion");

    /** The version of the runtime's calls that generated code makes. */
    static final int VERSION = 1;

    static final ClassName VECTORIZED = runtime("Vectorized");
    static final ClassName FLOAT_VECTOR = ClassName.get("jdk.incubator.vector", "FloatVector");
    static final ClassName INT_VECTOR = ClassName.get("jdk.incubator.vector", "IntVector");
    static final ClassName VECTOR_MASK = ClassName.get("jdk.incubator.vector", "VectorMask");
    static final ClassName VECTOR_OPERATORS = ClassName.get("jdk.incubator.vector", "VectorOperators");
    static final ClassName SPECIES = ClassName.get("jdk.incubator.vector", "VectorSpecies");

    /** Functions of the runtime, beside those of the language, that a class calls by their bare names. */
    static final Set<String> FUNCTIONS = Set.of("fma", "pow", "sum", "max", "min", "firstMax", "firstMin");

    private Types() {}

    private static ClassName runtime(String name) {
        return ClassName.get(RUNTIME, name);
    }
}
