package org.mlpc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.program.Statement.Note.Subject;
import org.mlpc.compiler.schedule.Schedule.Kernel;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells the gradient of one layer's own numbers, over all examples of a batch, in parts that share no number. */
final class LayerGradient {
    private final Unit unit;
    private final LayerNames names;
    private final LayerSchedule layer;
    private final LayerLines lines;
    private final Code code = new Code();

    LayerGradient(Unit unit, LayerNames names, LayerLines lines, LayerSchedule layer) {
        this.unit = unit;
        this.names = names;
        this.lines = lines;
        this.layer = layer;
    }

    /** Whether a layer has one: batch normalization takes it along with its statistics. */
    static boolean of(LayerSchedule layer) {
        return layer.order().sums().weightGradient().isPresent()
                || !layer.order().learned().isEmpty();
    }

    /** Whether it looks at the targets: what the activation of the last layer learns depends on them. */
    static boolean targets(LayerSchedule layer) {
        return layer.order().learned().stream().anyMatch(l -> Exprs.mentions(l.arithmetic(), "t"));
    }

    /** Whether that of any layer does. */
    static boolean targets(Unit unit) {
        return unit.schedule().layers().stream().anyMatch(LayerGradient::targets);
    }

    MethodSpec method() {
        boolean learned = !layer.order().learned().isEmpty();
        boolean shared = layer.kernel() != Kernel.STRAIGHT && layer.layer().affine();
        if (learned) {
            names.allocate(names.outer(layer), layer.units(), "∂L/∂a of " + Formulas.name(layer));
            code.line(unit.array() + " p = this.p;");
        }
        code.line(unit.array() + " g = this.g;");
        if (layer.layer().affine() && !layer.layer().chooses()) {
            code.line(unit.array() + " dz = this." + names.deltas(layer) + ";");
        }
        if (learned || !shared) {
            code.blank();
            code.open("if (part == " + layer.number() + " % parts)");
            learned();
            if (layer.layer().affine() && !shared) {
                // a small dense layer between large ones
                lines.print(code, "gradient" + layer.number(), layer, Share.learned(unit), Set.of(Subject.WEIGHTS));
            }
            code.close();
        }
        if (shared) {
            code.paragraph(unit.formulas().backward().weightGradient(layer));
            String deltas = layer.layer().chooses() ? "dv" + layer.number() : "dz";
            new Loops(unit, code, layer, deltas, "da").gradient();
        }
        TypeName array = unit.real().arrayType();
        MethodSpec.Builder method = MethodSpec.methodBuilder("gradient" + layer.number())
                .addJavadoc(SafeText.doc("$L\n", Formulas.name(layer) + ", a part of its gradient, over n examples."))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array, "x");
        if (targets(layer)) {
            method.addParameter(array, "t");
        }
        return method.addParameter(TypeName.INT, "part")
                .addParameter(TypeName.INT, "parts")
                .addCode(code.build())
                .build();
    }

    private void learned() {
        Map<String, String> arrays = new HashMap<>();
        arrays.put("a", names.outputs(layer));
        arrays.put("z", layer.passes() ? "x" : names.preActivations(layer));
        arrays.put("da", names.outer(layer));
        arrays.put("t", "t");
        for (int i = 0; i < layer.order().learned().size(); i++) {
            code.paragraph(unit.formulas().backward().learned(layer, i));
            String place =
                    PlaceNames.of(layer, layer.layer().activation().learned().get(i));
            names.rows(code, layer, arrays).add(layer.order().learned().get(i).arithmetic(), place);
        }
    }
}
