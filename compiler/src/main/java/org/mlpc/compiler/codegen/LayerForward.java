package org.mlpc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.codegen.text.Symbols;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.network.Activate;
import org.mlpc.compiler.network.Activation.Drawn;
import org.mlpc.compiler.network.BatchNorm;
import org.mlpc.compiler.network.Dense;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Maxout;
import org.mlpc.compiler.network.Residual;
import org.mlpc.compiler.program.Statement.Note.Subject;
import org.mlpc.compiler.schedule.Schedule.Kernel;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells the forward pass of one layer for all examples of a batch, in training or afterwards. */
final class LayerForward {
    private final Unit unit;
    private final LayerNames names;
    private final LayerSchedule layer;
    private final boolean training;
    private final LayerLines lines;
    private final Code code = new Code();

    LayerForward(Unit unit, LayerNames names, LayerLines lines, LayerSchedule layer, boolean training) {
        this.unit = unit;
        this.names = names;
        this.lines = lines;
        this.layer = layer;
        this.training = training;
    }

    /** The name of the method: of its own after training, where that differs. */
    static String name(LayerSchedule layer, boolean training) {
        boolean own = !training && layer.layer().trainsDifferently();
        return (own ? "infer" : "forward") + layer.number();
    }

    MethodSpec method() {
        allocate();
        if (layer.kernel() == Kernel.STRAIGHT) {
            straight();
        } else {
            loops();
        }
        String when = !layer.layer().trainsDifferently() ? "" : training ? " in training" : " after training";
        MethodSpec.Builder method = MethodSpec.methodBuilder(name(layer, training))
                .addJavadoc(SafeText.doc(
                        "$L\n", Formulas.name(layer) + ", forward, for a share of the examples" + when + "."))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array(), "x");
        if (layer.layer().adds().isPresent()) {
            method.addParameter(array(), "skip");
        }
        return method.addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addCode(code.build())
                .build();
    }

    private TypeName array() {
        return unit.real().arrayType();
    }

    private void allocate() {
        String z = names.preActivations(layer);
        String of = Formulas.name(layer);
        if (layer.layer().chooses()) {
            names.allocate(names.sums(layer), layer.rows(), "The pieces v of " + of);
        }
        if (!layer.passes()) {
            names.allocate(z, layer.units(), z.startsWith("z") ? "The values z of " + of : "The outputs of " + of);
        }
        names.allocate(names.outputs(layer), layer.units(), "The outputs of " + of);
    }

    private void parameters() {
        if (!layer.layer().parameters().isEmpty()) {
            code.line(unit.array() + " p = this.p;");
        }
    }

    private void loops() {
        parameters();
        layer.layer().accept(new Kinds());
    }

    /** Each kind of layer in loops. */
    private final class Kinds implements Layer.Visitor<Void> {
        @Override
        public Void dense(Dense dense) {
            LayerForward.this.dense();
            return null;
        }

        @Override
        public Void maxout(Maxout maxout) {
            code.paragraph(unit.formulas().affine(layer));
            loopsOverWeights();
            largest(maxout);
            return null;
        }

        @Override
        public Void activate(Activate activate) {
            pass();
            return null;
        }

        @Override
        public Void batchNorm(BatchNorm norm) {
            new BatchNormCode(unit, names, code, layer).forward(training);
            return null;
        }

        @Override
        public Void residual(Residual residual) {
            code.paragraph(unit.formulas().affine(layer));
            code.open(Share.values(layer.units()));
            code.line(names.outputs(layer) + "[i] = x[i] + skip[i];");
            code.close();
            return null;
        }
    }

    /** Copies the rows of a share of the examples. */
    static String copy(String source, String target, int units) {
        String start = units == 1 ? "from" : units + " * from";
        String length = units == 1 ? "to - from" : units + " * (to - from)";
        return "System.arraycopy(" + source + ", " + start + ", " + target + ", " + start + ", " + length + ");";
    }

    private void loopsOverWeights() {
        new Loops(unit, code, layer, "dz", "da").forward(names.sums(layer));
    }

    private void dense() {
        String z = names.preActivations(layer);
        code.line(unit.array() + " " + z + " = this." + z + ";");
        code.paragraph(unit.formulas().affine(layer)
                + (z.startsWith("a") && !layer.linear() ? ", kept where its activation will stand" : ""));
        loopsOverWeights();
        draw();
        if (!layer.linear(training)) {
            code.paragraph(unit.formulas().activation(layer, training));
            activate(z);
        }
    }

    private void pass() {
        draw();
        code.paragraph(unit.formulas().forward(layer, training));
        if (layer.linear(training)) {
            code.line(copy("x", names.outputs(layer), layer.units()));
        } else {
            activate("x");
        }
    }

    private void activate(String z) {
        var activation = training ? layer.order().activation() : layer.order().inference();
        RowCode rows = names.rows(code, layer, Map.of("z", z));
        if (layer == unit.schedule().last() && !layer.layer().trainsDifferently()) {
            rows.vector(activation.arithmetic(), names.outputs(layer), names.stored());
        } else {
            rows.vector(activation.arithmetic(), names.outputs(layer));
        }
    }

    private void draw() {
        List<Drawn> all = layer.layer().activation().drawn();
        for (int v = 0; training && v < all.size(); v++) {
            String array = names.drawn(layer, all.get(v));
            String index = layer.units() == 1 ? "accumulated + i" : layer.units() + " * accumulated + i";
            code.paragraph(Symbols.wish(array) + " drawn for each unit and example, by seed, layer and step");
            code.format("int key$L = $T.key(seed, $L, $L, steps);", v, Types.DRAWS, layer.number(), v);
            code.open(Share.values(layer.units()));
            code.format(array + "[i] = " + DrawnNumbers.value(unit, all.get(v), "key" + v, index) + ";", Types.DRAWS);
            code.close();
        }
    }

    private void largest(Maxout maxout) {
        String v = names.sums(layer);
        int units = layer.units();
        code.blank();
        code.open(Share.EXAMPLES);
        code.open("for (int u = 0; u < " + units + "; u++)");
        code.line("int piece = " + layer.rows() + " * b + u;");
        code.line(unit.type() + " largest = " + v + "[piece];");
        code.open("for (int j = 1; j < " + maxout.pieces() + "; j++)");
        code.line("largest = Math.max(largest, " + v + "[piece + " + (units == 1 ? "j" : units + " * j") + "]);");
        code.close();
        code.line(names.outputs(layer) + "[" + (units == 1 ? "b" : units + " * b + u") + "] = largest;");
        code.close().close();
    }

    /** A small dense layer between large ones. */
    private void straight() {
        parameters();
        draw();
        lines.print(code, name(layer, training), layer, Share.PART, Set.of(Subject.FORWARD, Subject.INFERENCE));
    }
}
