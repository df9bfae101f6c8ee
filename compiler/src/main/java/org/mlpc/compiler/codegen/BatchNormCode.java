package org.mlpc.compiler.codegen;

import java.util.Arrays;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.expr.Literals;
import org.mlpc.compiler.network.BatchNorm;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells batch normalization: statistics of the batch in double, and their running averages. */
final class BatchNormCode {
    private final Unit unit;
    private final LayerNames names;
    private final Code code;
    private final LayerSchedule layer;
    private final int k;
    private final int units;

    BatchNormCode(Unit unit, LayerNames names, Code code, LayerSchedule layer) {
        this.unit = unit;
        this.names = names;
        this.code = code;
        this.layer = layer;
        this.k = layer.number();
        this.units = layer.units();
    }

    /** Fills the outputs of a share of the examples, in training of all of them. */
    void forward(boolean training) {
        unit.scratch().array("inverse" + k, Integer.toString(units), "1 / √(σ² + ε) of each unit.");
        unit.scratch().array("centre" + k, Integer.toString(units), "μ of each unit.");
        unit.scratch().array("runningMean" + k, Integer.toString(units), "Running average of μ.");
        unit.scratch().array("runningVariance" + k, Integer.toString(units), "Running average of σ².");
        names.allocate("normal" + k, units, "The normalized inputs x̂ of " + Formulas.name(layer));
        if (training) {
            statistics();
        } else {
            running();
        }
        String result = "p[" + place(0) + " + u] * normal + p[" + place(1) + " + u]";
        code.paragraph(unit.formulas().affine(layer));
        rows(() -> {
            code.line(unit.type() + " normal = (x[row + u] - centre" + k + "[u]) * inverse" + k + "[u];");
            if (training) {
                code.line("normal" + k + "[row + u] = normal;");
            }
            code.line(names.outputs(layer) + "[row + u] = " + result + ";");
        });
    }

    private String place(int parameter) {
        return PlaceNames.of(layer, layer.layer().parameters().get(parameter));
    }

    private void rows(Runnable body) {
        code.open(Share.EXAMPLES);
        code.line("int row = " + units + " * b;");
        each(body);
        code.close();
    }

    private void each(Runnable body) {
        code.open("for (int u = 0; u < " + units + "; u++)");
        body.run();
        code.close();
    }

    private String doubles(String name, String purpose) {
        return unit.scratch().doubles(name + k, Integer.toString(units), purpose);
    }

    private void zero(String array) {
        code.format("$T.fill($L, 0);", Arrays.class, array);
    }

    private void statistics() {
        String mean = doubles("mean", "μ of each unit over the batch.");
        String variance = doubles("variance", "σ² of each unit over the batch.");
        code.paragraph("μ = Σ x / n and σ² = Σ (x - μ)² / n over the examples of the batch, in double");
        zero(mean);
        zero(variance);
        rows(() -> code.line(mean + "[u] += x[row + u];"));
        each(() -> code.line(mean + "[u] /= to - from;"));
        rows(() -> {
            code.line("double distance = x[row + u] - " + mean + "[u];");
            code.line(variance + "[u] += distance * distance;");
        });
        each(() -> {
            code.line(variance + "[u] /= to - from;");
            code.line("centre" + k + "[u] = " + unit.real().rounded(mean + "[u]", true) + ";");
            inverse(variance);
        });
    }

    private void inverse(String variance) {
        String text = "1 / Math.sqrt(" + variance + "[u] + " + Literals.shortest(BatchNorm.EPSILON) + ")";
        code.line("inverse" + k + "[u] = " + unit.real().rounded(text, false) + ";");
    }

    private void running() {
        code.paragraph("μ and σ² are the running averages of the batches before");
        each(() -> {
            code.line("centre" + k + "[u] = runningMean" + k + "[u];");
            inverse((unit.real() == Real.FLOAT ? "(double) " : "") + "runningVariance" + k);
        });
    }

    /** Adds ∂L/∂γ and ∂L/∂β of all examples, and fills the array da with ∂L/∂x. */
    void backward(boolean passes) {
        String sum = doubles("sum", "Σ ∂L/∂z of each unit over the batch.");
        String along = doubles("sumNormal", "Σ ∂L/∂z x̂ of each unit over the batch.");
        code.paragraph("∂L/∂β" + k + " = Σ ∂L/∂z" + k + " and ∂L/∂γ" + k + " = Σ ∂L/∂z" + k
                + " x̂ over the examples of the batch, in double");
        zero(sum);
        zero(along);
        String wide = unit.real() == Real.FLOAT ? "(double) " : "";
        rows(() -> {
            code.line(sum + "[u] += dz[row + u];");
            code.line(along + "[u] += " + wide + "dz[row + u] * normal" + k + "[row + u];");
        });
        each(() -> {
            code.line("g[" + place(1) + " + u] += " + unit.real().rounded(sum + "[u]", true) + ";");
            code.line("g[" + place(0) + " + u] += " + unit.real().rounded(along + "[u]", true) + ";");
            if (passes) {
                code.line(sum + "[u] /= to - from;").line(along + "[u] /= to - from;");
            }
        });
        if (passes) {
            inputs(sum, along);
        }
    }

    private void inputs(String sum, String along) {
        code.paragraph("∂L/∂a" + (k - 1) + " = γ" + k + " / √(σ² + ε) (∂L/∂z" + k + " - mean(∂L/∂z" + k
                + ") - x̂ mean(∂L/∂z" + k + " x̂)), since every example moves μ and σ²");
        rows(() -> {
            String shift = unit.real().rounded(sum + "[u]", true);
            String slant = "normal" + k + "[row + u] * " + unit.real().rounded(along + "[u]", true);
            code.line(unit.type() + " d = dz[row + u] - " + shift + " - " + slant + ";");
            code.line("da[row + u] = p[" + place(0) + " + u] * inverse" + k + "[u] * d;");
        });
    }

    /** Moves the running averages towards the statistics of the batch. */
    void follow() {
        String old = Literals.shortest(1 - BatchNorm.MOMENTUM);
        String share = Literals.shortest(BatchNorm.MOMENTUM);
        code.paragraph(Formulas.name(layer) + ": a tenth of the running averages is new, σ² without bias");
        each(() -> {
            String mean = old + " * runningMean" + k + "[u] + " + share + " * mean" + k + "[u]";
            code.line("runningMean" + k + "[u] = " + unit.real().rounded(mean, false) + ";");
            String spread = "double spread = variance" + k + "[u] * n / (n - 1);";
            code.line(spread);
            String variance = old + " * runningVariance" + k + "[u] + " + share + " * spread";
            code.line("runningVariance" + k + "[u] = " + unit.real().rounded(variance, false) + ";");
        });
    }
}
