package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Spells the nested class whose kernel takes sums by vectors: tiles of 6 rows and 2 vectors, which keep 12 sums in
 * registers and are full speed with 32 vector registers as with 16. No vector is a parameter or a result: the JIT
 * compiler would put it into an object.
 */
final class VectorEmitter {
    private static final int ROWS = 6;
    private static final ArrayTypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);

    private final TypeSpec.Builder type;
    /** The elementary functions that the class takes arrays through. */
    private final Set<String> functions;

    VectorEmitter(TypeSpec.Builder type, Set<String> functions) {
        this.type = type;
        this.functions = functions;
    }

    /** Adds the switch between vectors and loops, and the class with the vectors. */
    void emit() {
        type.addField(FieldSpec.builder(TypeName.BOOLEAN, "VECTORS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Whether this JVM has vectors; without them loops give the same bits.\n")
                .initializer("$T.ready()", Types.VECTORIZED)
                .build());
        TypeSpec.Builder vectors = TypeSpec.classBuilder("Vectors")
                .addJavadoc("Sums by vectors; loaded only where the JVM has them.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addField(FieldSpec.builder(
                                ParameterizedTypeName.get(Types.SPECIES, ClassName.get(Float.class)),
                                "SPECIES",
                                Modifier.PRIVATE,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer("$T.SPECIES_PREFERRED", Types.FLOAT_VECTOR)
                        .build())
                .addField(FieldSpec.builder(TypeName.INT, "LANES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("SPECIES.length()")
                        .build())
                .addMethod(multiplyAdd())
                .addMethod(tile("tile", ROWS, 2))
                .addMethod(tile("strip", ROWS, 1))
                .addMethod(tile("row", 1, 2))
                .addMethod(tile("single", 1, 1))
                .addMethod(rest())
                .addMethod(transpose())
                .addMethod(transposeBack());
        VectorFunctions.emit(functions, type, vectors);
        type.addType(vectors.build());
    }

    private static MethodSpec.Builder kernel(String name, String doc) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc("$L\n", doc)
                .addModifiers(Modifier.STATIC)
                .addParameter(FLOATS, "a")
                .addParameter(TypeName.INT, "at")
                .addParameter(TypeName.INT, "aRow")
                .addParameter(TypeName.INT, "aStep")
                .addParameter(FLOATS, "b")
                .addParameter(TypeName.INT, "bt")
                .addParameter(TypeName.INT, "bStep")
                .addParameter(TypeName.INT, "count")
                .addParameter(FLOATS, "c")
                .addParameter(TypeName.INT, "ct")
                .addParameter(TypeName.INT, "cRow");
    }

    private static MethodSpec multiplyAdd() {
        Code code = new Code();
        code.line("int wide = columns / (2 * LANES) * (2 * LANES);");
        code.line("int whole = columns / LANES * LANES;");
        code.line("int tall = rows / 6 * 6;");
        code.open("for (int v = 0; v < wide; v += 2 * LANES)");
        calls(code, "tile", "row");
        code.close();
        code.open("for (int v = wide; v < whole; v += LANES)");
        calls(code, "strip", "single");
        code.close();
        code.open("if (whole < columns)");
        code.line("rest(a, at, aRow, aStep, b, bt + whole, bStep, count, c, ct + whole, cRow, rows, columns - whole);");
        code.close();
        return kernel(
                        "multiplyAdd",
                        "c[r][v] += Σ a[r][k] b[k][v], k ascending from 0 to count - 1, for all r and v. Row r of a\n"
                                + "begins at at + aRow r and goes on by aStep, row k of b begins at bt + bStep k, row r of c at ct + cRow r.")
                .addParameter(TypeName.INT, "rows")
                .addParameter(TypeName.INT, "columns")
                .addCode(code.build())
                .build();
    }

    private static void calls(Code code, String many, String one) {
        String rest = ", aRow, aStep, b, bt + v, bStep, count, c, ct + v + cRow * r, cRow);";
        code.open("for (int r = 0; r < tall; r += 6)");
        code.line(many + "(a, at + aRow * r" + rest);
        code.close();
        code.open("for (int r = tall; r < rows; r++)");
        code.line(one + "(a, at + aRow * r" + rest);
        code.close();
    }

    private static MethodSpec tile(String name, int rows, int vectors) {
        Code code = new Code();
        for (int r = 0; r < rows; r++) {
            for (int v = 0; v < vectors; v++) {
                code.format(
                        "$T s$L$L = $T.fromArray(SPECIES, c, ct$L$L);",
                        Types.FLOAT_VECTOR,
                        r,
                        v,
                        Types.FLOAT_VECTOR,
                        row("cRow", r),
                        v == 0 ? "" : " + LANES");
            }
        }
        for (int r = 1; r < rows; r++) {
            code.line("int a" + r + " = at + " + (r == 1 ? "aRow" : r + " * aRow") + ";");
        }
        code.open("for (int k = 0; k < count; k++)");
        code.line("int step = aStep * k;");
        for (int v = 0; v < vectors; v++) {
            code.format(
                    "$T b$L = $T.fromArray(SPECIES, b, bt$L);",
                    Types.FLOAT_VECTOR,
                    v,
                    Types.FLOAT_VECTOR,
                    v == 0 ? "" : " + LANES");
        }
        for (int r = 0; r < rows; r++) {
            code.format(
                    "$T x$L = $T.broadcast(SPECIES, a[$L + step]);",
                    Types.FLOAT_VECTOR,
                    r,
                    Types.FLOAT_VECTOR,
                    r == 0 ? "at" : "a" + r);
            for (int v = 0; v < vectors; v++) {
                code.line("s" + r + v + " = x" + r + ".fma(b" + v + ", s" + r + v + ");");
            }
        }
        code.line("bt += bStep;");
        code.close();
        for (int r = 0; r < rows; r++) {
            for (int v = 0; v < vectors; v++) {
                code.line("s" + r + v + ".intoArray(c, ct" + row("cRow", r) + (v == 0 ? "" : " + LANES") + ");");
            }
        }
        String what =
                rows + (rows == 1 ? " row" : " rows") + " and " + vectors + (vectors == 1 ? " vector" : " vectors");
        return kernel(name, "The same for " + what + ".").addCode(code.build()).build();
    }

    private static String row(String stride, int r) {
        return r == 0 ? "" : r == 1 ? " + " + stride : " + " + r + " * " + stride;
    }

    private static MethodSpec rest() {
        Code code = new Code();
        code.open("for (int r = 0; r < rows; r++)");
        code.open("for (int k = 0; k < count; k++)");
        code.line("float x = a[at + aRow * r + aStep * k];");
        code.line("int row = bt + bStep * k;");
        code.open("for (int v = 0; v < columns; v++)");
        code.line("c[ct + cRow * r + v] = fma(x, b[row + v], c[ct + cRow * r + v]);");
        code.close().close().close();
        return kernel("rest", "The same for columns that fill no vector.")
                .addParameter(TypeName.INT, "rows")
                .addParameter(TypeName.INT, "columns")
                .addCode(code.build())
                .build();
    }

    private static MethodSpec transpose() {
        Code code = new Code();
        code.open("for (int b = from; b < to; b++)");
        code.open("for (int i = 0; i < width; i++)");
        code.line("columns[height * i + b] = rows[at + width * b + i];");
        code.close().close();
        return turned("transpose", "Writes rows from to to - 1 as columns.", code);
    }

    private static MethodSpec transposeBack() {
        Code code = new Code();
        code.open("for (int b = from; b < to; b++)");
        code.open("for (int i = 0; i < width; i++)");
        code.line("rows[at + width * b + i] = columns[height * i + b];");
        code.close().close();
        return turned("transposeBack", "Writes columns from to to - 1 as rows again.", code);
    }

    private static MethodSpec turned(String name, String doc, Code code) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc("$L\n", doc)
                .addModifiers(Modifier.STATIC)
                .addParameter(FLOATS, "rows")
                .addParameter(TypeName.INT, "at")
                .addParameter(TypeName.INT, "width")
                .addParameter(FLOATS, "columns")
                .addParameter(TypeName.INT, "height")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addCode(code.build())
                .build();
    }
}
