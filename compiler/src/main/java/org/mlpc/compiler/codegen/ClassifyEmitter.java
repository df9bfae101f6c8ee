package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.expr.Literals;
import org.mlpc.compiler.network.Feature;
import org.mlpc.compiler.network.JavaNames;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Target;

/** Spells the classes of the target and the labels of categories as enums, and {@code classify}. */
final class ClassifyEmitter {
    /** Named features that become arguments; more are easier to give as an array. */
    private static final int ARGUMENTS = 32;

    /** Labels that an enum can have without a large initializer; more are strings in the signature only. */
    private static final int LABELS = 300;

    private final Unit unit;
    private final ClassName self;

    ClassifyEmitter(Unit unit, ClassName self) {
        this.unit = unit;
        this.self = self;
    }

    private static boolean labelled(Network network) {
        return !network.target().labels().isEmpty()
                && enumerable(network.target().labels());
    }

    private static boolean enumerable(List<String> labels) {
        return labels.size() <= LABELS;
    }

    /** Whether {@code classify} takes an argument for each feature. */
    static boolean typed(Network network) {
        List<Feature> features = network.inputs().features();
        return labelled(network)
                && !features.isEmpty()
                && features.size() <= ARGUMENTS
                && features.stream().allMatch(f -> f.numeric() || enumerable(f.words()));
    }

    private ClassName enumeration() {
        return enumeration(unit.network().target().names().get(0));
    }

    private ClassName enumeration(String name) {
        return self.nestedClass(JavaNames.enumeration(unit.network().name(), name));
    }

    void emit(TypeSpec.Builder type) {
        if (labelled(unit.network())) {
            type.addMethod(classifyRow());
            if (typed(unit.network())) {
                type.addMethod(classify());
            }
            String target = unit.network().target().names().get(0);
            String doc = "The classes of " + target + ".";
            type.addType(enumType(
                    enumeration(), doc, "class", unit.network().target().labels()));
        }
        unit.network().inputs().features().stream()
                .filter(f -> !f.numeric() && enumerable(f.words()))
                .limit(ARGUMENTS)
                .forEach(f -> type.addType(enumType(
                        enumeration(f.name()),
                        "The labels of " + f.name() + "; the input x holds their ordinals.",
                        "label",
                        f.words())));
    }

    private TypeName real() {
        return unit.real().typeName();
    }

    private MethodSpec classifyRow() {
        unit.scratch().array("answer", "OUTPUTS", "The outputs of one example to classify.");
        MethodSpec.Builder method = MethodSpec.methodBuilder("classify")
                .addJavadoc("The most probable class of one example.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(enumeration())
                .addParameter(unit.real().arrayType(), "x")
                .addStatement("predict(x, answer)")
                .addStatement("$T.requireDecidable(this, x, answer)", Types.ROWS);
        if (unit.network().target().kind() == Target.Kind.BINARY) {
            return method.addStatement(
                            "return $T.of(answer[0] > $L ? 1 : 0)",
                            enumeration(),
                            Literals.shortest(unit.network().target().boundary()))
                    .build();
        }
        return method.addStatement("return $T.of($T.argmax(answer, OUTPUTS))", enumeration(), Types.ROWS)
                .build();
    }

    private MethodSpec classify() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("classify")
                .addJavadoc("The most probable class of one example.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(enumeration());
        List<String> values = new ArrayList<>();
        for (Feature feature : unit.network().inputs().features()) {
            String name = JavaNames.lowerCamel(feature.name());
            values.add(feature.numeric() ? name : name + ".ordinal()");
            method.addParameter(feature.numeric() ? real() : enumeration(feature.name()), name);
        }
        for (int i = 0; i < values.size(); i++) {
            method.addStatement("this.one[$L] = $L", i, values.get(i));
        }
        return method.addStatement("return classify(this.one)").build();
    }

    private static TypeSpec enumType(ClassName enumeration, String doc, String what, List<String> labels) {
        boolean taken = labels.stream().map(JavaNames::upperSnake).anyMatch("VALUES"::equals);
        String values = taken ? "VALUES_" : "VALUES";
        TypeSpec.Builder type = TypeSpec.enumBuilder(enumeration)
                .addAnnotation(Types.GENERATED)
                .addJavadoc(SafeText.doc("$L\n", doc))
                .addModifiers(Modifier.PUBLIC);
        for (String label : labels) {
            type.addEnumConstant(
                    JavaNames.upperSnake(label),
                    TypeSpec.anonymousClassBuilder(SafeText.literal(label)).build());
        }
        return type.addField(ArrayTypeName.of(enumeration), values, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addStaticBlock(com.palantir.javapoet.CodeBlock.of("$L = values();\n", values))
                .addField(String.class, "label", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "label")
                        .addStatement("this.label = label")
                        .build())
                .addMethod(MethodSpec.methodBuilder("label")
                        .addJavadoc("The label in the data.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(String.class)
                        .addStatement("return label")
                        .build())
                .addMethod(MethodSpec.methodBuilder("of")
                        .addJavadoc(SafeText.doc("The $L of an index, from 0.\n", what))
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .returns(enumeration)
                        .addParameter(TypeName.INT, "index")
                        .addStatement("return $L[index]", values)
                        .build())
                .build();
    }
}
