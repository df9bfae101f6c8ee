package org.mlpc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Arrays;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.codegen.text.Types;

/** Spells what callers ask a network for without changing it: gradient, loss, outputs. */
final class AskEmitter {
    private final Unit unit;
    private final TypeSpec.Builder type;
    private final CallCode call;

    AskEmitter(Unit unit, TypeSpec.Builder type) {
        this.unit = unit;
        this.type = type;
        this.call = new CallCode(unit, type);
    }

    /** Gradient, loss, predict. */
    void methods() {
        boolean learns = unit.network().loss().isPresent();
        gradient(learns);
        loss(learns);
        predictOne();
        predict();
    }

    private void gradient(boolean learns) {
        Code code = new Code();
        if (learns) {
            code.format("$T.requireLength(g.length, $L, 1, PARAMETERS);", Types.ROWS, SafeText.literal("g"));
            code.open("if (spare == null)");
            code.line("spare = new " + unit.type() + "[PARAMETERS];");
            code.close();
            code.line(unit.array() + " sums = this.g;");
            code.line("double loss = lossSum;");
            code.line("int count = accumulated;");
            PieceCode pieces = new PieceCode(unit);
            pieces.putAside(code);
            code.open("try");
            code.line("this.g = spare;").line("lossSum = 0;").line("accumulated = 0;");
            pieces.begin(code);
            code.line(unit.network().normalizesBatches() ? "learn(x, t, n);" : "accumulate(x, t, n);");
            pieces.takeAsked(code);
            if (unit.network().penalizes()) {
                code.line("double penalty = regularize(n);");
                code.line("LAYOUT.export(spare, 1, g);");
                code.line("return " + unit.real().rounded("lossSum / n + penalty", false) + ";");
            } else {
                code.line("LAYOUT.export(spare, " + unit.real().rounded("1.0 / n", false) + ", g);");
                code.line("return " + unit.real().rounded("lossSum / n", false) + ";");
            }
            code.next("finally");
            code.format("$T.fill(spare, 0);", Arrays.class);
            code.line("this.g = sums;").line("lossSum = loss;").line("accumulated = count;");
            pieces.putBack(code);
            code.close();
        } else {
            call.refuse(code);
        }
        call.add(
                CallCode.method("gradient", call.real())
                        .addParameter(call.array(), "x")
                        .addParameter(call.array(), "t")
                        .addParameter(TypeName.INT, "n")
                        .addParameter(call.array(), "g"),
                code);
    }

    private void loss(boolean learns) {
        Code code = new Code();
        if (learns) {
            code.format("$T.requireSome(n);", Types.ROWS);
            call.checks(code, null);
            code.line("double sum = 0;");
            pieces(code, () -> {
                if (call.byExample) {
                    code.line("outputs(" + call.x + ", " + call.width + " * " + example() + ");");
                    code.line("sum += lossOf(t, OUTPUTS * " + row() + ");");
                } else {
                    code.line("answer(" + piece() + ", m);");
                    code.line("sum = lossOf(sum, " + part("t", "OUTPUTS") + ", m);");
                }
            });
            code.line("return " + unit.real().rounded("sum / n", false) + ";");
        } else {
            call.refuse(code);
        }
        call.add(
                CallCode.method("loss", call.real())
                        .addParameter(call.array(), "x")
                        .addParameter(call.array(), "t")
                        .addParameter(TypeName.INT, "n"),
                code);
    }

    /** Rows from b on, at the start of an array: the first piece as it is, later ones copied. */
    private String part(String array, String width) {
        String piece = array + "Piece";
        unit.scratch()
                .array(piece, width + " * BATCH", "Rows of " + array + " beyond the first batch, when there are more.");
        return "rows(" + array + ", " + width + ", b, m, " + piece + ")";
    }

    private void pieces(Code code, Runnable body) {
        boolean inPieces = call.coded || !call.byExample;
        code.open(inPieces ? "for (int b = 0; b < n; b += BATCH)" : "for (int b = 0; b < n; b++)");
        if (inPieces) {
            code.line("int m = Math.min(BATCH, n - b);");
        }
        if (call.coded) {
            code.line("encode(x, b, m);");
        }
        if (call.coded && call.byExample) {
            code.open("for (int e = 0; e < m; e++)");
        }
        body.run();
        if (call.coded && call.byExample) {
            code.close();
        }
        code.close();
    }

    /** The inputs of a piece, at the start of an array. */
    private String piece() {
        return call.coded ? call.x : part("x", "FEATURES");
    }

    /** The place of an example among the inputs that it is read from. */
    private String example() {
        return call.coded ? "e" : "b";
    }

    /** The place of an example among all. */
    private String row() {
        return call.coded ? "(b + e)" : "b";
    }

    private void predictOne() {
        Code code = new Code();
        code.line("predict(x, y, 1);");
        call.add(
                CallCode.method("predict", TypeName.VOID)
                        .addParameter(call.array(), "x")
                        .addParameter(call.array(), "y"),
                code);
    }

    private void predict() {
        Code code = new Code();
        call.inputs(code);
        code.format("$T.requireLength(y.length, $L, n, OUTPUTS);", Types.ROWS, SafeText.literal("y"));
        call.scaled(code);
        if (call.coded) {
            code.comment("What is wrong in later pieces is refused before y is filled.");
            code.open("for (int b = BATCH; b < n; b += BATCH)");
            code.line("encode(x, b, Math.min(BATCH, n - b));");
            code.close();
        }
        pieces(code, () -> {
            if (call.byExample) {
                code.line("outputs(" + call.x + ", " + call.width + " * " + example() + ");");
                code.line("System.arraycopy(this.y, 0, y, OUTPUTS * " + row() + ", OUTPUTS);");
            } else {
                String last = "a" + unit.schedule().last().number();
                code.line("answer(" + piece() + ", m);");
                code.line("System.arraycopy(" + last + ", 0, y, OUTPUTS * b, OUTPUTS * m);");
            }
        });
        call.add(
                CallCode.method("predict", TypeName.VOID)
                        .addParameter(call.array(), "x")
                        .addParameter(call.array(), "y")
                        .addParameter(TypeName.INT, "n"),
                code);
        boolean learns = unit.network().loss().isPresent();
        if (!call.byExample && (learns || !call.coded)) {
            rows();
        }
    }

    private void rows() {
        Code code = new Code();
        code.open("if (b == 0)").line("return values;").close();
        code.line("System.arraycopy(values, width * b, piece, 0, width * m);");
        code.line("return piece;");
        type.addMethod(MethodSpec.methodBuilder("rows")
                .addJavadoc("Rows b to b + m, at the start of an array.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(call.array())
                .addParameter(call.array(), "values")
                .addParameter(TypeName.INT, "width")
                .addParameter(TypeName.INT, "b")
                .addParameter(TypeName.INT, "m")
                .addParameter(call.array(), "piece")
                .addCode(code.build())
                .build());
    }
}
