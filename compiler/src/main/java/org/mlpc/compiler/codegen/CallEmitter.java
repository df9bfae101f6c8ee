package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.network.Target;
import org.mlpc.compiler.schedule.Schedule.Form;

/** Spells what callers use to train and to predict. */
final class CallEmitter {
    private final Unit unit;
    private final TypeSpec.Builder type;
    private final boolean byExample;
    private final boolean coded;
    /** The array that layers read their inputs from, and its width. */
    private final String x;

    private final String width;

    CallEmitter(Unit unit, TypeSpec.Builder type) {
        this.unit = unit;
        this.type = type;
        this.byExample = unit.schedule().form() == Form.EXAMPLE;
        this.coded = InputEmitter.coded(unit);
        this.x = coded ? "columns" : "x";
        this.width = coded ? "COLUMNS" : "FEATURES";
    }

    private TypeName real() {
        return unit.real() == Real.FLOAT ? TypeName.FLOAT : TypeName.DOUBLE;
    }

    private TypeName array() {
        return ArrayTypeName.of(real());
    }

    private static MethodSpec.Builder method(String name, TypeName returned) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returned);
    }

    private void add(MethodSpec.Builder method, Code code) {
        type.addMethod(method.addCode(code.build()).build());
    }

    /** Step, accumulate, and before them what they are made of. */
    void learning() {
        boolean learns = unit.network().loss().isPresent();
        step(learns);
        accumulate(learns);
    }

    private void refuse(Code code) {
        code.format(
                "throw new $T($S);",
                IllegalStateException.class,
                unit.network().name() + " has no loss: it only predicts");
    }

    private void step(boolean learns) {
        step(array(), "t", learns);
        step(ArrayTypeName.of(TypeName.INT), "labels", learns);
    }

    private void step(TypeName targets, String name, boolean learns) {
        Optional<String> refusal = UpdateEmitter.refusal(unit.network());
        boolean whole = unit.network().normalizesBatches();
        Code code = new Code();
        if (!learns) {
            refuse(code);
        } else if (refusal.isPresent()) {
            code.format("throw new $T($S);", IllegalStateException.class, refusal.get());
        } else if (whole && name.equals("labels")) {
            code = labels(true, "return step(x, targetRows, n);");
        } else {
            code.line((whole ? "learn" : "accumulate") + "(x, " + name + ", n);");
            if (whole) {
                code.line("follow(n);");
            }
            code.line("return " + (unit.real() == Real.FLOAT ? "update" : "updateDouble") + "(n);");
        }
        add(
                method("step", real())
                        .addParameter(array(), "x")
                        .addParameter(targets, name)
                        .addParameter(TypeName.INT, "n"),
                code);
    }

    /** Where statistics of the batch are taken, a batch comes whole or not at all. */
    private void accumulate(boolean learns) {
        boolean whole = learns && unit.network().normalizesBatches();
        Code code = new Code();
        if (learns) {
            sums(code);
        } else {
            refuse(code);
        }
        MethodSpec.Builder sums = whole
                ? MethodSpec.methodBuilder("learn")
                        .addJavadoc("Adds the gradient of a whole batch.\n")
                        .addModifiers(Modifier.PRIVATE)
                : method("accumulate", TypeName.VOID);
        add(sums.addParameter(array(), "x").addParameter(array(), "t").addParameter(TypeName.INT, "n"), code);
        if (whole) {
            add(
                    method("accumulate", TypeName.VOID)
                            .addParameter(array(), "x")
                            .addParameter(array(), "t")
                            .addParameter(TypeName.INT, "n"),
                    wholeBatches());
        }
        add(
                method("accumulate", TypeName.VOID)
                        .addParameter(array(), "x")
                        .addParameter(ArrayTypeName.of(TypeName.INT), "labels")
                        .addParameter(TypeName.INT, "n"),
                whole ? wholeBatches() : labels(learns, "accumulate(x, targetRows, n);"));
    }

    private Code wholeBatches() {
        return new Code()
                .format(
                        "throw new $T($S);",
                        IllegalStateException.class,
                        unit.network().name() + " takes statistics of whole batches (batch_norm): use step");
    }

    private void sums(Code code) {
        checks(code, "BATCH");
        if (unit.network().normalizesBatches()) {
            code.open("if (n < 2)");
            code.format(
                    "throw new $T($S + n);",
                    IllegalArgumentException.class,
                    "batch_norm needs at least two examples, not ");
            code.close();
        }
        if (coded) {
            code.line("encode(x, 0, n);");
        }
        if (byExample) {
            String row = unit.network().draws() ? ", accumulated + b" : "";
            code.open("for (int b = 0; b < n; b++)");
            code.line("lossSum += example(" + x + ", " + width + " * b, t, OUTPUTS * b" + row + ");");
            code.close();
        } else {
            new TeamEmitter(unit, type).learn(code, x);
        }
        code.line("accumulated += n;");
    }

    private Code labels(boolean learns, String call) {
        Code code = new Code();
        if (!learns) {
            refuse(code);
        } else if (unit.network().target().kind() == Target.Kind.REGRESSION) {
            code.format(
                    "throw new $T($S);",
                    IllegalArgumentException.class,
                    unit.network().name() + " learns real numbers: give them as rows of t");
        } else {
            code.format("$T.requireBatch(n, BATCH);", Types.ROWS);
            code.format("$T.oneHot(labels, n, OUTPUTS, targetRows);", Types.ROWS);
            code.line(call);
        }
        return code;
    }

    private void checks(Code code, String batch) {
        if (batch != null) {
            code.format("$T.requireBatch(n, $L);", Types.ROWS, batch);
        }
        inputs(code);
        code.format("$T.require(t, $S, n, OUTPUTS);", Types.ROWS, "t");
        scaled(code);
    }

    /** The values themselves are checked where they are encoded. */
    private void inputs(Code code) {
        String check = coded ? "$T.requireLength(x.length, $S, n, FEATURES);" : "$T.require(x, $S, n, FEATURES);";
        code.format(check, Types.ROWS, "x");
    }

    private void scaled(Code code) {
        if (unit.network().inputs().fitted()) {
            code.format("$T.requireScaled(scaled);", Types.ROWS);
        }
    }

    /** Gradient, loss, predict. */
    void asking() {
        boolean learns = unit.network().loss().isPresent();
        gradient(learns);
        loss(learns);
        predictOne();
        predict();
    }

    private void gradient(boolean learns) {
        Code code = new Code();
        if (learns) {
            code.format("$T.requireLength(g.length, $S, 1, PARAMETERS);", Types.ROWS, "g");
            code.open("if (spare == null)");
            code.line("spare = new " + unit.type() + "[PARAMETERS];");
            code.close();
            code.line(unit.array() + " sums = this.g;");
            code.line("double loss = lossSum;");
            code.line("int count = accumulated;");
            code.open("try");
            code.line("this.g = spare;").line("lossSum = 0;");
            code.line(unit.network().normalizesBatches() ? "learn(x, t, n);" : "accumulate(x, t, n);");
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
            code.close();
        } else {
            refuse(code);
        }
        add(
                method("gradient", real())
                        .addParameter(array(), "x")
                        .addParameter(array(), "t")
                        .addParameter(TypeName.INT, "n")
                        .addParameter(array(), "g"),
                code);
    }

    private void loss(boolean learns) {
        Code code = new Code();
        if (learns) {
            code.format("$T.requireSome(n);", Types.ROWS);
            checks(code, null);
            code.line("double sum = 0;");
            pieces(code, () -> {
                if (byExample) {
                    code.line("outputs(" + x + ", " + width + " * " + example() + ");");
                    code.line("sum += lossOf(t, OUTPUTS * " + row() + ");");
                } else {
                    code.line("answer(" + piece() + ", m);");
                    code.line("sum = lossOf(sum, " + part("t", "OUTPUTS") + ", m);");
                }
            });
            code.line("return " + unit.real().rounded("sum / n", false) + ";");
        } else {
            refuse(code);
        }
        add(
                method("loss", real())
                        .addParameter(array(), "x")
                        .addParameter(array(), "t")
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
        boolean inPieces = coded || !byExample;
        code.open(inPieces ? "for (int b = 0; b < n; b += BATCH)" : "for (int b = 0; b < n; b++)");
        if (inPieces) {
            code.line("int m = Math.min(BATCH, n - b);");
        }
        if (coded) {
            code.line("encode(x, b, m);");
        }
        if (coded && byExample) {
            code.open("for (int e = 0; e < m; e++)");
        }
        body.run();
        if (coded && byExample) {
            code.close();
        }
        code.close();
    }

    /** The inputs of a piece, at the start of an array. */
    private String piece() {
        return coded ? x : part("x", "FEATURES");
    }

    /** The place of an example among the inputs that it is read from. */
    private String example() {
        return coded ? "e" : "b";
    }

    /** The place of an example among all. */
    private String row() {
        return coded ? "(b + e)" : "b";
    }

    private void predictOne() {
        Code code = new Code();
        code.line("predict(x, y, 1);");
        add(method("predict", TypeName.VOID).addParameter(array(), "x").addParameter(array(), "y"), code);
    }

    private void predict() {
        Code code = new Code();
        inputs(code);
        code.format("$T.requireLength(y.length, $S, n, OUTPUTS);", Types.ROWS, "y");
        scaled(code);
        if (coded) {
            code.comment("What is wrong in later pieces is refused before y is filled.");
            code.open("for (int b = BATCH; b < n; b += BATCH)");
            code.line("encode(x, b, Math.min(BATCH, n - b));");
            code.close();
        }
        pieces(code, () -> {
            if (byExample) {
                code.line("outputs(" + x + ", " + width + " * " + example() + ");");
                code.line("System.arraycopy(this.y, 0, y, OUTPUTS * " + row() + ", OUTPUTS);");
            } else {
                String last = "a" + unit.schedule().last().number();
                code.line("answer(" + piece() + ", m);");
                code.line("System.arraycopy(" + last + ", 0, y, OUTPUTS * b, OUTPUTS * m);");
            }
        });
        add(
                method("predict", TypeName.VOID)
                        .addParameter(array(), "x")
                        .addParameter(array(), "y")
                        .addParameter(TypeName.INT, "n"),
                code);
        boolean learns = unit.network().loss().isPresent();
        if (!byExample && (learns || !coded)) {
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
                .returns(array())
                .addParameter(array(), "values")
                .addParameter(TypeName.INT, "width")
                .addParameter(TypeName.INT, "b")
                .addParameter(TypeName.INT, "m")
                .addParameter(array(), "piece")
                .addCode(code.build())
                .build());
    }
}
