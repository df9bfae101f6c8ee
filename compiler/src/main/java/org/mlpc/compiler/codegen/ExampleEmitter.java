package org.mlpc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells a small network: one example through all layers and back in one method of straight lines. */
final class ExampleEmitter {
    private final Unit unit;
    private final LayerSchedule last;

    ExampleEmitter(Unit unit) {
        this.unit = unit;
        this.last = unit.schedule().last();
    }

    /** Forward, loss and backward of one example. */
    MethodSpec example() {
        Code code = new Code();
        Locals locals = locals();
        code.line(unit.array() + " p = this.p;").line(unit.array() + " g = this.g;");
        ExampleForward forward = new ExampleForward(unit, code, locals, true);
        forward.emit();
        code.paragraph(unit.formulas().loss());
        for (int u = 0; u < last.units(); u++) {
            code.line(unit.type() + " t" + u + " = t[j + " + u + "];");
        }
        forward.units(last)
                .scalar(
                        lossValue(),
                        unit.type() + " loss",
                        forward.stored(),
                        last.layer().activation().name());
        new ExampleBackward(unit, code, locals, forward).emit();
        code.blank().line("return loss;");
        MethodSpec.Builder method = MethodSpec.methodBuilder("example")
                .addJavadoc("Adds the gradient of one example to g and returns its loss.\n")
                .addModifiers(Modifier.PRIVATE)
                .returns(type())
                .addParameter(array(), "x")
                .addParameter(TypeName.INT, "i")
                .addParameter(array(), "t")
                .addParameter(TypeName.INT, "j");
        if (unit.network().draws()) {
            method.addParameter(TypeName.INT, "row");
        }
        return method.addCode(code.build()).build();
    }

    /** The outputs of one example, left in y; for the loss z is left, too. */
    MethodSpec outputs() {
        Code code = new Code();
        code.line(unit.array() + " p = this.p;");
        ExampleForward forward = new ExampleForward(unit, code, locals(), false);
        forward.emit();
        code.blank();
        keep(code, "y", forward.output(last), "The outputs of one example.");
        if (unit.schedule().lossFromZ() && !last.linear(false)) {
            keep(code, "z", forward.z(last), "The last layer's pre-activations of one example.");
        }
        return MethodSpec.methodBuilder("outputs")
                .addJavadoc("Takes one example through the network; its outputs are left in y.\n")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array(), "x")
                .addParameter(TypeName.INT, "i")
                .addCode(code.build())
                .build();
    }

    private void keep(Code code, String array, IntFunction<String> values, String purpose) {
        unit.scratch().array(array, "OUTPUTS", purpose);
        for (int u = 0; u < last.units(); u++) {
            code.line(array + "[" + u + "] = " + values.apply(u) + ";");
        }
    }

    /** The loss of the example whose outputs were left. */
    MethodSpec loss() {
        Code code = new Code();
        code.comment(unit.formulas().loss());
        Map<String, IntFunction<String>> names = new HashMap<>();
        String z = last.linear(false) ? "y" : "z";
        names.put("z", u -> z + "[" + u + "]");
        names.put("a", u -> "y[" + u + "]");
        names.put("t", u -> "t[j + " + u + "]");
        names.put("class_weight", unit::classWeight);
        new UnitCode(
                        code,
                        unit.real(),
                        unit.functions(),
                        new Locals("t", "j", "y", "z", "p", "loss"),
                        last.units(),
                        "",
                        names)
                .scalar(lossValue(), "return");
        return MethodSpec.methodBuilder("lossOf")
                .addJavadoc("The loss of the example whose outputs were left in y.\n")
                .addModifiers(Modifier.PRIVATE)
                .returns(type())
                .addParameter(array(), "t")
                .addParameter(TypeName.INT, "j")
                .addCode(code.build())
                .build();
    }

    private Expr lossValue() {
        return unit.schedule().order().loss().orElseThrow().value().arithmetic();
    }

    private TypeName type() {
        return unit.real().typeName();
    }

    private TypeName array() {
        return com.palantir.javapoet.ArrayTypeName.of(type());
    }

    private static Locals locals() {
        return new Locals("p", "g", "x", "i", "t", "j", "loss", "y", "z", "offset", "factor", "row", "seed", "steps");
    }
}
