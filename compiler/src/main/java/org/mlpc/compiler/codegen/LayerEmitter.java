package org.mlpc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.schedule.Schedule.Kernel;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells a larger network: a method for each layer and direction, all examples of the batch in it. */
final class LayerEmitter {
    private final Unit unit;
    private final LayerNames names;
    private final LayerLines lines;
    private final List<LayerSchedule> layers;
    private final LayerSchedule last;

    /** Whether outputs are asked for here, too, not only learned. */
    private final boolean asks;

    LayerEmitter(Unit unit) {
        this(unit, true);
    }

    LayerEmitter(Unit unit, boolean asks) {
        this.unit = unit;
        this.asks = asks;
        this.names = new LayerNames(unit);
        this.lines = new LayerLines(unit, names);
        this.layers = unit.schedule().layers();
        this.last = unit.schedule().last();
    }

    /** Whether a network does something else in training than afterwards. */
    static boolean twice(Unit unit) {
        return unit.network().layers().stream().anyMatch(Layer::trainsDifferently);
    }

    /** All methods, in the order of the derivation. */
    List<MethodSpec> methods() {
        boolean learns = unit.network().loss().isPresent();
        boolean twice = twice(unit) && asks;
        List<MethodSpec> methods = new ArrayList<>();
        if (learns || !twice) {
            methods.add(forward(true));
        }
        if (twice) {
            methods.add(forward(false));
        }
        if (ScaleEmitter.alone(unit)) {
            methods.add(scale());
        }
        for (LayerSchedule layer : layers) {
            boolean differs = layer.layer().trainsDifferently();
            if (learns || !differs) {
                methods.add(new LayerForward(unit, names, lines, layer, true).method());
            }
            if (differs && asks) {
                methods.add(new LayerForward(unit, names, lines, layer, false).method());
            }
        }
        if (learns) {
            methods.add(loss());
            methods.add(backward());
            methods.add(gradients());
            for (int k = layers.size(); k >= 1; k--) {
                backward(layers.get(k - 1), methods);
            }
        }
        if (TeamEmitter.arranges(unit)) {
            methods.add(arrange());
        }
        if (learns && unit.network().normalizesBatches()) {
            methods.add(follow());
        }
        return methods;
    }

    private TypeName array() {
        return unit.real().arrayType();
    }

