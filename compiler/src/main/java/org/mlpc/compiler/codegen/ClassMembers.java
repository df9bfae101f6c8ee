package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Locals;
import org.mlpc.compiler.codegen.text.PackedTexts;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.codegen.vector.VectorFunctions;
import org.mlpc.compiler.expr.Literals;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.network.Inputs;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Target;
import org.mlpc.compiler.schedule.Schedule.Form;
import org.mlpc.compiler.schedule.Schedule.Kernel;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells the constants and fields of a class. */
final class ClassMembers {
    /** Names of methods and fields that every class has. */
    private static final Set<String> TAKEN = Set.of(
            "signature",
            "training",
            "features",
            "outputs",
            "targets",
            "batch",
            "parameters",
            "fitScale",
            "scaled",
            "step",
            "accumulate",
            "update",
            "updateDouble",
            "gradient",
            "loss",
            "predict",
            "tensors",
            "read",
            "write",
            "steps",
            "copy",
            "copyFrom",
            "rateMultiplier",
            "save",
            "load",
            "classify",
            "example",
            "forward",
            "backward",
            "lossOf",
            "fresh",
            "pieces",
            "sparePieces",
            "pieceStart",
            "pieceEnd",
            "nextPiece",
            "clear",
            "zeros",
            "arrange",
            "arranged",
            "alone",
            "room",
            "scale",
            "lossSum",
            "accumulated",
            "spare",
            "seed",
            "infer",
            "learn",
            "follow",
            "average",
            "team",
            "use",
            "weights",
            "answers",
            "gradients",
            "share",
            "key",
            "offset",
            "factor",
            "fma",
            "examples",
            "mean",
            "wait",
            "notify",
            "getClass",
            "hashCode",
            "equals",
            "toString",
            "notifyAll",
            "finalize",
            "clone",
            "one",
            "targetRows",
            "answer",
            "y",
            "z",
            "x",
            "scaledX",
            "columns",
            "xPiece",
            "tPiece",
            "dw",
            "w",
            "i",
            "p",
            "g",
            "t",
            "n");

    /** Arrays that one method makes. */
    private static final int ALLOCATED = 300;

    /** Class weights that stand in place. */
    private static final int SHORT = 100;

    private final Unit unit;
    private final TypeSpec.Builder type;

    ClassMembers(Unit unit, TypeSpec.Builder type) {
        this.unit = unit;
        this.type = type;
    }

    /** Whether a name means something in every class. */
    static boolean taken(String name) {
        return TAKEN.contains(name)
                || Types.FUNCTIONS.contains(name)
                || Operator.function(name).isPresent()
                || Locals.fixed(name)
                || VectorFunctions.field(name)
                || javax.lang.model.SourceVersion.isKeyword(name);
    }

