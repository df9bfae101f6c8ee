package org.mlpc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.network.Feature;
import org.mlpc.compiler.network.Inputs;

/** Spells the way from values as they come from outside to columns of the first layer: one pass, which also checks. */
final class InputEmitter {
    /** Estimated bytes that one method may have; the estimate is high. */
    private static final int METHOD = 6000;

    private final Unit unit;
    private final Inputs inputs;
    private final List<FeatureGroup> groups;

    InputEmitter(Unit unit) {
        this.unit = unit;
        this.inputs = unit.network().inputs();
        this.groups = FeatureGroup.of(inputs);
    }

    /** Whether values become columns before the first layer reads them. */
    static boolean coded(Unit unit) {
        return unit.network().inputs().coded();
    }

    /** The methods of the pass, and what they are made of. */
    List<MethodSpec> methods() {
        unit.scratch().array("columns", "COLUMNS * BATCH", "The inputs x' as columns, a row for each example.");
        List<MethodSpec> methods = new ArrayList<>(encode());
        if (inputs.fitted()) {
            methods.addAll(numbers());
        }
        if (inputs.features().stream().anyMatch(Feature::numeric)) {
            methods.add(number());
            methods.add(finite());
        }
        if (inputs.features().stream().anyMatch(f -> !f.numeric())) {
            methods.add(label());
        }
        return methods;
    }

    private List<MethodSpec> encode() {
        Function<String, MethodSpec.Builder> head =
                name -> method(name, "Makes columns of n examples, beginning with example from.")
                        .addParameter(array(), "x")
                        .addParameter(TypeName.INT, "from")
                        .addParameter(TypeName.INT, "n");
        return split(
                "encode",
                "x, from, n",
                head,
                FeatureCode::columns,
                code -> code.open("for (int e = 0; e < n; e++)")
                        .line("int b = from + e;")
                        .line("int row = COLUMNS * e;"));
    }

    /** A category stays 0, a feature without spread, which gets offset 0 and factor 1. */
    private List<MethodSpec> numbers() {
        Function<String, MethodSpec.Builder> head =
                name -> method(name, "What the scale is fitted on: the numbers of n examples.")
                        .addModifiers(Modifier.STATIC)
                        .addParameter(array(), "x")
                        .addParameter(TypeName.INT, "n")
                        .addParameter(array(), "numbers");
        return split(
                "numbers",
                "x, n, numbers",
                head,
                FeatureCode::numbers,
                code -> code.open("for (int b = 0; b < n; b++)").line("int row = FEATURES * b;"));
    }

    /** A method for all groups, or one that calls a method for each part of them. */
    private List<MethodSpec> split(
            String name,
            String arguments,
            Function<String, MethodSpec.Builder> head,
            BiConsumer<FeatureCode, FeatureGroup> spell,
            Function<Code, Code> open) {
        List<List<FeatureGroup>> parts = parts();
        List<MethodSpec> methods = new ArrayList<>();
        Code calls = new Code();
        for (List<FeatureGroup> part : parts) {
            String partName = parts.size() == 1 ? name : name + (part.get(0).index() + 1);
            calls.line(partName + "(" + arguments + ");");
            Code code = open.apply(new Code());
            FeatureCode features = new FeatureCode(unit, code);
            part.forEach(group -> spell.accept(features, group));
            code.close();
            methods.add(head.apply(partName).addCode(code.build()).build());
        }
        if (parts.size() > 1) {
            methods.add(0, head.apply(name).addCode(calls.build()).build());
        }
        return methods;
    }

    private List<List<FeatureGroup>> parts() {
        List<List<FeatureGroup>> parts = new ArrayList<>();
        int room = 0;
        for (FeatureGroup group : groups) {
            if (parts.isEmpty() || room < group.bytes()) {
                parts.add(new ArrayList<>());
                room = METHOD;
            }
            parts.get(parts.size() - 1).add(group);
            room -= group.bytes();
        }
        return parts;
    }

    private MethodSpec number() {
        return value("number", "Feature i of example b, a finite number.", real())
                .addStatement("$T value = x[FEATURES * b + i]", real())
                .addStatement("return finite(value, value, b, i)")
                .build();
    }

    private MethodSpec finite() {
        Code code = new Code();
        code.open("if (!(Math.abs(number) <= " + (unit.real() == Real.FLOAT ? "Float" : "Double") + ".MAX_VALUE))");
        code.format("throw $T.refused(SIGNATURE, i, b, value);", Types.ROWS);
        code.close().line("return number;");
        return method("finite", "What became of a value of feature i of example b: a finite number.")
                .addModifiers(Modifier.STATIC)
                .returns(real())
                .addParameter(real(), "number")
                .addParameter(real(), "value")
                .addParameter(TypeName.INT, "b")
                .addParameter(TypeName.INT, "i")
                .addCode(code.build())
                .build();
    }

    private MethodSpec label() {
        Code code = new Code();
        code.line(unit.type() + " value = x[FEATURES * b + i];").line("int label = (int) value;");
        code.open("if (label != value || label < 0 || label >= labels)");
        code.format("throw $T.refused(SIGNATURE, i, b, value);", Types.ROWS);
        code.close().line("return label;");
        return value("label", "Feature i of example b, the index of one of so many labels.", TypeName.INT)
                .addParameter(TypeName.INT, "labels")
                .addCode(code.build())
                .build();
    }

    private MethodSpec.Builder value(String name, String doc, TypeName returned) {
        return method(name, doc)
                .addModifiers(Modifier.STATIC)
                .returns(returned)
                .addParameter(array(), "x")
                .addParameter(TypeName.INT, "b")
                .addParameter(TypeName.INT, "i");
    }

    private static MethodSpec.Builder method(String name, String doc) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(SafeText.doc("$L\n", doc))
                .addModifiers(Modifier.PRIVATE);
    }

    private TypeName real() {
        return unit.real().typeName();
    }

    private TypeName array() {
        return unit.real().arrayType();
    }
}
