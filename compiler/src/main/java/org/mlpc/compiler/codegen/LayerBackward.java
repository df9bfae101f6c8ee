package org.mlpc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.network.Activate;
import org.mlpc.compiler.network.BatchNorm;
import org.mlpc.compiler.network.Dense;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Maxout;
import org.mlpc.compiler.network.Residual;
import org.mlpc.compiler.program.Statement.Note.Subject;
import org.mlpc.compiler.schedule.Schedule.Kernel;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells the backward pass of one layer for all examples of a batch. */
final class LayerBackward {
    private final Unit unit;
    private final LayerNames names;
    private final LayerSchedule layer;
    private final boolean last;
    private final boolean passes;
    private final LayerLines lines;
    private final Code code = new Code();

    LayerBackward(Unit unit, LayerNames names, LayerLines lines, LayerSchedule layer) {
        this.unit = unit;
        this.names = names;
        this.lines = lines;
        this.layer = layer;
        this.last = layer == unit.schedule().last();
        this.passes = layer.order().propagates();
    }

    /** What a share of the examples gives back: ∂L/∂z of this layer and ∂L/∂a of the one before. */
    MethodSpec method() {
        String of = Formulas.name(layer);
        if (!names.outer(layer).equals(names.deltas(layer))) {
            names.allocate(names.outer(layer), layer.units(), "∂L/∂a of " + of);
            names.allocate(names.deltas(layer), layer.units(), "∂L/∂z of " + of);
        } else if (!(last && layer.passes())) {
            names.allocate(names.deltas(layer), layer.units(), "∂L/∂z of " + of + ", and before that ∂L/∂a");
        }
        arrays();
        if (layer.kernel() == Kernel.STRAIGHT) {
            // a small dense layer between large ones
            lines.print(
                    code,
                    "backward" + layer.number(),
                    layer,
                    Share.PART,
                    Set.of(Subject.DELTA, Subject.INPUT_GRADIENT));
        } else {
            code.paragraph(unit.formulas().backward().delta(layer));
            loops();
        }
        if (passes) {
            skips();
        }
        MethodSpec.Builder method = MethodSpec.methodBuilder("backward" + layer.number())
                .addJavadoc(SafeText.doc("$L\n", of + ", backward, for a share of the examples."))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array(), "x");
        if (last) {
            method.addParameter(array(), "t");
        }
        return method.addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addCode(code.build())
                .build();
    }

    private TypeName array() {
        return unit.real().arrayType();
    }

    private void arrays() {
        boolean norm = layer.layer().normalizes();
        boolean learned = !layer.layer().activation().learned().isEmpty();
        if (norm || learned || passes && layer.layer().affine()) {
            code.line(unit.array() + " p = this.p;");
        }
        if (norm) {
            code.line(unit.array() + " g = this.g;");
        }
        if (!(last && layer.passes())) {
            code.line(unit.array() + " dz = this." + names.deltas(layer) + ";");
        }
        if (passes) {
            LayerSchedule before = unit.schedule().layers().get(layer.number() - 2);
            code.line(unit.array() + " da = this." + names.outer(before) + ";");
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
        arrays.put("da", names.outer(layer).equals(names.deltas(layer)) ? "dz" : names.outer(layer));
        if (last) {
            arrays.put("t", "t");
        }
        return arrays;
    }

    private void loops() {
        if (layer.passes()) {
            if (passes) {
                names.rows(code, layer, known()).vector(delta(), "da");
            }
            return;
        }
        if (!passed(delta())) {
            names.rows(code, layer, known()).vector(delta(), "dz");
        }
        layer.layer().accept(new Kinds());
    }

    /** What each kind of layer does behind ∂L/∂z, in loops. */
    private final class Kinds implements Layer.Visitor<Void> {
        @Override
        public Void dense(Dense dense) {
            inputs("dz");
            return null;
        }

        @Override
        public Void maxout(Maxout maxout) {
            pieces(maxout);
            inputs("dv" + layer.number());
            return null;
        }

        @Override
        public Void activate(Activate activate) {
            throw new IllegalStateException("∂L/∂z of what passes is ∂L/∂x");
        }

        @Override
        public Void batchNorm(BatchNorm norm) {
            new BatchNormCode(unit, names, code, layer).backward(passes);
            return null;
        }

        @Override
        public Void residual(Residual residual) {
            if (passes) {
                code.line(LayerForward.copy("dz", "da", layer.units()));
            }
            return null;
        }
    }

    private void inputs(String deltas) {
        if (layer.order().sums().inputGradient().isPresent()) {
            code.paragraph(unit.formulas().backward().inputGradient(layer));
            new Loops(unit, code, layer, deltas, "da").inputGradient();
        }
        if (unit.schedule().inRows(layer) && LayerGradient.of(layer)) {
            new RowLoops(unit, code, layer).keep(deltas);
        }
    }

    private void pieces(Maxout maxout) {
        String v = names.sums(layer);
        String dv = "dv" + layer.number();
        int units = layer.units();
        names.allocate(dv, layer.rows(), "∂L/∂v of " + Formulas.name(layer));
        code.paragraph(unit.formulas().backward().pieces(layer));
        code.format("$T.fill($L, $L * from, $L * to, 0);", java.util.Arrays.class, dv, layer.rows(), layer.rows());
        code.open(Share.EXAMPLES);
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
            code.open(Share.values(before.units()));
            code.line("da[i] += dz" + m + "[i];");
            code.close();
        }
    }
}
