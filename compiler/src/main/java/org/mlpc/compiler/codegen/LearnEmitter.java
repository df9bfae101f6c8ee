package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.network.Target;

/** Spells what callers use to train: steps, and the sums that they are made of. */
final class LearnEmitter {
    private final Unit unit;
    private final TypeSpec.Builder type;
    private final CallCode call;

    LearnEmitter(Unit unit, TypeSpec.Builder type) {
        this.unit = unit;
        this.type = type;
        this.call = new CallCode(unit, type);
    }

    /** Step, accumulate, and before them what they are made of. */
    void methods() {
        boolean learns = unit.network().loss().isPresent();
        step(learns);
        accumulate(learns);
    }

    private void step(boolean learns) {
        step(call.array(), "t", learns);
        step(ArrayTypeName.of(TypeName.INT), "labels", learns);
    }

    private void step(TypeName targets, String name, boolean learns) {
        Optional<String> refusal = UpdateEmitter.refusal(unit.network());
        boolean whole = unit.network().normalizesBatches();
        Code code = new Code();
        if (!learns) {
            call.refuse(code);
        } else if (refusal.isPresent()) {
            code.format("throw new $T($L);", IllegalStateException.class, SafeText.literal(refusal.get()));
        } else if (whole && name.equals("labels")) {
            code = labels(true, "return step(x, targetRows, n);");
        } else {
            code.line((whole ? "learn" : "accumulate") + "(x, " + name + ", n);");
            if (whole) {
                code.line("follow(n);");
            }
            code.line("return " + (unit.real() == Real.FLOAT ? "update" : "updateDouble") + "(n);");
        }
        call.add(
                CallCode.method("step", call.real())
                        .addParameter(call.array(), "x")
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
            call.refuse(code);
        }
        MethodSpec.Builder sums = whole
                ? MethodSpec.methodBuilder("learn")
                        .addJavadoc("Adds the gradient of a whole batch.\n")
                        .addModifiers(Modifier.PRIVATE)
                : CallCode.method("accumulate", TypeName.VOID);
        call.add(
                sums.addParameter(call.array(), "x")
                        .addParameter(call.array(), "t")
                        .addParameter(TypeName.INT, "n"),
                code);
        if (whole) {
            call.add(
                    CallCode.method("accumulate", TypeName.VOID)
                            .addParameter(call.array(), "x")
                            .addParameter(call.array(), "t")
                            .addParameter(TypeName.INT, "n"),
                    wholeBatches());
        }
        call.add(
                CallCode.method("accumulate", TypeName.VOID)
                        .addParameter(call.array(), "x")
                        .addParameter(ArrayTypeName.of(TypeName.INT), "labels")
                        .addParameter(TypeName.INT, "n"),
                whole ? wholeBatches() : labels(learns, "accumulate(x, targetRows, n);"));
    }

    private Code wholeBatches() {
        return new Code()
                .format(
                        "throw new $T($L);",
                        IllegalStateException.class,
                        SafeText.literal(
                                unit.network().name() + " takes statistics of whole batches (batch_norm): use step"));
    }

    private void sums(Code code) {
        call.checks(code, "BATCH");
        if (unit.network().normalizesBatches()) {
            code.open("if (n < 2)");
            code.format(
                    "throw new $T($L + n);",
                    IllegalArgumentException.class,
                    SafeText.literal("batch_norm needs at least two examples, not "));
            code.close();
        }
        if (call.coded) {
            code.line("encode(x, 0, n);");
        }
        boolean batched = unit.schedule().batched().isPresent();
        if (batched) {
            code.open("if (VECTORS && n >= " + unit.schedule().batchedFrom() + " && alone == MANY_ALONE)");
            code.line("batch(" + call.x + ", t, n);");
            code.next("else");
        }
        if (call.byExample) {
            String row = unit.network().draws() ? ", accumulated + b" : "";
            new PieceCode(unit).each(code, () -> {
                code.open(Share.learned(unit).examples());
                code.line("lossSum += example(" + call.x + ", " + call.width + " * b, t, OUTPUTS * b" + row + ");");
                code.close();
            });
            if (batched) {
                code.line("alone = Math.min(MANY_ALONE, alone + n);");
                code.close();
            }
        } else {
            new TeamEmitter(unit, type).learn(code, call.x);
        }
        code.line("accumulated += n;");
    }

    private Code labels(boolean learns, String statement) {
        Code code = new Code();
        if (!learns) {
            call.refuse(code);
        } else if (unit.network().target().kind() == Target.Kind.REGRESSION) {
            code.format(
                    "throw new $T($L);",
                    IllegalArgumentException.class,
                    SafeText.literal(unit.network().name() + " learns real numbers: give them as rows of t"));
        } else {
            code.format("$T.requireBatch(n, BATCH);", Types.ROWS);
            code.format("$T.oneHot(labels, n, OUTPUTS, targetRows);", Types.ROWS);
            code.line(statement);
        }
        return code;
    }
}
