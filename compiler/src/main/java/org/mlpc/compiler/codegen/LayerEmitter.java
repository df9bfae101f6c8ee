package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.schedule.Schedule.Kernel;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells a larger network: a method for each layer and direction, all examples of the batch in it. */
final class LayerEmitter {
    private final Unit unit;
    private final List<LayerSchedule> layers;
    private final LayerSchedule last;

    LayerEmitter(Unit unit) {
        this.unit = unit;
        this.layers = unit.schedule().layers();
        this.last = unit.schedule().last();
    }

    /** All methods, in the order of the derivation. */
    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(forward());
        if (ScaleEmitter.alone(unit)) {
            methods.add(scale());
        }
        layers.forEach(layer -> methods.add(forward(layer)));
        if (unit.network().loss().isPresent()) {
            methods.add(loss());
            methods.add(backward());
            for (int k = layers.size(); k >= 1; k--) {
                if (layers.get(k - 1).order().reached()) {
                    methods.add(backward(layers.get(k - 1)));
                }
            }
        }
        return methods;
    }

    /** The array with the outputs. */
    String outputs() {
        return outputs(last);
    }

    private String outputs(LayerSchedule layer) {
        return "a" + layer.number();
    }

    /** The array with z: that of the outputs where z is not needed after them. */
    private String preActivations(LayerSchedule layer) {
        return layer.keepsZ() && !layer.linear() ? "z" + layer.number() : outputs(layer);
    }

    private String inputs(LayerSchedule layer) {
        if (layer.number() > 1) {
            return outputs(layers.get(layer.number() - 2));
        }
        return ScaleEmitter.alone(unit) ? "scaledX" : "x";
    }

    private TypeName array() {
        return ArrayTypeName.of(unit.real() == Real.FLOAT ? TypeName.FLOAT : TypeName.DOUBLE);
    }

    private MethodSpec.Builder method(String name, String doc) {
        return MethodSpec.methodBuilder(name).addJavadoc("$L\n", doc).addModifiers(Modifier.PRIVATE);
    }

    private String allocate(String name, LayerSchedule layer, String purpose) {
        return unit.scratch().array(name, layer.units() + " * BATCH", purpose + ", a row for each example.");
    }

    private MethodSpec forward() {
        Code code = new Code();
        if (ScaleEmitter.alone(unit)) {
            unit.scratch().array("scaledX", "FEATURES * BATCH", "The scaled inputs x', a row for each example.");
            code.line("scale(x, n);");
        }
        layers.forEach(layer -> code.line("forward" + layer.number() + "(" + inputs(layer) + ", n);"));
        return method("forward", "Takes n examples through the network.")
                .addParameter(array(), "x")
                .addParameter(TypeName.INT, "n")
                .addCode(code.build())
                .build();
    }

    private MethodSpec scale() {
        Code code = new Code();
        code.comment(unit.formulas().scale().orElseThrow());
        code.open("for (int b = 0; b < n; b++)");
        code.open("for (int i = 0; i < FEATURES; i++)");
        code.line("scaledX[FEATURES * b + i] = " + ScaleEmitter.scaled(unit, "x[FEATURES * b + i]", "i") + ";");
        code.close().close();
        return method("scale", "Scales the inputs of n examples.")
                .addParameter(array(), "x")
                .addParameter(TypeName.INT, "n")
                .addCode(code.build())
                .build();
    }

    private MethodSpec forward(LayerSchedule layer) {
        Code code = new Code();
        code.line(unit.array() + " p = this.p;");
        String z = preActivations(layer);
        allocate(z, layer, z.startsWith("z") ? "The values z of " + name(layer) : "The outputs of " + name(layer));
        allocate(outputs(layer), layer, "The outputs of " + name(layer));
        if (layer.kernel() == Kernel.STRAIGHT) {
            straightForward(code, layer, z);
        } else {
            loopForward(code, layer, z);
        }
        return method("forward" + layer.number(), name(layer) + ", forward, for n examples.")
                .addParameter(array(), "x")
                .addParameter(TypeName.INT, "n")
                .addCode(code.build())
                .build();
    }

    private static String name(LayerSchedule layer) {
        return Formulas.name(layer);
    }

    private void loopForward(Code code, LayerSchedule layer, String z) {
        code.line(unit.array() + " " + z + " = this." + z + ";");
        code.paragraph(unit.formulas().affine(layer)
                + (z.startsWith("a") && !layer.linear() ? ", kept where its activation will stand" : ""));
        new Loops(unit, code, layer).forward(z);
        if (!layer.linear()) {
            code.paragraph(unit.formulas().activation(layer));
            rows(code, layer, Map.of("z", z)).vector(layer.order().activation().arithmetic(), outputs(layer));
        }
    }

    private RowCode rows(Code code, LayerSchedule layer, Map<String, String> arrays) {
        Locals locals = new Locals("p", "g", "x", "t", "n", "b", "i", "u", "row", "in", "dz", "da", "loss");
        return new RowCode(
                code,
                unit.real(),
                unit.imports(),
                unit.scratch(),
                locals,
                layer.units(),
                Integer.toString(layer.number()),
                arrays);
    }

    private void straightForward(Code code, LayerSchedule layer, String z) {
        int k = layer.number();
        code.paragraph(unit.formulas().forward(layer));
        code.open("for (int b = 0; b < n; b++)");
        loadInputs(code, layer);
        new AffineCode(unit, code).forward(layer, i -> "x" + i);
        if (!layer.linear()) {
            units(code, layer, Map.of("z", UnitCode.each("z" + k)))
                    .vector(layer.order().activation().arithmetic(), u -> unit.type() + " a" + k + "_" + u);
        }
        code.line("int row = " + layer.units() + " * b;");
        if (!z.equals(outputs(layer))) {
            store(code, layer, z, "z");
        }
        store(code, layer, outputs(layer), layer.linear() ? "z" : "a");
        code.close();
    }

    private void loadInputs(Code code, LayerSchedule layer) {
        code.line("int in = " + layer.inputs() + " * b;");
        for (int i = 0; i < layer.inputs(); i++) {
            code.line(unit.type() + " x" + i + " = x[in + " + i + "];");
        }
    }

    private static void store(Code code, LayerSchedule layer, String array, String local) {
        for (int u = 0; u < layer.units(); u++) {
            code.line(array + "[row + " + u + "] = " + local + layer.number() + "_" + u + ";");
        }
    }

    private UnitCode units(Code code, LayerSchedule layer, Map<String, IntFunction<String>> names) {
        Locals locals = new Locals("p", "g", "x", "t", "n", "b", "row", "in", "loss", "sum");
        return new UnitCode(
                code, unit.real(), unit.functions(), locals, layer.units(), Integer.toString(layer.number()), names);
    }

    private MethodSpec loss() {
        Code code = new Code();
        String z = preActivations(last);
        code.comment(unit.formulas().loss());
        code.open("for (int b = 0; b < n; b++)");
        code.line("int row = OUTPUTS * b;");
        Expr value = unit.schedule().order().loss().orElseThrow().value().arithmetic();
        if (last.kernel() == Kernel.STRAIGHT) {
            Map<String, IntFunction<String>> names = new HashMap<>();
            names.put("z", u -> z + "[row + " + u + "]");
            names.put("a", u -> outputs() + "[row + " + u + "]");
            names.put("t", u -> "t[row + " + u + "]");
            names.put("class_weight", unit::classWeight);
            units(code, last, names).scalar(value, unit.type() + " loss");
            code.line("sum += loss;");
        } else {
            String loss =
                    rows(code, last, Map.of("z", z, "a", outputs(), "t", "t")).scalar(value);
            code.line("sum += " + loss + ";");
        }
        code.close();
        code.line("return sum;");
        return method("lossOf", "Adds the losses of n examples that went through the network to a sum.")
                .returns(TypeName.DOUBLE)
                .addParameter(TypeName.DOUBLE, "sum")
                .addParameter(array(), "t")
                .addParameter(TypeName.INT, "n")
                .addCode(code.build())
                .build();
    }

    private MethodSpec backward() {
        Code code = new Code();
        for (int k = layers.size(); k >= 1; k--) {
            if (!layers.get(k - 1).order().reached()) {
                continue;
            }
            String targets = k == layers.size() ? ", t" : "";
            code.line("backward" + k + "(" + inputs(layers.get(k - 1)) + targets + ", n);");
        }
        return method("backward", "Adds the gradient of n examples that went through the network.")
                .addParameter(array(), "x")
                .addParameter(array(), "t")
                .addParameter(TypeName.INT, "n")
                .addCode(code.build())
                .build();
    }

    private MethodSpec backward(LayerSchedule layer) {
        Code code = new Code();
        int k = layer.number();
        allocate("dz" + k, layer, "∂L/∂z of " + name(layer) + ", and before that ∂L/∂a");
        boolean passes = layer.order().propagates();
        if (passes) {
            code.line(unit.array() + " p = this.p;");
        }
        code.line(unit.array() + " g = this.g;");
        code.line(unit.array() + " dz = this.dz" + k + ";");
        if (passes) {
            code.line(unit.array() + " da = this.dz" + (k - 1) + ";");
        }
        code.paragraph(unit.formulas().delta(layer));
        if (layer.kernel() == Kernel.STRAIGHT) {
            straightBackward(code, layer);
        } else {
            loopBackward(code, layer);
        }
        MethodSpec.Builder method = method("backward" + k, name(layer) + ", backward, for n examples.")
                .addParameter(array(), "x");
        if (layer == last) {
            method.addParameter(array(), "t");
        }
        return method.addParameter(TypeName.INT, "n").addCode(code.build()).build();
    }

    private static boolean passed(Expr delta) {
        return delta instanceof Expr.Variable v && v.name().equals("da");
    }

    private void loopBackward(Code code, LayerSchedule layer) {
        Expr delta = layer.order().delta().orElseThrow().arithmetic();
        if (!passed(delta)) {
            Map<String, String> arrays =
                    new HashMap<>(Map.of("a", outputs(layer), "z", preActivations(layer), "da", "dz"));
            if (layer == last) {
                arrays.put("t", "t");
            }
            rows(code, layer, arrays).vector(delta, "dz");
        }
        Loops loops = new Loops(unit, code, layer);
        if (layer.order().learns()) {
            code.paragraph(unit.formulas().weightGradient(layer));
            loops.gradient();
        }
        if (layer.order().propagates()) {
            code.paragraph(unit.formulas().inputGradient(layer));
            loops.inputGradient();
        }
    }

    private void straightBackward(Code code, LayerSchedule layer) {
        int k = layer.number();
        code.open("for (int b = 0; b < n; b++)");
        code.line("int row = " + layer.units() + " * b;");
        Map<String, IntFunction<String>> names = new HashMap<>();
        names.put("a", u -> outputs(layer) + "[row + " + u + "]");
        names.put("z", u -> preActivations(layer) + "[row + " + u + "]");
        names.put("da", u -> "dz[row + " + u + "]");
        names.put("t", u -> "t[row + " + u + "]");
        names.put("class_weight", unit::classWeight);
        units(code, layer, names)
                .vector(layer.order().delta().orElseThrow().arithmetic(), u -> unit.type() + " dz" + k + "_" + u);
        if (layer.order().learns()) {
            code.paragraph(unit.formulas().weightGradient(layer));
        }
        loadInputs(code, layer);
        if (layer.order().learns()) {
            new AffineCode(unit, code).gradient(layer, i -> "x" + i);
        }
        if (layer.order().propagates()) {
            code.paragraph(unit.formulas().inputGradient(layer));
            new AffineCode(unit, code).inputGradient(layer, "", i -> "da[in + " + i + "]");
        }
        code.close();
    }
}
