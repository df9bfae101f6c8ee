package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.network.BatchNorm;
import org.mlpc.compiler.network.Maxout;
import org.mlpc.compiler.schedule.Schedule.Kernel;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells the backward pass of one layer for all examples of a batch. */
final class LayerBackward {
    private final Unit unit;
    private final LayerNames names;
    private final LayerSchedule layer;
    private final boolean last;
    private final boolean passes;
    private final Code code = new Code();

    LayerBackward(Unit unit, LayerNames names, LayerSchedule layer) {
        this.unit = unit;
        this.names = names;
        this.layer = layer;
        this.last = layer == unit.schedule().last();
        this.passes = layer.order().propagates();
    }

    MethodSpec method() {
        int k = layer.number();
        if (!(last && layer.passes())) {
            String purpose = "∂L/∂z of " + Formulas.name(layer) + ", and before that ∂L/∂a";
            names.allocate(names.deltas(layer), layer.units(), purpose);
        }
        arrays();
        code.paragraph(unit.formulas().delta(layer));
        if (layer.kernel() == Kernel.STRAIGHT) {
            straight();
        } else {
            loops();
        }
        if (passes) {
            skips();
        }
        MethodSpec.Builder method = MethodSpec.methodBuilder("backward" + k)
                .addJavadoc("$L\n", Formulas.name(layer) + ", backward, for n examples.")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array(), "x");
        if (last) {
            method.addParameter(array(), "t");
        }
        return method.addParameter(TypeName.INT, "n").addCode(code.build()).build();
    }

    private TypeName array() {
        return ArrayTypeName.of(unit.real() == Real.FLOAT ? TypeName.FLOAT : TypeName.DOUBLE);
    }

    private void arrays() {
        boolean own = !layer.layer().parameters().isEmpty();
        if (own && (passes || !layer.layer().affine())) {
            code.line(unit.array() + " p = this.p;");
        }
        if (own) {
            code.line(unit.array() + " g = this.g;");
        }
        if (!(last && layer.passes())) {
            code.line(unit.array() + " dz = this." + names.deltas(layer) + ";");
        }
        if (passes) {
            code.line(unit.array() + " da = this.dz" + (layer.number() - 1) + ";");
        }
    }

    private Expr delta() {
        return layer.order().delta().orElseThrow().arithmetic();
    }

    private static boolean passed(Expr delta) {
        return delta instanceof Expr.Variable v && v.name().equals("da");
    }

    private Map<String, String> known() {
        Map<String, String> arrays = new HashMap<>();
        arrays.put("a", names.outputs(layer));
        arrays.put("z", layer.passes() ? "x" : names.preActivations(layer));
        arrays.put("da", "dz");
        if (last) {
            arrays.put("t", "t");
        }
        return arrays;
    }

    private void loops() {
        learned();
        if (layer.passes()) {
            if (passes) {
                names.rows(code, layer, known()).vector(delta(), "da");
            }
            return;
        }
        if (!passed(delta())) {
            names.rows(code, layer, known()).vector(delta(), "dz");
        }
        if (layer.layer() instanceof BatchNorm) {
            new BatchNormCode(unit, names, code, layer).backward(passes);
        } else if (layer.layer() instanceof Maxout maxout) {
            pieces(maxout);
            weights("dv" + layer.number());
        } else if (layer.layer().affine()) {
            weights("dz");
        } else if (passes) {
            code.line("System.arraycopy(dz, 0, da, 0, " + count() + ");");
        }
    }

    private String count() {
        return layer.units() == 1 ? "n" : layer.units() + " * n";
    }

    /** What the activation learns, before ∂L/∂a gives way to ∂L/∂z. */
    private void learned() {
        for (int i = 0; i < layer.order().learned().size(); i++) {
            code.paragraph(unit.formulas().learned(layer, i));
            String place = ExampleForward.place(
                    layer, layer.layer().activation().learned().get(i));
            names.rows(code, layer, known()).add(layer.order().learned().get(i).arithmetic(), place);
        }
        if (!layer.order().learned().isEmpty()) {
            code.blank();
        }
    }

    private void weights(String deltas) {
        Loops loops = new Loops(unit, code, layer, deltas, "da");
        if (layer.order().learns()) {
            code.paragraph(unit.formulas().weightGradient(layer));
            loops.gradient();
        }
        if (passes) {
            code.paragraph(unit.formulas().inputGradient(layer));
            loops.inputGradient();
        }
    }

    private void pieces(Maxout maxout) {
        String v = names.sums(layer);
        String dv = "dv" + layer.number();
        int units = layer.units();
        names.allocate(dv, layer.rows(), "∂L/∂v of " + Formulas.name(layer));
        code.paragraph(unit.formulas().pieces(layer));
        code.format("$T.fill($L, 0, $L * n, 0);", java.util.Arrays.class, dv, layer.rows());
        code.open("for (int b = 0; b < n; b++)");
        code.open("for (int u = 0; u < " + units + "; u++)");
        code.line("int first = " + layer.rows() + " * b + u;");
        code.line("int chosen = first;");
        code.open("for (int j = 1; j < " + maxout.pieces() + "; j++)");
        code.line("int piece = first + " + (units == 1 ? "j" : units + " * j") + ";");
        code.line("chosen = " + v + "[piece] > " + v + "[chosen] ? piece : chosen;");
        code.close();
        code.line(dv + "[chosen] = dz[" + (units == 1 ? "b" : units + " * b + u") + "];");
        code.close().close();
    }

    /** The blocks that begin where ∂L/∂a of the layer before ends. */
    private void skips() {
        if (layer.number() == 1) {
            return;
        }
        LayerSchedule before = unit.schedule().layers().get(layer.number() - 2);
        for (int m : before.order().skips()) {
            code.paragraph("∂L/∂a" + before.number() + " grows by ∂L/∂z" + m + ", which came around the block");
            code.open("for (int i = 0; i < " + (before.units() == 1 ? "n" : before.units() + " * n") + "; i++)");
            code.line("da[i] += dz" + m + "[i];");
            code.close();
        }
    }

    /** A small dense layer between large ones. */
    private void straight() {
        int k = layer.number();
        code.open("for (int b = 0; b < n; b++)");
        code.line("int row = " + layer.units() + " * b;");
        Map<String, IntFunction<String>> texts = new HashMap<>();
        texts.put("a", u -> names.outputs(layer) + "[row + " + u + "]");
        texts.put("z", u -> names.preActivations(layer) + "[row + " + u + "]");
        texts.put("da", u -> "dz[row + " + u + "]");
        texts.put("t", u -> "t[row + " + u + "]");
        texts.put("class_weight", unit::classWeight);
        UnitCode units = names.units(code, layer, texts);
        units.vector(delta(), u -> unit.type() + " dz" + k + "_" + u);
        for (int i = 0; i < layer.order().learned().size(); i++) {
            code.paragraph(unit.formulas().learned(layer, i));
            String place = ExampleForward.place(
                    layer, layer.layer().activation().learned().get(i));
            units.add(layer.order().learned().get(i).arithmetic(), u -> "g[" + place + " + " + u + "]");
        }
        if (layer.order().learns()) {
            code.paragraph(unit.formulas().weightGradient(layer));
        }
        LayerForward.loadInputs(unit, code, layer);
        IntFunction<String> deltas = UnitCode.each("dz" + k);
        if (layer.order().learns()) {
            new AffineCode(unit, code).gradient(layer, deltas, i -> "x" + i);
        }
        if (passes) {
            code.paragraph(unit.formulas().inputGradient(layer));
            new AffineCode(unit, code).inputGradient(layer, deltas, "", i -> "da[in + " + i + "]");
        }
        code.close();
    }
}
