package org.mlpc.compiler.codegen.vector;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.codegen.text.Types;

/**
 * An elementary function in vector spelling: the steps of the runtime's scalar one, lane by lane, so the same bits.
 *
 * <p>The vectors stay in one method, in registers; what is out of the ordinary (NaN, infinities, subnormals, large
 * arguments) is left to the scalar function, so that no branch stands in the way of the rest.
 *
 * @param name the runtime's
 * @param doc what it is and how, for readers of the class
 * @param body the Java text that makes the vector {@code y} of the vector {@code x}, or returns {@code i}
 */
public record VectorFunction(String name, String doc, String body) {
    public static final ArrayTypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);

    /** Values taken one by one where vectors stopped: the longest vector. */
    private static final int STRETCH = 16;

    private static final String LOOP = """
            int i = from;
            for (; i <= to - LANES; i += LANES) {
                FloatVector x = FloatVector.fromArray(SPECIES, v, i);
            %s    y.intoArray(v, i);
            }
            return i;
            """;

    /** The name of the method that takes a range of an array through the function, with vectors or without. */
    public static String each(String name) {
        return name + "Each";
    }

    /** The method of the class with the vectors. */
    public MethodSpec vectors() {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(
                        SafeText.doc(
                                "$L\n",
                                new SafeText.Lines(
                                        doc
                                                + "\nReturns where it stopped: at values out of the ordinary, or too few for a vector.")))
                .addModifiers(Modifier.STATIC)
                .returns(TypeName.INT)
                .addParameter(FLOATS, "v")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addCode(code(LOOP.formatted(indented(body))))
                .build();
    }

    private static String indented(String text) {
        return text.strip()
                .lines()
                .map(line -> line.isEmpty() ? "\n" : "    " + line + "\n")
                .collect(Collectors.joining());
    }

    private static CodeBlock code(String text) {
        Map<String, ClassName> types = new TreeMap<>();
        String named = text;
        for (ClassName type : List.of(Types.FLOAT_VECTOR, Types.INT_VECTOR, Types.VECTOR_OPERATORS)) {
            String key = "type" + type.simpleName();
            types.put(key, type);
            named = named.replaceAll("\\b" + type.simpleName() + "\\b", "\\$" + key + ":T");
        }
        return CodeBlock.builder().addNamed(named, types).build();
    }

    /** The field that counts the values that went through the function one by one, in all networks of the class. */
    public static String count(String name) {
        return name + "Count";
    }

    /** The method that the rest of the class calls. */
    public MethodSpec each() {
        String count = count(name);
        Code code = new Code();
        code.line("int i = from;");
        code.open("while (i < to)");
        code.line("boolean many = " + count + " >= MANY;");
        code.line("i = VECTORS && many ? Vectors." + name + "(v, i, to) : i;");
        code.line("int end = many ? Math.min(i + " + STRETCH + ", to) : to;");
        code.line(count + " += many ? 0 : end - i;");
        code.open("for (; i < end; i++)");
        code.line("v[i] = " + name + "(v[i]);");
        code.close().close();
        return MethodSpec.methodBuilder(each(name))
                .addJavadoc(SafeText.doc(
                        "$L\n",
                        "Puts " + name + " of v[from] to v[to - 1] in their place; after many of them by vectors."))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(FLOATS, "v")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addCode(code.build())
                .build();
    }

    /** {@code vector = vector.fma(u, …)} for each coefficient but the first two, which open it. */
    public static String polynomial(String vector, String u, String... coefficients) {
        StringBuilder lines = new StringBuilder(
                "FloatVector %s = %s.fma(%sf, %sf);\n".formatted(vector, u, coefficients[0], coefficients[1]));
        for (int i = 2; i < coefficients.length; i++) {
            lines.append("%1$s = %1$s.fma(%2$s, FloatVector.broadcast(SPECIES, %3$sf));\n"
                    .formatted(vector, u, coefficients[i]));
        }
        return lines.toString();
    }
}