    /** Sizes, places, descriptions. */
    void constants() {
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
                        ArrayTypeName.of(real()), "CLASS_WEIGHT", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
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

    /** Parameters, gradient, optimizer, scale and what the code works in. */
    void fields() {
        array("p", unit.schedule().vectors() ? "PARAMETERS + PAD" : "PARAMETERS", "Parameters θ.", true);
        array("g", "PARAMETERS", "Sums of ∂L/∂θ over the accumulated examples, laid out as p.", false);
        type.addField(FieldSpec.builder(ArrayTypeName.of(real()), "spare", Modifier.PRIVATE)
                .build());
        for (Optimizer.State state : unit.network().optimizer().states()) {
            array(
                    OptimizerFields.state(state.name()),
                    "PARAMETERS",
                    "Memory of " + unit.network().optimizer().name() + " for each parameter, laid out as p.",
                    true);
        }
        if (unit.network().inputs().fitted()) {
            array("offset", "FEATURES", "Offset of each input.", true);
            array("factor", "FEATURES", "Factor of each input.", true);
            field(TypeName.BOOLEAN, "scaled", null);
        }
        if (unit.schedule().form() == Form.LAYERS) {
            new TeamEmitter(unit, type).fields();
        } else if (unit.schedule().batches()) {
            field(TypeName.INT, "n", null);
        }
        new PieceCode(unit).members(type);
        field(TypeName.DOUBLE, "lossSum", null);
        field(TypeName.INT, "accumulated", null);
        field(TypeName.LONG, "steps", null);
        if (unit.network().draws()) {
            field(TypeName.LONG, "seed", null);
        }
        for (Optimizer.Argument argument : unit.network().optimizer().arguments()) {
            String value = argument.schedule().isPresent() ? "1.0" : spelled(argument);
            field(TypeName.DOUBLE, OptimizerFields.field(argument), value);
        }
        if (RateMultiplier.own(unit.network())) {
            field(TypeName.DOUBLE, RateMultiplier.OWN, "1.0");
        }
        for (Optimizer.Scalar scalar : unit.network().optimizer().scalars()) {
            field(TypeName.DOUBLE, OptimizerFields.state(scalar.name()), Real.DOUBLE.literal(scalar.start()));
        }
        if (unit.network().target().kind() != Target.Kind.REGRESSION
                && unit.network().loss().isPresent()) {
            array("targetRows", "OUTPUTS * BATCH", "Class labels as rows of 0 and 1.", true);
        }
        if (ClassifyEmitter.typed(unit.network())) {
            array("one", "FEATURES", "The input of one example.", true);
        }
        if (StartEmitter.deep(unit)) {
            allocated();
        } else {
            unit.scratch()
                    .arrays()
                    .forEach((name, array) -> type.addField(scratch(name, array)
                            .addModifiers(Modifier.FINAL)
                            .initializer("$L", array.made())
                            .build()));
        }
    }

    /** With very many arrays, methods make them, so that the constructor does not grow too large. */
    private void allocated() {
        List<Map.Entry<String, Scratch.Array>> arrays =
                new ArrayList<>(unit.scratch().arrays().entrySet());
        Code all = new Code();
        for (int from = 0; from < arrays.size(); from += ALLOCATED) {
            Code part = new Code();
            for (Map.Entry<String, Scratch.Array> array :
                    arrays.subList(from, Math.min(arrays.size(), from + ALLOCATED))) {
                part.line(array.getKey() + " = " + array.getValue().made() + ";");
                type.addField(scratch(array.getKey(), array.getValue()).build());
            }
            all.line("allocate" + from + "();");
            type.addMethod(privately("allocate" + from, part));
        }
        type.addMethod(privately("allocate", all));
    }

    private static MethodSpec privately(String name, Code code) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addCode(code.build())
                .build();
    }

    /** As in the source; digits alone would be a whole number in Java, too large or with 0 in front an octal one. */
    private static String spelled(Optimizer.Argument argument) {
        String text = argument.spelling();
        return argument.value() == 0 ? "0.0" : text.matches("-?[0-9]+") ? text + ".0" : text;
    }

    private void field(TypeName fieldType, String name, @Nullable String value) {
        FieldSpec.Builder field = FieldSpec.builder(fieldType, name, Modifier.PRIVATE);
        if (value != null) {
            field.initializer("$L", value);
        }
        type.addField(field.build());
    }

    private static FieldSpec.Builder scratch(String name, Scratch.Array array) {
        TypeName row = ArrayTypeName.of(array.type().equals("float") ? TypeName.FLOAT : TypeName.DOUBLE);
        return FieldSpec.builder(array.rows().isEmpty() ? row : ArrayTypeName.of(row), name, Modifier.PRIVATE)
                .addJavadoc(SafeText.doc("$L\n", array.purpose()));
    }

    private void array(String name, String length, String doc, boolean fixed) {
        FieldSpec.Builder field = FieldSpec.builder(ArrayTypeName.of(real()), name, Modifier.PRIVATE);
        if (fixed) {
            field.addModifiers(Modifier.FINAL);
        }
        type.addField(field.addJavadoc(SafeText.doc("$L\n", doc))
                .initializer("new $T[$L]", real(), length)
                .build());
    }
}
