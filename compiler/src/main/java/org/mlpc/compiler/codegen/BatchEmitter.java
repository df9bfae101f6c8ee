package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;

/** Spells how a small network learns a batch with vectors: layer by layer, like a large one, alone. */
final class BatchEmitter {
    private final Unit unit;
    private final TypeSpec.Builder type;

    /** Of the unit by whose schedule a batch is learned. */
    BatchEmitter(Unit unit, TypeSpec.Builder type) {
        this.unit = unit;
        this.type = type;
    }

    /** Adds the methods of the layers, and the one that calls them. */
    void emit() {
        int many = unit.schedule().examplesAlone();
        type.addField(FieldSpec.builder(TypeName.INT, "MANY_ALONE", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "Examples that go alone before batches do: vectors are slow until the JIT compiler knows them.\n")
                .initializer("$L", many)
                .build());
        type.addField(FieldSpec.builder(TypeName.INT, "alone", Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc(
                        "How many have, in all networks of this class. It decides what is fast, not what comes out.\n")
                .build());
        Code code = new Code();
        code.line("this.n = n;");
        code.line("arrange(0, 1);");
        code.line("forward(x, 0, n);");
        code.line("lossSum = lossOf(lossSum, t, n);");
        code.line("backward(x, t, 0, n);");
        String t = LayerGradient.targets(unit) ? "t, " : "";
        new PieceCode(unit).each(code, () -> code.line("gradients(x, " + t + "0, 1);"));
        ArrayTypeName floats = ArrayTypeName.of(TypeName.FLOAT);
        type.addMethod(MethodSpec.methodBuilder("batch")
                .addJavadoc(
                        "Adds gradient and loss of n examples that go through the network together, layer by layer.\n")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(floats, "x")
                .addParameter(floats, "t")
                .addParameter(TypeName.INT, "n")
                .addCode(code.build())
                .build());
        new LayerEmitter(unit, false).methods().forEach(type::addMethod);
    }
}
