package org.mlpc.compiler.codegen;

import static org.mlpc.compiler.codegen.vector.Places.plus;
import static org.mlpc.compiler.codegen.vector.Places.times;

import java.util.function.Consumer;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/**
 * Spells {@code z = W x + b}, its gradient and ∂L/∂x as loops with constant bounds. W lies input by input, so that the
 * innermost loops run along the units, where the JIT compiler makes vectors of them; four steps of a sum are taken
 * together, so that the running value is loaded and stored once for four.
 */
final class Loops {
    private static final int BLOCK = 4;

    private final Unit unit;
    private final LayerSchedule layer;
    private final Code code;
    private final Real real;
    private final int k;
    private final int inputs;
    /** Rows of W. */
    private final int units;
    /** The arrays of ∂L/∂ the sums, and of ∂L/∂x. */
    private final String dz;

    private final String da;
    private final boolean biased;
    private final boolean inRows;

    /** Loops over a layer's W, with the arrays of the derivatives of its sums and of its inputs. */
    Loops(Unit unit, Code code, LayerSchedule layer, String dz, String da) {
        this.unit = unit;
        this.layer = layer;
        this.code = code;
        this.real = unit.real();
        this.k = layer.number();
        this.inputs = layer.inputs();
        this.units = layer.rows();
        this.dz = dz;
        this.da = da;
        this.biased = layer.biased();
        this.inRows = unit.schedule().inRows(layer);
        unit.affine();
    }

    /** Fills the array z with W x + b for a share of the examples. */
    void forward(String z) {
        if (inRows && layer.inputMajor()) {
            rowLoops().forward(z);
            return;
        }
        either(
                () -> new VectorLoops(unit, code, layer).forward(z),
                () -> plain(() -> plainForward(z), loops -> loops.forward(z)));
    }

    /** By vectors where there are any; a batch of a small network comes here only with them. */
    private void either(Runnable vectors, Runnable plain) {
        if (!unit.schedule().vectors(layer)) {
            plain.run();
        } else if (unit.always()) {
            vectors.run();
        } else {
            code.open("if (VECTORS)");
            vectors.run();
            code.next("else");
            plain.run();
            code.close();
        }
    }

    private RowLoops rowLoops() {
        return new RowLoops(unit, code, layer);
    }

    private void plainForward(String z) {
        code.open(Share.EXAMPLES);
        code.line("int row = " + times(units, "b") + ";");
        code.line("int in = " + times(inputs, "b") + ";");
        if (biased) {
            code.line("System.arraycopy(p, B" + k + ", " + z + ", row, " + units + ");");
        } else {
            code.format("$T.fill($L, row, row + $L, 0);", java.util.Arrays.class, z, units);
        }
        if (inputs >= BLOCK) {
            code.open("for (int i = 0; i < " + inputs / BLOCK * BLOCK + "; i += " + BLOCK + ")");
            forwardBlock(z, BLOCK);
            code.close();
        }
        if (inputs % BLOCK != 0) {
            code.open("for (int i = " + inputs / BLOCK * BLOCK + "; i < " + inputs + "; i++)");
            forwardBlock(z, 1);
            code.close();
        }
        code.close();
    }

    private void forwardBlock(String z, int block) {
        for (int j = 0; j < block; j++) {
            code.line(real.type() + " x" + j + " = x[in + i" + plus(j) + "];");
        }
        code.line("int w = W" + k + " + " + times(units, "i") + ";");
        String sum = z + "[row + o]";
        String chain = sum;
        for (int j = 0; j < block; j++) {
            chain = real.multiplyAdd("p[w" + plus(j * units) + " + o]", "x" + j, chain);
        }
        inner(sum, chain);
    }

    /** Adds a share of ∂L/∂W, and ∂L/∂b, of n examples. */
    void gradient() {
        if (inRows) {
            inFirstPart(this::biasGradient);
            rowLoops().gradient(dz);
            return;
        }
        either(
                () -> {
                    VectorLoops loops = new VectorLoops(unit, code, layer);
                    inFirstPart(() -> loops.biasGradient(dz));
                    loops.gradient(dz);
                },
                () -> {
                    inFirstPart(this::biasGradient);
                    plain(this::plainGradient, loops -> loops.gradient(dz));
                });
    }

