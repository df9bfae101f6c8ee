package org.mlpc.compiler.codegen.text;

import com.palantir.javapoet.ClassName;
import java.util.Set;

/** The classes of the runtime that generated code names. Nothing else in the compiler knows them. */
public final class Types {
    public static final String RUNTIME = "org.mlpc.runtime";
    public static final ClassName GENERATED = runtime("Generated");
    public static final ClassName NETWORK = runtime("Network");
    public static final ClassName DOUBLE_NETWORK = runtime("DoubleNetwork");
    public static final ClassName TEAM = runtime("Team");
    public static final ClassName WORK = TEAM.nestedClass("Work");
    public static final ClassName TENSOR = runtime("Tensor");
    public static final ClassName ROLE = TENSOR.nestedClass("Role");
    public static final ClassName SIGNATURE = runtime("Signature");
    public static final ClassName PRECISION = SIGNATURE.nestedClass("Precision");
    public static final ClassName TARGET = runtime("Target");
    public static final ClassName TARGET_KIND = TARGET.nestedClass("Kind");
    public static final ClassName TARGET_BOUND = runtime("TargetBound");
    public static final ClassName TRAINING = runtime("Training");
    public static final ClassName LAYOUT = runtime("Layout");
    public static final ClassName PLACE = LAYOUT.nestedClass("Place");
    public static final ClassName ROWS = runtime("Rows");
    public static final ClassName SCALE = runtime("Scale");
    public static final ClassName UNITS = runtime("Units");
    public static final ClassName ELEMENTARY = runtime("Elementary");
    public static final ClassName DRAWS = runtime("Draws");
    public static final ClassName INITIAL = runtime("Initial");
    public static final ClassName WEIGHT_FILE = runtime("WeightFile");
    public static final ClassName RUNTIME_VERSION = runtime("RuntimeVersion");

    /** The version of the runtime's calls that generated code makes. */
    public static final int VERSION = 1;

    public static final ClassName VECTORIZED = runtime("Vectorized");
    public static final ClassName FLOAT_VECTOR = ClassName.get("jdk.incubator.vector", "FloatVector");
    public static final ClassName INT_VECTOR = ClassName.get("jdk.incubator.vector", "IntVector");
    public static final ClassName VECTOR_MASK = ClassName.get("jdk.incubator.vector", "VectorMask");
    public static final ClassName VECTOR_OPERATORS = ClassName.get("jdk.incubator.vector", "VectorOperators");
    public static final ClassName SPECIES = ClassName.get("jdk.incubator.vector", "VectorSpecies");

    /** Functions of the runtime, beside those of the language, that a class calls by their bare names. */
    public static final Set<String> FUNCTIONS = Set.of("fma", "pow", "sum", "max", "min", "firstMax", "firstMin");

    private Types() {}

    private static ClassName runtime(String name) {
        return ClassName.get(RUNTIME, name);
    }
}
