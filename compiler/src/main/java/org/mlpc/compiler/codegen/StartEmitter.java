package org.mlpc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.PackedTexts;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.expr.Literals;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Parameters;
import org.mlpc.compiler.network.Start;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells the constructors: where training begins. */
final class StartEmitter {
    /** Layers that one method starts, so that no method grows too large. */
    private static final int LAYERS = 60;
    /** Numbers given by the user that stand in place. */
    private static final int INLINE = 64;

    private final Unit unit;
    private final TypeSpec.Builder type;

    StartEmitter(Unit unit, TypeSpec.Builder type) {
        this.unit = unit;
        this.type = type;
    }

    void constructors() {
        long seed = unit.network().train().seed();
        type.addMethod(MethodSpec.constructorBuilder()
                .addJavadoc(SafeText.doc("Starts with the seed of the model file, $L.\n", seed))
                .addModifiers(Modifier.PUBLIC)
                .addStatement("this($LL)", seed)
                .build());
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addJavadoc("Starts with weights drawn from a seed.\n")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(TypeName.LONG, "seed");
        Code code = new Code();
        List<LayerSchedule> layers = unit.schedule().layers();
        if (deep(unit)) {
            code.line("allocate();");
        }
        if (unit.network().draws()) {
            code.line("this.seed = seed;");
        }
        List<List<LayerSchedule>> parts = parts(layers);
        if (parts.size() == 1) {
            layers.forEach(layer -> start(code, layer));
        } else {
            for (List<LayerSchedule> part : parts) {
                code.line("start" + part.get(0).number() + "(seed);");
                part(part, part.get(0).number());
            }
        }
        states(code);
        new StatisticsCode(unit).start(code);
        type.addMethod(constructor.addCode(code.build()).build());
    }

    /** Whether there are so many layers that even their arrays are made in parts. */
    static boolean deep(Unit unit) {
        return unit.schedule().layers().size() > LAYERS;
    }

    private static List<List<LayerSchedule>> parts(List<LayerSchedule> layers) {
        List<List<LayerSchedule>> parts = new ArrayList<>();
        int room = 0;
        for (LayerSchedule layer : layers) {
            int size = 1
                    + layer.layer().parameters().stream()
                            .mapToInt(p -> given(p.start()))
                            .sum();
            if (parts.isEmpty() || room < size) {
                parts.add(new ArrayList<>());
                room = LAYERS;
            }
            parts.get(parts.size() - 1).add(layer);
            room -= size;
        }
        return parts;
    }

    /** How many layers' worth of bytecode the numbers of a user take where they stand in place. */
    private static int given(Start start) {
        return start instanceof Start.Explicit e && e.values().size() <= INLINE
                ? e.values().size() / 8
                : 0;
    }

    private void part(List<LayerSchedule> layers, int number) {
        Code code = new Code();
        layers.forEach(layer -> start(code, layer));
        type.addMethod(MethodSpec.methodBuilder("start" + number)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.LONG, "seed")
                .addCode(code.build())
                .build());
    }

    private void states(Code code) {
        boolean scaled = unit.network().inputs().fitted();
        List<Optimizer.State> started = unit.network().optimizer().states().stream()
                .filter(s -> s.start() != 0)
                .toList();
        if (scaled || !started.isEmpty()) {
            code.blank();
        }
        for (Optimizer.State state : started) {
            code.format(
                    "$T.fill($L, $L);",
                    java.util.Arrays.class,
                    OptimizerFields.state(state.name()),
                    unit.real().literal(state.start()));
        }
        if (scaled) {
            code.format("$T.fill(factor, 1);", java.util.Arrays.class);
        }
    }

    private void start(Code code, LayerSchedule layer) {
        List<Parameters> all = layer.layer().parameters();
        if (all.isEmpty()) {
            return;
        }
        List<String> from = new ArrayList<>();
        all.forEach(
                p -> from.add(p.symbol() + layer.number() + " from " + p.start().notation()));
        code.paragraph(Formulas.name(layer) + ": " + String.join("; ", from));
        all.forEach(p -> tensor(code, layer, p));
    }

    private void tensor(Code code, LayerSchedule layer, Parameters parameters) {
        Start start = parameters.start();
        String kind = parameters.tensor();
        int tensor = parameters.stream();
        int count = parameters.size();
        CodeBlock name = SafeText.literal(Formulas.name(layer) + "." + kind);
        int k = layer.number();
        CodeBlock drawn = CodeBlock.of("seed, $L, $L, $L", k, tensor, count);
        if (start instanceof Start.Uniform u) {
            write(code, name, "uniform", drawn, u.low(), u.high());
        } else if (start instanceof Start.Normal n) {
            write(code, name, "normal", drawn, n.mean(), n.deviation());
        } else if (start instanceof Start.TruncatedNormal n) {
            write(code, name, "truncatedNormal", drawn, n.mean(), n.deviation());
        } else if (start instanceof Start.Orthogonal o) {
            CodeBlock matrix = CodeBlock.of("seed, $L, $L, $L, $L", k, tensor, layer.rows(), layer.inputs());
            write(code, name, "orthogonal", matrix, o.gain());
        } else if (start instanceof Start.Constant c && c.value() != 0) {
            write(code, name, "constant", CodeBlock.of("$L", count), c.value());
        } else if (start instanceof Start.Explicit e) {
            explicit(code, name, e.values(), kind + k);
        }
    }

    /** A tensor from what a distribution gives for its place and its own numbers. */
    private static void write(Code code, CodeBlock name, String distribution, CodeBlock place, double... numbers) {
        String own = DoubleStream.of(numbers).mapToObj(StartEmitter::number).collect(Collectors.joining(", "));
        code.format("LAYOUT.write($L, $T.$L($L, $L), p);", name, Types.INITIAL, distribution, place, own);
    }

    private static String number(double value) {
        return Real.DOUBLE.literal(value);
    }

    private void explicit(Code code, CodeBlock name, List<Double> values, String method) {
        if (values.size() <= INLINE) {
            code.format("LAYOUT.write($L, new double[] {$L}, p);", name, numbers(values));
            return;
        }
        List<String> spelled = values.stream().map(Literals::shortest).toList();
        code.format("LAYOUT.write($L, $L, p);", name, new PackedTexts(type).array(TypeName.DOUBLE, method, spelled));
    }

    private static String numbers(List<Double> values) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (double value : values) {
            if (line.length() > 70) {
                lines.add(line.toString());
                line = new StringBuilder();
            }
            line.append(line.isEmpty() ? "" : ", ").append(number(value));
        }
        lines.add(line.toString());
        return String.join(",\n        ", lines);
    }
}
