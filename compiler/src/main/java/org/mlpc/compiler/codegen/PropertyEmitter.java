package org.mlpc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.expr.Literals;
import org.mlpc.compiler.network.Inputs;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Ranges;

/** Spells what callers use to ask what a network is, and to set its scale and the arguments of its optimizer. */
final class PropertyEmitter {
    private final Unit unit;
    private final TypeSpec.Builder type;
    private final boolean fitted;

    PropertyEmitter(Unit unit, TypeSpec.Builder type) {
        this.unit = unit;
        this.type = type;
        this.fitted = unit.network().inputs().fitted();
    }

    void emit() {
        descriptions();
        scale();
        arguments();
        RateMultiplier.of(unit.network()).ifPresent(this::rateMultiplier);
    }

    private TypeName array() {
        return unit.real().arrayType();
    }

    private void getter(String name, TypeName returned, String value) {
        type.addMethod(
                CallCode.method(name, returned).addStatement("return $L", value).build());
    }

    private void descriptions() {
        getter("signature", Types.SIGNATURE, "SIGNATURE");
        getter("training", Types.TRAINING, "TRAINING");
        getter("features", TypeName.INT, "FEATURES");
        getter("outputs", TypeName.INT, "OUTPUTS");
        getter("targets", TypeName.INT, "OUTPUTS");
        getter("batch", TypeName.INT, "BATCH");
        getter("parameters", TypeName.INT, "PARAMETERS");
        getter("steps", TypeName.LONG, "steps");
        type.addMethod(CallCode.method("steps", TypeName.VOID)
                .addParameter(TypeName.LONG, "steps")
                .addStatement(
                        "$T.requireArgument($L, steps, 0, Double.POSITIVE_INFINITY)",
                        Types.ROWS,
                        SafeText.literal("steps"))
                .addStatement("this.steps = steps")
                .build());
    }

    private void scale() {
        getter("scaled", TypeName.BOOLEAN, fitted ? "scaled" : "true");
        MethodSpec.Builder fit = CallCode.method("fitScale", TypeName.VOID)
                .addParameter(array(), "x")
                .addParameter(TypeName.INT, "n");
        if (fitted) {
            boolean standard = unit.network().inputs().scale() instanceof Inputs.Scale.Standardize;
            String numbers = "x";
            if (InputEmitter.coded(unit)) {
                numbers = "numbers";
                fit.addStatement("$T.requireLength(x.length, $L, n, FEATURES)", Types.ROWS, SafeText.literal("x"))
                        .addStatement("$L numbers = new $L[FEATURES * n]", unit.array(), unit.type())
                        .addStatement("numbers(x, n, numbers)");
            }
            fit.addStatement("$T.$L($L, n, offset, factor)", Types.SCALE, standard ? "standardize" : "minMax", numbers)
                    .addStatement("scaled = true");
        } else {
            fit.addComment("Nothing to fit.");
        }
        type.addMethod(fit.build());
    }

    private void arguments() {
        for (Optimizer.Argument argument : unit.network().optimizer().arguments()) {
            String name = OptimizerFields.method(argument);
            String field = OptimizerFields.field(argument);
            boolean scheduled = argument.schedule().isPresent();
            type.addMethod(MethodSpec.methodBuilder(name)
                    .addJavadoc(SafeText.doc(
                            scheduled ? "What multiplies the schedule of $L of $L.\n" : "$L of $L.\n",
                            argument.name(),
                            unit.network().optimizer().name()))
                    .addModifiers(Modifier.PUBLIC)
                    .returns(TypeName.DOUBLE)
                    .addStatement("return $L", field)
                    .build());
            type.addMethod(MethodSpec.methodBuilder(name)
                    .addJavadoc(SafeText.doc(
                            scheduled
                                    ? "Sets what multiplies the schedule of $L in the steps to come.\n"
                                    : "Sets $L for the steps to come.\n",
                            argument.name()))
                    .addModifiers(Modifier.PUBLIC)
                    .addParameter(TypeName.DOUBLE, field)
                    .addStatement(
                            "this.$L = $T.requireArgument($L, $L, $L)",
                            field,
                            Types.ROWS,
                            SafeText.literal(name),
                            field,
                            range(argument))
                    .build());
        }
    }

    /** The least value of an argument and the first that is too large, in Java. */
    private static String range(Optimizer.Argument argument) {
        Ranges.Range range = Ranges.of(argument.name());
        double least = argument.schedule().isPresent() ? 0 : range.least();
        boolean open = argument.schedule().isPresent() || range.below() == Double.POSITIVE_INFINITY;
        String from = least == Double.MIN_VALUE
                ? "Double.MIN_VALUE"
                : least < 0 ? "-Double.MAX_VALUE" : Literals.shortest(least);
        return from + ", " + (open ? "Double.POSITIVE_INFINITY" : Literals.shortest(range.below()));
    }

    private void rateMultiplier(String field) {
        getter("rateMultiplier", TypeName.DOUBLE, field);
        type.addMethod(CallCode.method("rateMultiplier", TypeName.VOID)
                .addParameter(TypeName.DOUBLE, "factor")
                .addStatement(
                        "$L = $T.requireArgument($L, factor, 0, Double.POSITIVE_INFINITY)",
                        field,
                        Types.ROWS,
                        SafeText.literal("rateMultiplier"))
                .build());
    }
}
