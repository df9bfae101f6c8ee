package org.mlpc.compiler.network;

import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** The Java names of the user's names. */
public final class JavaNames {
    /** Simple names that generated code uses; a class of the same name would hide them. */
    private static final Set<String> USED = Set.of(
            "Network",
            "DoubleNetwork",
            "Tensor",
            "Role",
            "Signature",
            "Precision",
            "Training",
            "Target",
            "Kind",
            "Layout",
            "Place",
            "Rows",
            "Scale",
            "Units",
            "Elementary",
            "Initial",
            "Draws",
            "RuntimeVersion",
            "Generated",
            "Team",
            "Work",
            "Vectorized",
            "Vectors",
            "Kernels",
            "FloatVector",
            "IntVector",
            "VectorMask",
            "VectorOperators",
            "VectorSpecies",
            "WeightFile",
            "Object",
            "String",
            "Override",
            "Enum",
            "Math",
            "StrictMath",
            "System",
            "ModuleLayer",
            "ReflectiveOperationException",
            "Integer",
            "Double",
            "Float",
            "Arrays",
            "List",
            "Optional",
            "Path",
            "InputStream",
            "IOException",
            "IllegalArgumentException",
            "IllegalStateException");

    /** The constants of a class but those that say where tensors lie. */
    private static final Set<String> CONSTANTS = Set.of(
            "FEATURES",
            "OUTPUTS",
            "BATCH",
            "PARAMETERS",
            "COLUMNS",
            "TRAINED",
            "CLASS_WEIGHT",
            "SCALE",
            "RUNTIME",
            "SIGNATURE",
            "TRAINING",
            "LAYOUT",
            "VECTORS",
            "KERNELS",
            "SPECIES",
            "PAD",
            "MANY",
            "MANY_ALONE");

    private JavaNames() {}

    /** Whether a class of this name would hide one that generated code needs. */
    public static boolean hides(String className) {
        return USED.contains(className);
    }

    /** {@code petal_length} and {@code petal length} become {@code petalLength}. */
    public static String lowerCamel(String name) {
        String upper = upperCamel(name);
        int lower = 0;
        while (lower < upper.length()
                && Character.isUpperCase(upper.charAt(lower))
                && (lower == 0 || lower + 1 == upper.length() || Character.isUpperCase(upper.charAt(lower + 1)))) {
            lower++;
        }
        String camel = upper.substring(0, lower).toLowerCase(Locale.ROOT) + upper.substring(lower);
        return identifier(camel);
    }

    /** {@code species} becomes {@code Species}. */
    public static String upperCamel(String name) {
        StringBuilder text = new StringBuilder();
        boolean start = true;
        for (char c : name.toCharArray()) {
            if (!letterOrDigit(c)) {
                start = true;
            } else {
                text.append(start ? Character.toUpperCase(c) : c);
                start = false;
            }
        }
        return identifier(text.toString());
    }

    /** The enum of a target or a category, unlike the class around it and those that generated code needs. */
    public static String enumeration(String network, String name) {
        String own = upperCamel(network);
        String plain = upperCamel(name);
        if (!plain.equals(own) && !hides(plain) && !constant(plain)) {
            return plain;
        }
        return own.equals(plain + "Class") ? plain + "Classes" : plain + "Class";
    }

    /** Whether a constant of a class may have this name, such as {@code W1}: Java takes it for that. */
    private static boolean constant(String name) {
        return CONSTANTS.contains(name) || name.matches("[A-Z0-9_]*[0-9]");
    }

    /** {@code Iris-setosa} becomes {@code IRIS_SETOSA}, {@code 0} becomes {@code _0}. */
    public static String upperSnake(String name) {
        StringBuilder text = new StringBuilder();
        for (char c : name.toCharArray()) {
            text.append(letterOrDigit(c) ? Character.toUpperCase(c) : '_');
        }
        return identifier(text.toString());
    }

    private static boolean letterOrDigit(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    private static String identifier(String text) {
        String start = text.isEmpty() || Character.isDigit(text.charAt(0)) ? "_" + text : text;
        return start.equals("_") || SourceVersion.isKeyword(start) ? start + "_" : start;
    }
}