    /** Loops as W lies. */
    private void plain(Runnable inputMajor, Consumer<UnitLoops> unitMajor) {
        if (layer.inputMajor()) {
            inputMajor.run();
        } else {
            unitMajor.accept(new UnitLoops(unit, code, layer));
        }
    }

    private void inFirstPart(Runnable bias) {
        if (biased) {
            code.open("if (part == 0)");
            bias.run();
            code.close();
        }
    }

    private void plainGradient() {
        code.format("int end = $T.share($L, part + 1, parts);", Types.TEAM, inputs);
        code.openFormat("for (int i = $T.share($L, part, parts); i < end; i++)", Types.TEAM, inputs);
        code.line("int w = W" + k + " + " + times(units, "i") + ";");
        Share share = Share.learned(unit);
        code.line("int b = " + share.from() + ";");
        code.open("for (; b < " + share.to() + " - " + (BLOCK - 1) + "; b += " + BLOCK + ")");
        gradientBlock(BLOCK);
        code.close();
        code.open("for (; b < " + share.to() + "; b++)");
        gradientBlock(1);
        code.close();
        code.close();
    }

    private void biasGradient() {
        code.open(Share.learned(unit).examples());
        code.line("int row = " + times(units, "b") + ";");
        code.open("for (int o = 0; o < " + units + "; o++)");
        code.line("g[B" + k + " + o] += " + dz + "[row + o];");
        code.close().close();
    }

    private void gradientBlock(int block) {
        code.line("int row = " + times(units, "b") + ";");
        code.line("int in = " + times(inputs, "b") + " + i;");
        for (int j = 0; j < block; j++) {
            code.line(real.type() + " x" + j + " = x[in" + plus(j * inputs) + "];");
        }
        String sum = "g[w + o]";
        String chain = sum;
        for (int j = 0; j < block; j++) {
            chain = real.multiplyAdd(dz + "[row" + plus(j * units) + " + o]", "x" + j, chain);
        }
        inner(sum, chain);
    }

    /** Fills the array da with Wᵀ ∂L/∂z for a share of the examples. */
    void inputGradient() {
        if (inRows && rowLoops().goesBack()) {
            rowLoops().inputGradient(dz, da);
            return;
        }
        either(
                () -> new VectorLoops(unit, code, layer).inputGradient(dz, da),
                () -> plain(this::plainInputGradient, loops -> loops.inputGradient(dz, da)));
    }

    private void plainInputGradient() {
        code.open(Share.EXAMPLES);
        code.line("int row = " + times(units, "b") + ";");
        code.line("int in = " + times(inputs, "b") + ";");
        if (inputs >= BLOCK) {
            code.open("for (int i = 0; i < " + inputs / BLOCK * BLOCK + "; i += " + BLOCK + ")");
            inputBlock(BLOCK);
            code.close();
        }
        if (inputs % BLOCK != 0) {
            code.open("for (int i = " + inputs / BLOCK * BLOCK + "; i < " + inputs + "; i++)");
            inputBlock(1);
            code.close();
        }
        code.close();
    }

    private void inputBlock(int block) {
        code.line("int w = W" + k + " + " + times(units, "i") + ";");
        for (int j = 0; j < block; j++) {
            code.line(real.type() + " d" + j + " = p[w" + plus(j * units) + "] * " + dz + "[row];");
        }
        if (units > 1) {
            code.open("for (int o = 1; o < " + units + "; o++)");
            code.line(real.type() + " d = " + dz + "[row + o];");
            for (int j = 0; j < block; j++) {
                String next = real.multiplyAdd("p[w" + plus(j * units) + " + o]", "d", "d" + j);
                code.line("d" + j + " = " + next + ";");
            }
            code.close();
        }
        for (int j = 0; j < block; j++) {
            code.line(da + "[in + i" + plus(j) + "] = d" + j + ";");
        }
    }

    private void inner(String target, String value) {
        code.open("for (int o = 0; o < " + units + "; o++)");
        String line = target + " = " + value + ";";
        int split = line.length() > 96 ? line.indexOf("fma(", line.indexOf("fma(") + 4) : -1;
        if (split < 0) {
            code.line(line);
        } else {
            code.line(line.substring(0, split).stripTrailing());
            code.line("        " + line.substring(split));
        }
        code.close();
    }
}
