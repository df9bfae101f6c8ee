package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.codegen.vector.Sums;
import org.mlpc.compiler.codegen.vector.VectorFunctions;

/** Spells the nested class with all that runs by vectors: the sums of each layer, and what prepares numbers for them. */
final class VectorEmitter {
    private static final ArrayTypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);

    private final Unit unit;
    private final TypeSpec.Builder type;

    VectorEmitter(Unit unit, TypeSpec.Builder type) {
        this.unit = unit;
        this.type = type;
    }

    /** Adds the switch between vectors and loops, and the class with the vectors. */
    void emit() {
        type.addField(FieldSpec.builder(TypeName.BOOLEAN, "VECTORS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Whether this JVM has vectors; without them loops give the same bits.\n")
                .initializer("$T.ready()", Types.VECTORIZED)
                .build());
        type.addField(FieldSpec.builder(TypeName.INT, "PAD", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Floats behind the last row of an array: a vector may be longer than what is left of it.\n")
                .initializer("$L", Sums.LANES)
                .build());
        TypeSpec.Builder vectors = TypeSpec.classBuilder("Vectors")
                .addJavadoc(
                        "Sums by vectors, c[r][v] = start + Σ a[r][k] b[k][v]; loaded only where the JVM has them.\n")
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
                        .build());
        unit.kernels().methods().forEach(vectors::addMethod);
        Stream.of(
                        finite(),
                        addRows(),
                        turn(),
                        panels(),
                        copyRows("widen", "Copies", "wide"),
                        copyRows("narrow", "Copies back", "rows"))
                .filter(method -> unit.kernels().called(method.name()))
                .forEach(vectors::addMethod);
        VectorFunctions.emit(unit.imports().arrays(), type, vectors);
        type.addType(vectors.build());
    }

    private static MethodSpec finite() {
        Code code = new Code();
        code.open("if (count < 0 || count > values.length)")
                .line("return false;")
                .close();
        code.format("$T s = $T.zero(SPECIES);", Types.FLOAT_VECTOR, Types.FLOAT_VECTOR);
        code.line("int i = 0;");
        code.open("for (; i <= count - LANES; i += LANES)");
        code.line("s = FloatVector.fromArray(SPECIES, values, i).mul(0).add(s);");
        code.close();
        code.line("float rest = 0;");
        code.open("for (; i < count; i++)");
        code.line("rest += 0 * values[i];");
        code.close();
        code.format("return rest == 0 && s.compare($T.EQ, 0).allTrue();", Types.VECTOR_OPERATORS);
        return MethodSpec.methodBuilder("finite")
                .addJavadoc("Whether there are so many values and all are numbers: 0 times any other is none.\n")
                .addModifiers(Modifier.STATIC)
                .returns(TypeName.BOOLEAN)
                .addParameter(FLOATS, "values")
                .addParameter(TypeName.INT, "count")
                .addCode(code.build())
                .build();
    }

    private static MethodSpec addRows() {
        Code code = new Code();
        code.open("for (int v = 0; v < width; v += LANES)");
        code.line("int lanes = Math.min(LANES, width - v);");
        code.line("System.arraycopy(g, at + v, room, 0, lanes);");
        code.format("$T s = $T.fromArray(SPECIES, room, 0);", Types.FLOAT_VECTOR, Types.FLOAT_VECTOR);
        code.open("for (int r = from; r < to; r++)");
        // of a vector just read the JIT compiler knows the class; of one that the loop carries only its profile may
        // tell it
        code.line("s = FloatVector.fromArray(SPECIES, rows, width * r + v).add(s);");
        code.close();
        code.line("s.intoArray(room, 0);");
        code.line("System.arraycopy(room, 0, g, at + v, lanes);");
        code.close();
        return MethodSpec.methodBuilder("addRows")
                .addJavadoc("Adds rows from to to - 1, ascending, to those numbers of g that begin at a place.\n")
                .addModifiers(Modifier.STATIC)
                .addParameter(FLOATS, "rows")
                .addParameter(TypeName.INT, "width")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addParameter(FLOATS, "g")
                .addParameter(TypeName.INT, "at")
                .addParameter(FLOATS, "room")
                .addCode(code.build())
                .build();
    }

    private static MethodSpec turn() {
        Code code = new Code();
        code.line("int r = from;");
        for (int rows : new int[] {16, 4}) {
            turnRows(code, rows);
        }
        code.open("for (; r < to; r++)");
        code.line("int panel = length * width * (r / length) + r % length;");
        code.open("for (int u = 0; u < width; u++)");
        code.line("turned[panel + length * u] = w[at + width * r + u];");
        code.close().close();
        return MethodSpec.methodBuilder("turn")
                .addJavadoc("Writes rows from to to - 1 as columns, in panels of some length side by side.\n")
                .addModifiers(Modifier.STATIC)
                .addParameter(FLOATS, "w")
                .addParameter(TypeName.INT, "at")
                .addParameter(TypeName.INT, "width")
                .addParameter(FLOATS, "turned")
                .addParameter(TypeName.INT, "length")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addCode(code.build())
                .build();
    }

    /** So many rows at once, since what they become lies side by side. */
    private static void turnRows(Code code, int rows) {
        code.open("for (; r <= to - " + rows + "; r += " + rows + ")");
        code.line("int row = at + width * r;");
        code.line("int panel = length * width * (r / length) + r % length;");
        code.open("for (int u = 0; u < width; u++)");
        for (int j = 0; j < rows; j++) {
            String in = j == 0 ? "row" : j == 1 ? "row + width" : "row + " + j + " * width";
            code.line("turned[panel" + (j == 0 ? "" : " + " + j) + "] = w[" + in + " + u];");
        }
        code.line("panel += length;");
        code.close().close();
    }

    private static MethodSpec panels() {
        Code code = new Code();
        code.open("for (int v = left; v < right; v += 64)");
        code.line("int lanes = Math.min(64, right - v);");
        code.open("for (int r = 0; r < count; r++)");
        code.line("System.arraycopy(rows, width * r + v, panels, height * v + 64 * r, lanes);");
        code.close().close();
        return MethodSpec.methodBuilder("panels")
                .addJavadoc("Copies columns left to right - 1 of rows into panels of 64 columns side by side.\n")
                .addModifiers(Modifier.STATIC)
                .addParameter(FLOATS, "rows")
                .addParameter(TypeName.INT, "width")
                .addParameter(TypeName.INT, "count")
                .addParameter(FLOATS, "panels")
                .addParameter(TypeName.INT, "height")
                .addParameter(TypeName.INT, "left")
                .addParameter(TypeName.INT, "right")
                .addCode(code.build())
                .build();
    }

    private static MethodSpec copyRows(String name, String verb, String to) {
        Code code = new Code();
        code.open("for (int r = first; r < end; r++)");
        code.open("for (int u = 0; u < width; u++)");
        String rows = "rows[at + width * r + u]";
        String wide = "wide[length * r + u]";
        code.line((to.equals("wide") ? wide + " = " + rows : rows + " = " + wide) + ";");
        code.close().close();
        return MethodSpec.methodBuilder(name)
                .addJavadoc(SafeText.doc("$L rows to rows that are as long as vectors.\n", verb))
                .addModifiers(Modifier.STATIC)
                .addParameter(FLOATS, "rows")
                .addParameter(TypeName.INT, "at")
                .addParameter(TypeName.INT, "width")
                .addParameter(FLOATS, "wide")
                .addParameter(TypeName.INT, "length")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "end")
                .addCode(code.build())
                .build();
    }
}
