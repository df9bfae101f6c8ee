package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.expr.Literals;
import org.mlpc.compiler.network.JavaNames;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Target;

/** Spells the classes of the target as an enum, and {@code classify}. */
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
        int labels = network.target().labels().size();
        return labels > 0 && labels <= LABELS;
    }

    /** Whether {@code classify} takes an argument for each feature. */
    static boolean typed(Network network) {
        int names = network.inputs().names().size();
        return labelled(network) && names > 0 && names <= ARGUMENTS;
    }

    private ClassName enumeration() {
        return self.nestedClass(enumName(unit.network()));
    }

    /** The name of the enum, unlike the class's own. */
    static String enumName(Network network) {
        String name = JavaNames.upperCamel(network.target().names().get(0));
        return name.equals(JavaNames.upperCamel(network.name())) || JavaNames.hides(name) ? name + "Class" : name;
    }

    void emit(TypeSpec.Builder type) {
        if (!labelled(unit.network())) {
            return;
        }
        type.addMethod(classifyRow());
        if (typed(unit.network())) {
            type.addMethod(classify());
        }
        type.addType(enumType());
    }

    private TypeName real() {
        return unit.real() == Real.FLOAT ? TypeName.FLOAT : TypeName.DOUBLE;
    }

    private MethodSpec classifyRow() {
        unit.scratch().array("answer", "OUTPUTS", "The outputs of one example to classify.");
        MethodSpec.Builder method = MethodSpec.methodBuilder("classify")
                .addJavadoc("The most probable class of one example.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(enumeration())
                .addParameter(ArrayTypeName.of(real()), "x")
                .addStatement("predict(x, answer)");
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
        List<String> names = new ArrayList<>();
        for (String feature : unit.network().inputs().names()) {
            names.add(JavaNames.lowerCamel(feature));
            method.addParameter(real(), JavaNames.lowerCamel(feature));
        }
        for (int i = 0; i < names.size(); i++) {
            method.addStatement("this.one[$L] = $L", i, names.get(i));
        }
        return method.addStatement("return classify(this.one)").build();
    }

    private TypeSpec enumType() {
        List<String> labels = unit.network().target().labels();
        boolean taken = labels.stream().map(JavaNames::upperSnake).anyMatch("VALUES"::equals);
        String values = taken ? "VALUES_" : "VALUES";
        TypeSpec.Builder type = TypeSpec.enumBuilder(enumeration())
                .addJavadoc(
                        "The classes of $L.\n",
                        ClassDoc.escape(unit.network().target().names().get(0)))
                .addModifiers(Modifier.PUBLIC);
        for (String label : labels) {
            type.addEnumConstant(
                    JavaNames.upperSnake(label),
                    TypeSpec.anonymousClassBuilder("$S", label).build());
        }
        return type.addField(ArrayTypeName.of(enumeration()), values, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
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
                        .addJavadoc("The class of an index, from 0.\n")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .returns(enumeration())
                        .addParameter(TypeName.INT, "index")
                        .addStatement("return $L[index]", values)
                        .build())
                .build();
    }
}
