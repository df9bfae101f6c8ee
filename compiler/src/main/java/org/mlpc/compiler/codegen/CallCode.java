package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.schedule.Schedule.Form;

/** What the methods that callers use have in common: where inputs come from, what is checked first. */
final class CallCode {
    final Unit unit;
    final boolean byExample;
    final boolean coded;
    /** The array that layers read their inputs from, and its width. */
    final String x;

    final String width;
    private final TypeSpec.Builder type;

    CallCode(Unit unit, TypeSpec.Builder type) {
        this.unit = unit;
        this.type = type;
        this.byExample = unit.schedule().form() == Form.EXAMPLE;
        this.coded = InputEmitter.coded(unit);
        this.x = coded ? "columns" : "x";
        this.width = coded ? "COLUMNS" : "FEATURES";
    }

    TypeName real() {
        return unit.real().typeName();
    }

    TypeName array() {
        return ArrayTypeName.of(real());
    }

    static MethodSpec.Builder method(String name, TypeName returned) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returned);
    }

    void add(MethodSpec.Builder method, Code code) {
        type.addMethod(method.addCode(code.build()).build());
    }

    void refuse(Code code) {
        code.format(
                "throw new $T($L);",
                IllegalStateException.class,
                SafeText.literal(unit.network().name() + " has no loss: it only predicts"));
    }

    void checks(Code code, @Nullable String batch) {
        if (batch != null) {
            code.format("$T.requireBatch(n, $L);", Types.ROWS, batch);
        }
        inputs(code);
        finite(code, "t", "OUTPUTS");
        if (!unit.network().targetBounds().isEmpty()) {
            code.format("$T.require(SIGNATURE.target(), t, n, OUTPUTS);", Types.TARGET_BOUND);
        }
        scaled(code);
    }

    /** The values themselves are checked where they are encoded. */
    void inputs(Code code) {
        if (coded) {
            code.format("$T.requireLength(x.length, $L, n, FEATURES);", Types.ROWS, SafeText.literal("x"));
        } else {
            finite(code, "x", "FEATURES");
        }
    }

    /** Vectors see quickly that all is well; what is wrong the runtime says. */
    private void finite(Code code, String array, String width) {
        if (unit.schedule().vectors()) {
            code.open("if (!VECTORS || !" + unit.kernels().call("finite") + "(" + array + ", " + width + " * n))");
        }
        code.format("$T.require($L, $L, n, $L);", Types.ROWS, array, SafeText.literal(array), width);
        if (unit.schedule().vectors()) {
            code.close();
        }
    }

    void scaled(Code code) {
        if (unit.network().inputs().fitted()) {
            code.format("$T.requireScaled(scaled);", Types.ROWS);
        }
    }
}
