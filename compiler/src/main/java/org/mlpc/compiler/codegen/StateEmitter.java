package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.codegen.text.Types;

/** Spells what callers use to read and write the numbers of a network, to save it and to copy it. */
final class StateEmitter {
    private final Unit unit;
    private final ClassName self;
    private final TypeSpec.Builder type;
    private final boolean fitted;
    private final StatisticsCode statistics;

    StateEmitter(Unit unit, ClassName self, TypeSpec.Builder type) {
        this.unit = unit;
        this.self = self;
        this.type = type;
        this.fitted = unit.network().inputs().fitted();
        this.statistics = new StatisticsCode(unit);
    }

    void emit() {
        tensors();
        copies();
        files();
    }

    private TypeName array() {
        return unit.real().arrayType();
    }

    private void tensors() {
        TypeName list = ParameterizedTypeName.get(ClassName.get(List.class), Types.TENSOR);
        List<CodeBlock> more = new ArrayList<>();
        if (fitted) {
            for (String name : List.of("scale.offset", "scale.factor")) {
                more.add(CodeBlock.of(
                        "$T.of($L, $T.SCALE, FEATURES)", Types.TENSOR, SafeText.literal(name), Types.ROLE));
            }
        }
        statistics.tensors().forEach(more::add);
        for (String single : singles().keySet()) {
            more.add(CodeBlock.of("$T.of($L, $T.OPTIMIZER, 1)", Types.TENSOR, SafeText.literal(single), Types.ROLE));
        }
        MethodSpec.Builder tensors = CallCode.method("tensors", list)
                .addStatement(
                        more.isEmpty() ? "return LAYOUT.tensors($L)" : "return LAYOUT.tensors(\n$L)",
                        CodeBlock.join(more, ",\n"));
        type.addMethod(tensors.build());
        type.addMethod(read());
        type.addMethod(write());
        if (!states().isEmpty()) {
            type.addMethod(memory());
        }
        statistics.lookup().ifPresent(type::addMethod);
    }

    private List<String> states() {
        return unit.network().optimizer().states().stream()
                .map(s -> OptimizerFields.state(s.name()))
                .toList();
    }

    private String memoryOf() {
        return states().isEmpty() ? "p" : "memory(tensor)";
    }

    /** The fields that are tensors of one number, by the tensor's name; no scalar has a dot in its name. */
    private Map<String, String> singles() {
        Map<String, String> singles = new LinkedHashMap<>();
        unit.network()
                .optimizer()
                .scalars()
                .forEach(s -> singles.put("optimizer." + s.name(), OptimizerFields.state(s.name())));
        RateMultiplier.of(unit.network()).ifPresent(field -> singles.put("optimizer.learning_rate.multiplier", field));
        return singles;
    }

    private void scaleOf(Code code) {
        code.open("if (tensor.equals(\"scale.offset\") || tensor.equals(\"scale.factor\"))");
        code.line(unit.array() + " scale = tensor.equals(\"scale.offset\") ? offset : factor;");
    }

    private MethodSpec read() {
        Code code = new Code();
        singles().forEach((tensor, field) -> {
            code.openFormat("if (tensor.equals($L))", SafeText.literal(tensor));
            code.line("return new double[] {" + field + "};");
            code.close();
        });
        if (fitted) {
            scaleOf(code);
            code.format(
                    unit.real() == Real.FLOAT
                            ? "return $T.doubles(scale, tensor, 1, FEATURES);"
                            : "return scale.clone();",
                    unit.real() == Real.FLOAT ? new Object[] {Types.ROWS} : new Object[0]);
            code.close();
        }
        statistics.read(code);
        code.line("return LAYOUT.read(tensor, " + memoryOf() + ");");
        return CallCode.method("read", ArrayTypeName.of(TypeName.DOUBLE))
                .addParameter(String.class, "tensor")
                .addCode(code.build())
                .build();
    }

