package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.LongLists;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.network.Feature;
import org.mlpc.compiler.network.Inputs;
import org.mlpc.compiler.network.JavaNames;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Parameters;
import org.mlpc.compiler.network.Target;
import org.mlpc.compiler.network.TargetBound;
import org.mlpc.compiler.network.Train;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells what a class tells about itself: its runtime's version, its signature, its train block, the places of its tensors. */
final class DescriptionEmitter {
    private static final TypeName WORDS =
            ParameterizedTypeName.get(ClassName.get(List.class), ClassName.get(String.class));

    /** Words behind the colons of inputs that stand in the initializer. */
    private static final int MANY = 100;

    /** Labels of a category that stand in place even then. */
    private static final int FEW = 8;

    private final Unit unit;
    private final TypeSpec.Builder type;
    private final LongLists lists;

    DescriptionEmitter(Unit unit, TypeSpec.Builder type) {
        this.unit = unit;
        this.type = type;
        this.lists = new LongLists(type);
    }

    void constants() {
        runtime();
        signature();
        training();
        layout();
    }

    /** The first thing that runs, so that a runtime that does not fit says so before something is missing in it. */
    private void runtime() {
        String self = JavaNames.upperCamel(unit.network().name());
        type.addField(FieldSpec.builder(TypeName.INT, "RUNTIME", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The version of what this class calls; a runtime that does not serve it says so.\n")
                .initializer("$T.require($L, $L)", Types.RUNTIME_VERSION, Types.VERSION, SafeText.literal(self))
                .build());
    }

    private void signature() {
        Network network = unit.network();
        CodeBlock value = CodeBlock.builder()
                .add("new $T(\n", Types.SIGNATURE)
                .add("$>$>$L,\n", SafeText.literal(network.name()))
                .add("$L,\n", lists.strings("inputNames", network.inputs().names()))
                .add(InputEmitter.coded(unit) ? CodeBlock.of("$L,\n", kinds(network.inputs())) : CodeBlock.of(""))
                .add("$L,\n", target(network))
                .add("$T.$L,\n", Types.PRECISION, network.train().precision())
                .add("$L)$<$<", lists.strings("metricNames", network.metrics()))
                .build();
        type.addField(FieldSpec.builder(Types.SIGNATURE, "SIGNATURE", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build());
    }

    /** For each input the words behind its colon; where they are many, a category's labels get a method. */
    private CodeBlock kinds(Inputs inputs) {
        if (inputs.features().size() > MANY) {
            return lists.lists(
                    "inputKinds",
                    "inputWords",
                    inputs.features().stream().map(Feature::words).toList());
        }
        boolean many =
                inputs.features().stream().mapToInt(f -> f.words().size()).sum() > MANY;
        List<CodeBlock> kinds = new ArrayList<>();
        for (Feature feature : inputs.features()) {
            String method = "inputLabels" + kinds.size();
            boolean apart = many && feature.words().size() > FEW;
            kinds.add(apart ? lists.apart(method, feature.words()) : lists.strings(method, feature.words()));
        }
        return lists.of(WORDS, "inputKinds", kinds, 1);
    }

    private CodeBlock target(Network network) {
        Target target = network.target();
        List<TargetBound> bounds = network.targetBounds();
        CodeBlock.Builder value = CodeBlock.builder()
                .add("new $T($T.$L, ", Types.TARGET, Types.TARGET_KIND, target.kind())
                .add(
                        "$L, $L",
                        lists.strings("targetNames", target.names()),
                        lists.strings("targetLabels", target.labels()));
        if (target.boundary() != Target.MIDDLE || !bounds.isEmpty()) {
            value.add(", $L", Real.DOUBLE.literal(target.boundary()));
        }
        if (!bounds.isEmpty()) {
            List<CodeBlock> codes =
                    bounds.stream().map(DescriptionEmitter::bound).toList();
            value.add(", $L", lists.of(Types.TARGET_BOUND, "targetBounds", codes, 1));
        }
        return value.add(")").build();
    }

    private static CodeBlock bound(TargetBound bound) {
        return CodeBlock.of(
                "new $T($L, $L, $L, $L, $L)",
                Types.TARGET_BOUND,
                SafeText.literal(bound.loss()),
                SafeText.literal(bound.condition()),
                bound.sum(),
                limit(bound.low()),
                limit(bound.high()));
    }

    private static CodeBlock limit(double value) {
        return Double.isInfinite(value)
                ? CodeBlock.of("$T.$L", Double.class, value < 0 ? "NEGATIVE_INFINITY" : "POSITIVE_INFINITY")
                : CodeBlock.of("$L", Real.DOUBLE.literal(value));
    }

    private void training() {
        Train train = unit.network().train();
        CodeBlock value = CodeBlock.builder()
                .add("new $T(\n$>$>", Types.TRAINING)
                .add("$L, ", optional(train.data()))
                .add("$L, $L, $LL, $L, ", train.batch(), train.epochs(), train.seed(), train.shuffle())
                .add("$L, $L)", Real.DOUBLE.literal(train.validation()), optional(train.validationData()))
                .add(train.earlyStop().map(DescriptionEmitter::earlyStop).orElse(CodeBlock.of("")))
                .add(train.onPlateau().map(DescriptionEmitter::onPlateau).orElse(CodeBlock.of("")))
                .add(unit.network()
                        .optimizer()
                        .minimizer()
                        .map(DescriptionEmitter::minimizer)
                        .orElse(""))
                .add(train.threads() == 1 ? "" : "\n.threads(" + train.threads() + ")")
                .add("$<$<")
                .build();
        type.addField(FieldSpec.builder(Types.TRAINING, "TRAINING", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build());
    }

    private static CodeBlock earlyStop(Train.EarlyStop stop) {
        return CodeBlock.of(
                "\n.earlyStop($L, $L, $L)", stop.patience(), Real.DOUBLE.literal(stop.minDelta()), stop.best());
    }

    private static String minimizer(Optimizer.Minimizer minimizer) {
        return minimizer instanceof Optimizer.Minimizer.Lbfgs l ? "\n.lbfgs(" + l.history() + ")" : "\n.scg()";
    }

    private static CodeBlock onPlateau(Train.OnPlateau lower) {
        return CodeBlock.of("\n.onPlateau($L, $L)", Real.DOUBLE.literal(lower.factor()), lower.patience());
    }

    private static CodeBlock optional(Optional<String> value) {
        return value.map(v -> CodeBlock.of("$T.of($L)", Optional.class, SafeText.literal(v)))
                .orElseGet(() -> CodeBlock.of("$T.empty()", Optional.class));
    }

    private void layout() {
        List<CodeBlock> places = new ArrayList<>();
        for (LayerSchedule layer : unit.schedule().layers()) {
            for (Parameters parameters : layer.layer().parameters()) {
                places.add(place(layer, parameters));
            }
        }
        List<String> states = unit.network().optimizer().states().stream()
                .map(Optimizer.State::name)
                .toList();
        CodeBlock value = CodeBlock.builder()
                .add("new $T($>$>\n", Types.LAYOUT)
                .add("$L,\n", lists.of(Types.PLACE, "places", places, 1))
                .add("$L)$<$<", lists.strings("states", states))
                .build();
        type.addField(FieldSpec.builder(Types.LAYOUT, "LAYOUT", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build());
    }

    private static CodeBlock place(LayerSchedule layer, Parameters parameters) {
        CodeBlock name = SafeText.literal(Formulas.name(layer) + "." + parameters.tensor());
        String offset = PlaceNames.of(layer, parameters);
        boolean matrix =
                parameters.stream() == Parameters.WEIGHT && layer.layer().affine();
        CodeBlock place = matrix
                ? CodeBlock.of(
                        "$T.$L($L, $L, $L, $L)",
                        Types.PLACE,
                        layer.inputMajor() ? "columns" : "rows",
                        name,
                        offset,
                        layer.rows(),
                        layer.inputs())
                : CodeBlock.of("$T.vector($L, $L, $L)", Types.PLACE, name, offset, parameters.size());
        return layer.layer().chooses()
                ? CodeBlock.of("$L.inPieces($L)", place, layer.layer().pieces())
                : place;
    }
}