    private MethodSpec.Builder method(String name, String doc) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(SafeText.doc("$L\n", doc))
                .addModifiers(Modifier.PRIVATE);
    }

    private MethodSpec forward(boolean training) {
        Code code = new Code();
        if (ScaleEmitter.alone(unit)) {
            unit.scratch().array("scaledX", "FEATURES * BATCH", "The scaled inputs x', a row for each example.");
            code.line("scale(x, from, to);");
        }
        for (LayerSchedule layer : layers) {
            String skip = layer.layer().adds().isPresent()
                    ? ", " + names.outputs(layer.layer().adds().getAsInt())
                    : "";
            code.line(LayerForward.name(layer, training) + "(" + names.inputs(layer) + skip + ", from, to);");
        }
        String when = !twice(unit) ? "" : training ? " in training" : " after training";
        return method(training ? "forward" : "infer", "Takes a share of the examples through the network" + when + ".")
                .addParameter(array(), "x")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addCode(code.build())
                .build();
    }

    private MethodSpec scale() {
        Code code = new Code();
        code.comment(unit.formulas().scale().orElseThrow());
        code.open(Share.EXAMPLES);
        code.open("for (int i = 0; i < FEATURES; i++)");
        code.line("scaledX[FEATURES * b + i] = " + ScaleEmitter.scaled(unit, "x[FEATURES * b + i]", "i") + ";");
        code.close().close();
        return method("scale", "Scales the inputs of a share of the examples.")
                .addParameter(array(), "x")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addCode(code.build())
                .build();
    }

    private MethodSpec loss() {
        Code code = new Code();
        Expr value = unit.schedule().order().loss().orElseThrow().value().arithmetic();
        if (last.kernel() == Kernel.STRAIGHT) {
            lines.loss(code, last);
        } else {
            code.comment(unit.formulas().loss());
            Map<String, String> arrays =
                    new HashMap<>(Map.of("z", names.preActivations(last), "a", names.outputs(last), "t", "t"));
            List<String> left = new ArrayList<>();
            List<String> numbers = new ArrayList<>();
            Expr shorter = names.stored().reuse(value, (name, extent) -> {
                left.add(name);
                if (extent == Extent.VECTOR) {
                    arrays.put(name, name);
                } else {
                    numbers.add(name);
                }
            });
            if (!left.isEmpty()) {
                code.comment(StoredValues.comment(left, "the forward pass"));
            }
            RowCode rows = names.rows(code, last, arrays);
            numbers.forEach(name -> rows.number(name, name));
            rows.numbers(shorter, loss -> "sum += " + loss + ";");
        }
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
            if (goesBack(layers.get(k - 1))) {
                String targets = k == layers.size() ? ", t" : "";
                code.line("backward" + k + "(" + names.inputs(layers.get(k - 1)) + targets + ", from, to);");
            }
        }
        return method("backward", "Takes a share of the examples back: ∂L/∂z of every layer.")
                .addParameter(array(), "x")
                .addParameter(array(), "t")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addCode(code.build())
                .build();
    }

    /** Where nothing before learns, and the layer is an activation, there is no ∂L/∂z to find. */
    private static boolean goesBack(LayerSchedule layer) {
        return layer.order().reached() && (layer.order().needsDelta() || !layer.passes());
    }

    private void backward(LayerSchedule layer, List<MethodSpec> methods) {
        if (goesBack(layer)) {
            methods.add(new LayerBackward(unit, names, lines, layer).method());
        }
        if (LayerGradient.of(layer)) {
            methods.add(new LayerGradient(unit, names, lines, layer).method());
        }
    }

    private MethodSpec arrange() {
        Code code = new Code();
        for (LayerSchedule layer : layers) {
            if (unit.schedule().inRows(layer)) {
                new RowLoops(unit, code, layer).arrange();
            } else if (unit.schedule().arranges(layer)) {
                new VectorLoops(unit, code, layer).turn();
            }
        }
        String how = unit.schedule().vectors()
                ? "Writes a part of the weights with rows for columns, as vectors read them."
                : "Copies a part of the weights, so that rows begin at index 0: of loops over them vectors are made.";
        return method("arrange", how)
                .addParameter(TypeName.INT, "part")
                .addParameter(TypeName.INT, "parts")
                .addCode(code.build())
                .build();
    }

    private MethodSpec gradients() {
        Code code = new Code();
        for (int k = layers.size(); k >= 1; k--) {
            if (LayerGradient.of(layers.get(k - 1))) {
                String t = LayerGradient.targets(layers.get(k - 1)) ? ", t" : "";
                code.line("gradient" + k + "(" + names.inputs(layers.get(k - 1)) + t + ", part, parts);");
            }
        }
        MethodSpec.Builder method = method("gradients", "Adds a part of the gradient of n examples that went back.")
                .addParameter(array(), "x");
        if (LayerGradient.targets(unit)) {
            method.addParameter(array(), "t");
        }
        return method.addParameter(TypeName.INT, "part")
                .addParameter(TypeName.INT, "parts")
                .addCode(code.build())
                .build();
    }

    private MethodSpec follow() {
        Code code = new Code();
        for (LayerSchedule layer : layers) {
            if (layer.layer().normalizes()) {
                new BatchNormCode(unit, names, code, layer).follow();
            }
        }
        return method("follow", "Moves the running averages towards the statistics of the last batch.")
                .addParameter(TypeName.INT, "n")
                .addCode(code.build())
                .build();
    }
}
