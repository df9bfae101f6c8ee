package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Target;
import org.mlpc.compiler.schedule.Schedule.Form;

/** Spells the fields of a class, when all that its code works in is known. */
final class FieldMembers {
    /** Arrays that one method makes. */
    private static final int ALLOCATED = 300;

    private final Unit unit;
    private final TypeSpec.Builder type;

    FieldMembers(Unit unit, TypeSpec.Builder type) {
        this.unit = unit;
        this.type = type;
    }

    /** Parameters, gradient, optimizer, scale and what the code works in. */
    void emit() {
        array("p", unit.schedule().vectors() ? "PARAMETERS + PAD" : "PARAMETERS", "Parameters θ.", true);
        array("g", "PARAMETERS", "Sums of ∂L/∂θ over the accumulated examples, laid out as p.", false);
        type.addField(FieldSpec.builder(unit.real().arrayType(), "spare", Modifier.PRIVATE)
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
        counters();
        optimizer();
        work();
    }

    /** How far the training is. */
    private void counters() {
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
    }

    /** What a caller can change of the optimizer, and what it keeps once for all. */
    private void optimizer() {
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
    }

    /** Arrays that a step works in. */
    private void work() {
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
        FieldSpec.Builder field = FieldSpec.builder(unit.real().arrayType(), name, Modifier.PRIVATE);
        if (fixed) {
            field.addModifiers(Modifier.FINAL);
        }
        type.addField(field.addJavadoc(SafeText.doc("$L\n", doc))
                .initializer("new $T[$L]", real(), length)
                .build());
    }

    private TypeName real() {
        return unit.real().typeName();
    }
}
