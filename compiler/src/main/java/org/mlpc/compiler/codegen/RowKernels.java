package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.SafeText;

/**
 * The methods that add multiples of rows to a row, collected while layers are spelled. Their loops read and write every
 * array at the same index: HotSpot's compiler makes vectors of such loops, and not of those where it must fear that what one
 * turn writes is what a later one reads.
 */
final class RowKernels {
    /** So many rows are added together, so that the sums are loaded and stored once for all of them. */
    static final int TOGETHER = 4;

    private final Real real;
    private final Map<String, MethodSpec> methods = new TreeMap<>();

    RowKernels(Real real) {
        this.real = real;
    }

    /** The name of the method that adds multiples of so many rows of a length, one after the other. */
    String add(int length, int rows) {
        String name = "add" + length;
        methods.computeIfAbsent(name + " " + rows, key -> adding(name, length, rows));
        return name;
    }

    /** The name of the method that sets a row to a multiple of another. */
    String set(int length) {
        String name = "set" + length;
        methods.computeIfAbsent(
                name,
                key -> method(name, "Sets row to x0 r0, which begins a sum.", 1, loop(length, "row[i] = r0[i] * x0;")));
        return name;
    }

    private MethodSpec adding(String name, int length, int rows) {
        String doc = rows == 1
                ? "Adds x0 r0 to row."
                : "Adds x0 r0, x1 r1, x2 r2 and x3 r3 to row, in this order; one index, so that vectors are made of it.";
        String sum = "row[i]";
        for (int j = 0; j < rows; j++) {
            sum = real.multiplyAdd("r" + j + "[i]", "x" + j, sum);
        }
        return method(name, doc, rows, loop(length, "row[i] = " + sum + ";"));
    }

    private static Code loop(int length, String line) {
        return new Code()
                .open("for (int i = 0; i < " + length + "; i++)")
                .line(line)
                .close();
    }

    private MethodSpec method(String name, String doc, int rows, Code body) {
        TypeName number = real.typeName();
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addJavadoc(SafeText.doc("$L\n", doc))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(ArrayTypeName.of(number), "row");
        for (int j = 0; j < rows; j++) {
            method.addParameter(ArrayTypeName.of(number), "r" + j);
        }
        for (int j = 0; j < rows; j++) {
            method.addParameter(number, "x" + j);
        }
        return method.addCode(body.build()).build();
    }

    /** All methods. */
    List<MethodSpec> methods() {
        return List.copyOf(methods.values());
    }
}
