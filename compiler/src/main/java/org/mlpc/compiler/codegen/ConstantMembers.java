package org.mlpc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.PackedTexts;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.expr.Literals;
import org.mlpc.compiler.network.Inputs;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.schedule.Schedule.Kernel;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells the constants of a class. */
final class ConstantMembers {
    /** Class weights that stand in place. */
    private static final int SHORT = 100;

    private final Unit unit;
    private final TypeSpec.Builder type;

    ConstantMembers(Unit unit, TypeSpec.Builder type) {
        this.unit = unit;
        this.type = type;
    }

    /** Sizes, places, descriptions. */
    void emit() {
        Network network = unit.network();
        size("FEATURES", network.inputs().count(), "Values in one example's input.");
        size("OUTPUTS", network.outputs(), "Values in one example's output.");
        size("BATCH", unit.schedule().order().batch(), "The most examples of one step.");
        size("PARAMETERS", network.parameters(), "Trained numbers: the length of a gradient.");
        if (InputEmitter.coded(unit)) {
            type.addField(constant(
                            TypeName.INT,
                            "COLUMNS",
                            Integer.toString(network.inputs().encoded()))
                    .addJavadoc("Inputs of the first layer: a category has a column for each of its labels.\n")
                    .build());
        }
        if (unit.schedule().trained() != network.parameters()) {
            type.addField(constant(
                            TypeName.INT,
                            "TRAINED",
                            Integer.toString(unit.schedule().trained()))
                    .addJavadoc("Parameters that are not frozen; they lie first.\n")
                    .build());
        }
        boolean loops = unit.schedule().last().kernel() != Kernel.STRAIGHT
                || unit.schedule().batches();
        if (!network.classWeights().isEmpty() && network.outputs() > 1 && loops) {
            classWeights(network);
        }
        places();
        if (network.inputs().scaled() && network.inputs().scale() instanceof Inputs.Scale.Factor f) {
            type.addField(constant(real(), "SCALE", unit.real().literal(f.factor()))
                    .addJavadoc(SafeText.doc(
                            "Factor of the inputs, $L. $L\n",
                            f.written(),
                            f.span().reference()))
                    .build());
        }
        new DescriptionEmitter(unit, type).constants();
    }

    private void classWeights(Network network) {
        CodeBlock.Builder values = CodeBlock.builder();
        if (network.outputs() > SHORT) {
            List<String> weights = network.classWeights().stream()
                    .map(w -> unit.real() == Real.FLOAT ? Literals.shortest(w.floatValue()) : Literals.shortest(w))
                    .toList();
            values.add(new PackedTexts(type).array(real(), "classWeights", weights));
        } else {
            values.add("{");
            for (int u = 0; u < network.outputs(); u++) {
                values.add(u == 0 ? "$L" : u % 8 == 0 ? ",\n$L" : ", $L", unit.classWeight(u));
            }
            values.add("}");
        }
        type.addField(FieldSpec.builder(
                        unit.real().arrayType(), "CLASS_WEIGHT", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("What multiplies the loss of an example of each class.\n")
                .initializer(values.build())
                .build());
    }

    private TypeName real() {
        return unit.real().typeName();
    }

    private void size(String name, int value, String doc) {
        type.addField(FieldSpec.builder(TypeName.INT, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(SafeText.doc("$L\n", doc))
                .initializer("$L", value)
                .build());
    }

    private static FieldSpec.Builder constant(TypeName type, String name, String value) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", value);
    }

    private void places() {
        boolean first = true;
        for (LayerSchedule layer : unit.schedule().layers()) {
            for (int i = 0; i < layer.offsets().size(); i++) {
                String name = PlaceNames.of(layer, layer.layer().parameters().get(i));
                String offset = Integer.toString(layer.offsets().get(i));
                FieldSpec.Builder place = constant(TypeName.INT, name, offset);
                if (first) {
                    place.addJavadoc(SafeText.doc("$L\n", new SafeText.Lines(placesDoc())));
                    first = false;
                }
                type.addField(place.build());
            }
        }
    }

    private String placesDoc() {
        List<LayerSchedule> layers = unit.schedule().layers().stream()
                .filter(l -> l.layer().affine())
                .toList();
        if (layers.isEmpty()) {
            return "Offsets into p and g.";
        }
        boolean rows = layers.stream().noneMatch(LayerSchedule::inputMajor);
        boolean columns = layers.stream().allMatch(LayerSchedule::inputMajor);
        LayerSchedule shown = layers.get(0);
        String w = "W" + shown.number();
        String place = shown.inputMajor()
                ? w + "[o][i] is p[" + w + " + " + shown.rows() + " * i + o]."
                : w + "[o][i] is p[" + w + " + " + shown.inputs() + " * o + i].";
        String how = rows
                ? "Matrices are row-major: "
                : columns
                        ? "Matrices lie input by input: "
                        : "Matrices of few units are row-major, the others lie input by input: ";
        return "Offsets into p and g." + (rows || columns ? " " : "\n") + how + place;
    }
}
