package org.mlpc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells how the running averages of batch normalization are read, written, copied and started. */
final class StatisticsCode {
    /** A running average: its tensor and its array. */
    private record Average(String tensor, String array, int units) {}

    private final Unit unit;
    private final List<Average> averages = new ArrayList<>();

    StatisticsCode(Unit unit) {
        this.unit = unit;
        for (LayerSchedule layer : unit.schedule().layers()) {
            Layer norm = layer.layer();
            if (norm.normalizes()) {
                int k = layer.number();
                averages.add(new Average(norm.name() + ".running_mean", "runningMean" + k, norm.units()));
                averages.add(new Average(norm.name() + ".running_var", "runningVariance" + k, norm.units()));
            }
        }
    }

    /** The variance of what was never seen is 1, as in PyTorch. */
    void start(Code code) {
        averages.stream()
                .filter(a -> a.array().startsWith("runningVariance"))
                .forEach(a -> code.format("$T.fill($L, 1);", Arrays.class, a.array()));
    }

    List<CodeBlock> tensors() {
        return averages.stream()
                .map(a -> CodeBlock.of(
                        "$T.of($L, $T.STATISTIC, $L)",
                        Types.TENSOR,
                        SafeText.literal(a.tensor()),
                        Types.ROLE,
                        a.units()))
                .toList();
    }

    void read(Code code) {
        if (!averages.isEmpty()) {
            code.line(unit.array() + " average = average(tensor);");
            code.open("if (average != null)");
            if (unit.real() == Real.FLOAT) {
                code.format("return $T.doubles(average, tensor, 1, average.length);", Types.ROWS);
            } else {
                code.line("return average.clone();");
            }
            code.close();
        }
    }

    void write(Code code) {
        if (!averages.isEmpty()) {
            code.line(unit.array() + " average = average(tensor);");
            code.open("if (average != null)");
            code.format("$T.requireSize(tensor, values.length, average.length);", Types.LAYOUT);
            if (unit.real() == Real.FLOAT) {
                code.format("$T.round(values, average, tensor);", Types.ROWS);
            } else {
                code.line("System.arraycopy(values, 0, average, 0, average.length);");
            }
            code.line("return;").close();
        }
    }

    void copy(Code code) {
        averages.forEach(a ->
                code.line("System.arraycopy(from." + a.array() + ", 0, " + a.array() + ", 0, " + a.units() + ");"));
    }

    /** The array of a tensor, if it is a running average. */
    Optional<MethodSpec> lookup() {
        if (averages.isEmpty()) {
            return Optional.empty();
        }
        Code code = new Code();
        code.open("switch (tensor)");
        for (Average average : averages) {
            code.format("case $L:", SafeText.literal(average.tensor())).line("    return " + average.array() + ";");
        }
        code.line("default:").line("    return null;");
        code.close();
        TypeName array = unit.real().arrayType();
        return Optional.of(MethodSpec.methodBuilder("average")
                .addJavadoc("The running average of the given name, or null.\n")
                .addModifiers(Modifier.PRIVATE)
                .returns(array)
                .addParameter(String.class, "tensor")
                .addCode(code.build())
                .build());
    }
}
