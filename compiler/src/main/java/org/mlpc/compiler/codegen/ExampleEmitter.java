package org.mlpc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells a small network: one example through all layers and back in one method of straight lines. */
final class ExampleEmitter {
    private final Unit unit;
    private final List<LayerSchedule> layers;
    private final LayerSchedule last;

    ExampleEmitter(Unit unit) {
        this.unit = unit;
        this.layers = unit.schedule().layers();
        this.last = unit.schedule().last();
    }

    /** Forward, loss and backward of one example. */
    MethodSpec example() {
        Code code = new Code();
        Locals locals = locals();
        code.line(unit.array() + " p = this.p;").line(unit.array() + " g = this.g;");
        forward(code, locals);
        code.paragraph(unit.formulas().loss());
        for (int u = 0; u < last.units(); u++) {
            code.line(unit.type() + " t" + u + " = t[j + " + u + "];");
        }
        units(code, locals, last).scalar(lossValue(), unit.type() + " loss");
        for (int k = layers.size() - 1; k >= 0; k--) {
            if (layers.get(k).order().reached()) {
                backward(code, locals, layers.get(k));
            }
        }
        code.blank().line("return loss;");
        return MethodSpec.methodBuilder("example")
                .addJavadoc("Adds the gradient of one example to g and returns its loss.\n")
                .addModifiers(Modifier.PRIVATE)
                .returns(type())
                .addParameter(array(), "x")
                .addParameter(TypeName.INT, "i")
                .addParameter(array(), "t")
                .addParameter(TypeName.INT, "j")
                .addCode(code.build())
                .build();
    }

    /** The outputs of one example, left in y; for the loss z is left, too. */
    MethodSpec outputs() {
        Code code = new Code();
        code.line(unit.array() + " p = this.p;");
        forward(code, locals());
        code.blank();
        keep(code, "y", "a", "The outputs of one example.");
        if (unit.schedule().lossFromZ() && !last.linear()) {
            keep(code, "z", "z", "The last layer's pre-activations of one example.");
        }
        return MethodSpec.methodBuilder("outputs")
                .addJavadoc("Takes one example through the network; its outputs are left in y.\n")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array(), "x")
                .addParameter(TypeName.INT, "i")
                .addCode(code.build())
                .build();
    }

    private void keep(Code code, String array, String value, String purpose) {
        unit.scratch().array(array, "OUTPUTS", purpose);
        IntFunction<String> names = value.equals("a") ? output(last) : UnitCode.each("z" + last.number());
        for (int u = 0; u < last.units(); u++) {
            code.line(array + "[" + u + "] = " + names.apply(u) + ";");
        }
    }

    /** The loss of the example whose outputs were left. */
    MethodSpec loss() {
        Code code = new Code();
        code.comment(unit.formulas().loss());
        Map<String, IntFunction<String>> names = new HashMap<>();
        String z = last.linear() ? "y" : "z";
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
        return unit.real() == Real.FLOAT ? TypeName.FLOAT : TypeName.DOUBLE;
    }

    private TypeName array() {
        return com.palantir.javapoet.ArrayTypeName.of(type());
    }

    private static Locals locals() {
        return new Locals("p", "g", "x", "i", "t", "j", "loss", "y", "z", "offset", "factor");
    }

    private void forward(Code code, Locals locals) {
        code.blank();
        if (ScaleEmitter.alone(unit)) {
            unit.formulas().scale().ifPresent(code::comment);
        }
        for (int i = 0; i < layers.get(0).inputs(); i++) {
            code.line(unit.type() + " x" + i + " = " + ScaleEmitter.scaled(unit, "x[i + " + i + "]", "" + i) + ";");
        }
        for (LayerSchedule layer : layers) {
            code.paragraph(unit.formulas().forward(layer));
            new AffineCode(unit, code).forward(layer, input(layer));
            if (!layer.linear()) {
                int k = layer.number();
                units(code, locals, layer)
                        .vector(layer.order().activation().arithmetic(), u -> unit.type() + " a" + k + "_" + u);
            }
        }
    }

    private IntFunction<String> input(LayerSchedule layer) {
        return layer.number() == 1 ? i -> "x" + i : output(layers.get(layer.number() - 2));
    }

    private static IntFunction<String> output(LayerSchedule layer) {
        return UnitCode.each((layer.linear() ? "z" : "a") + layer.number());
    }

    private UnitCode units(Code code, Locals locals, LayerSchedule layer) {
        int k = layer.number();
        Map<String, IntFunction<String>> names = new HashMap<>();
        names.put("z", UnitCode.each("z" + k));
        names.put("a", output(layer));
        names.put("da", UnitCode.each("da" + k));
        names.put("t", u -> "t" + u);
        names.put("class_weight", unit::classWeight);
        return new UnitCode(code, unit.real(), unit.functions(), locals, layer.units(), Integer.toString(k), names);
    }

    private void backward(Code code, Locals locals, LayerSchedule layer) {
        int k = layer.number();
        boolean hidden = k < layers.size();
        code.paragraph(unit.formulas().delta(layer));
        Expr delta = layer.order().delta().orElseThrow().arithmetic();
        boolean passed = hidden && Exprs.mentions(delta, "da") && delta instanceof Expr.Variable;
        if (hidden) {
            String name = passed ? "dz" : "da";
            new AffineCode(unit, code).inputGradient(layers.get(k), unit.type() + " ", i -> name + k + "_" + i);
        }
        if (!passed) {
            units(code, locals, layer).vector(delta, u -> unit.type() + " dz" + k + "_" + u);
        }
        if (layer.order().learns()) {
            code.paragraph(unit.formulas().weightGradient(layer));
            new AffineCode(unit, code).gradient(layer, input(layer));
        }
    }
}