    private MethodSpec write() {
        Code code = new Code();
        code.format("$T.requireValues(tensor, values, $L);", Types.LAYOUT, unit.real() == Real.FLOAT);
        singles().forEach((tensor, field) -> {
            code.openFormat("if (tensor.equals($L))", SafeText.literal(tensor));
            code.format("$T.requireSize(tensor, values.length, 1);", Types.LAYOUT);
            code.line(field + " = values[0];").line("return;");
            code.close();
        });
        if (fitted) {
            scaleOf(code);
            code.format("$T.requireSize(tensor, values.length, FEATURES);", Types.LAYOUT);
            code.format(
                    unit.real() == Real.FLOAT
                            ? "$T.round(values, scale, tensor);"
                            : "System.arraycopy(values, 0, scale, 0, FEATURES);",
                    unit.real() == Real.FLOAT ? new Object[] {Types.ROWS} : new Object[0]);
            code.line("scaled = true;");
            code.line("return;");
            code.close();
        }
        statistics.write(code);
        code.line("LAYOUT.write(tensor, values, " + memoryOf() + ");");
        TeamEmitter.changed(unit, code);
        return CallCode.method("write", TypeName.VOID)
                .addParameter(String.class, "tensor")
                .addParameter(ArrayTypeName.of(TypeName.DOUBLE), "values")
                .addCode(code.build())
                .build();
    }

    /** The array of a tensor: the parameters, or a state. */
    private MethodSpec memory() {
        Code code = new Code();
        code.open("switch (LAYOUT.array(tensor))");
        for (int s = 0; s < states().size(); s++) {
            code.line("case " + (s + 1) + ":").line("    return " + states().get(s) + ";");
        }
        code.line("default:").line("    return p;");
        code.close();
        return MethodSpec.methodBuilder("memory")
                .addModifiers(Modifier.PRIVATE)
                .returns(array())
                .addParameter(String.class, "tensor")
                .addCode(code.build())
                .build();
    }

    private void copies() {
        Code copy = new Code();
        copy.line(self.simpleName() + " copy = new " + self.simpleName() + "();");
        copy.line("copy.copyFrom(this);").line("return copy;");
        type.addMethod(CallCode.method("copy", self).addCode(copy.build()).build());
        Code code = new Code();
        code.open("if (!(other instanceof " + self.simpleName() + "))");
        code.format(
                "throw new $T($L + other.signature().name());",
                IllegalArgumentException.class,
                SafeText.literal(unit.network().name() + " cannot copy from "));
        code.close();
        code.line(self.simpleName() + " from = (" + self.simpleName() + ") other;");
        List<String> arrays = new ArrayList<>(List.of("p", "g"));
        arrays.addAll(states());
        arrays.forEach(a -> code.line("System.arraycopy(from." + a + ", 0, " + a + ", 0, PARAMETERS);"));
        new PieceCode(unit).copy(code);
        if (fitted) {
            code.line("System.arraycopy(from.offset, 0, offset, 0, FEATURES);");
            code.line("System.arraycopy(from.factor, 0, factor, 0, FEATURES);");
        }
        statistics.copy(code);
        List<String> values = new ArrayList<>(List.of("lossSum", "accumulated", "steps"));
        if (unit.network().draws()) {
            values.add("seed");
        }
        if (fitted) {
            values.add("scaled");
        }
        unit.network().optimizer().arguments().forEach(a -> values.add(OptimizerFields.field(a)));
        if (RateMultiplier.own(unit.network())) {
            values.add(RateMultiplier.OWN);
        }
        unit.network().optimizer().scalars().forEach(s -> values.add(OptimizerFields.state(s.name())));
        values.forEach(v -> code.line(v + " = from." + v + ";"));
        TeamEmitter.changed(unit, code);
        type.addMethod(CallCode.method("copyFrom", TypeName.VOID)
                .addParameter(Types.NETWORK, "other")
                .addCode(code.build())
                .build());
    }

    private void files() {
        for (Class<?> source : List.of(Path.class, InputStream.class)) {
            String name = source == Path.class ? "path" : "in";
            type.addMethod(MethodSpec.methodBuilder("load")
                    .addJavadoc("A network with weights and scale as they were saved.\n")
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .returns(self)
                    .addException(IOException.class)
                    .addParameter(source, name)
                    .addStatement("$T network = new $T()", self, self)
                    .addStatement("$T.load(network, $L)", Types.WEIGHT_FILE, name)
                    .addStatement("return network")
                    .build());
        }
    }
}
