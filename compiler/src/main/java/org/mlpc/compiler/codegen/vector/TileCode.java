package org.mlpc.compiler.codegen.vector;

import static org.mlpc.compiler.codegen.vector.Places.plus;
import static org.mlpc.compiler.codegen.vector.Places.times;

import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.codegen.vector.Sums.Start;

/** Spells the innermost loops of {@link Sums}, whose sums stay in vector registers. */
public final class TileCode {
    private final Sums sums;
    private final Code code = new Code();

    public TileCode(Sums sums) {
        this.sums = sums;
    }

    /** A tile of some rows and vectors, over all k. */
    public Code tile(int rows, int vectors) {
        boolean product = sums.start() == Start.PRODUCT;
        if (product) {
            load("f", vectors, "bt");
        }
        for (int r = 0; r < rows; r++) {
            if (product) {
                broadcast("y", r, "at" + plus(sums.a().row() * r));
            }
            for (int v = 0; v < vectors; v++) {
                code.format("$T s$L$L = " + first(r, v) + ";", Types.FLOAT_VECTOR, r, v);
            }
        }
        products(rows, vectors, product ? 1 : 0);
        for (int r = 0; r < rows; r++) {
            for (int v = 0; v < vectors; v++) {
                code.line("s" + r + v + ".intoArray(c, ct" + plus(sums.cRow() * r) + lanes(v) + ");");
            }
        }
        return code;
    }

    /** A tile of some rows and one vector whose first columns, {@code done}, stay what they are. */
    public Code last(int rows) {
        code.format("$T<Float> taken = SPECIES.indexInRange(0, done);", Types.VECTOR_MASK);
        for (int r = 0; r < rows; r++) {
            code.format("$T s$L0 = " + first(r, 0) + ";", Types.FLOAT_VECTOR, r);
        }
        products(rows, 1, 0);
        for (int r = 0; r < rows; r++) {
            String place = "c, ct" + plus(sums.cRow() * r);
            code.line("s" + r + "0.blend(FloatVector.fromArray(SPECIES, " + place + "), taken).intoArray(" + place
                    + ");");
        }
        return code;
    }

    /** Adds the products of all k from one on to the sums. */
    private void products(int rows, int vectors, int first) {
        code.open("for (int k = " + first + "; k < " + sums.counted() + "; k++)");
        load("b", vectors, "bt + " + times(sums.b().step(), "k"));
        String k = " + " + times(sums.a().step(), "k");
        for (int r = 0; r < rows; r++) {
            broadcast("x", r, "at" + plus(sums.a().row() * r) + k);
            for (int v = 0; v < vectors; v++) {
                code.line("s" + r + v + " = x" + r + ".fma(b" + v + ", s" + r + v + ");");
            }
        }
        code.close();
    }

    /** Rows of a one after the other, while b stays in registers: one vector of columns. */
    public Code kept() {
        int count = sums.count().orElseThrow();
        for (int k = 0; k < count; k++) {
            code.format(
                    "$T b$L = $T.fromArray(SPECIES, b, bt$L);",
                    Types.FLOAT_VECTOR,
                    k,
                    Types.FLOAT_VECTOR,
                    plus(sums.b().step() * k));
        }
        boolean product = sums.start() == Start.PRODUCT;
        if (!product) {
            String start =
                    sums.start() == Start.ROW ? "FloatVector.fromArray(SPECIES, d, dt)" : "FloatVector.zero(SPECIES)";
            code.line("FloatVector start = " + start + ";");
        }
        code.open("for (int r = from; r < to; r++)");
        code.line("int row = " + times(sums.a().row(), "r") + ";");
        code.line("FloatVector s = " + (product ? "b0.mul(a[row])" : "start") + ";");
        for (int k = product ? 1 : 0; k < count; k++) {
            code.line(
                    "s = FloatVector.broadcast(SPECIES, a[row" + plus(sums.a().step() * k) + "]).fma(b" + k + ", s);");
        }
        code.line("s.intoArray(c, ct + " + times(sums.cRow(), "r") + ");");
        code.close();
        return code;
    }

    private void load(String name, int vectors, String at) {
        for (int v = 0; v < vectors; v++) {
            code.line("FloatVector " + name + v + " = FloatVector.fromArray(SPECIES, b, " + at + lanes(v) + ");");
        }
    }

    private void broadcast(String name, int r, String at) {
        code.line("FloatVector " + name + r + " = FloatVector.broadcast(SPECIES, a[" + at + "]);");
    }

    private String first(int r, int v) {
        return switch (sums.start()) {
            case HELD -> "FloatVector.fromArray(SPECIES, c, ct" + plus(sums.cRow() * r) + lanes(v) + ")";
            case GIVEN -> "FloatVector.fromArray(SPECIES, d, dt" + plus(sums.cRow() * r) + lanes(v) + ")";
            case ROW -> r > 0 ? "s0" + v : "FloatVector.fromArray(SPECIES, d, dt" + lanes(v) + ")";
            case ZERO -> "FloatVector.zero(SPECIES)";
            default -> "y" + r + ".mul(f" + v + ")";
        };
    }

    private static String lanes(int v) {
        return v == 0 ? "" : v == 1 ? " + LANES" : " + " + v + " * LANES";
    }

    /** The columns of row r, one after the other, where a vector would write into other rows. */
    void scalar(Code code) {
        String a = "a[" + sums.a().place("r") + " + " + times(sums.a().step(), "k") + "]";
        String b = "b[bt + " + sums.b().place("u");
        String c = "c[ct + " + times(sums.cRow(), "r") + " + u]";
        code.open("for (int u = 0; u < " + sums.columns() + "; u++)");
        int first = 0;
        switch (sums.start()) {
            case ROW -> code.line("float s = d[dt + u];");
            case ZERO -> code.line("float s = 0;");
            default -> {
                first = 1;
                code.line("float s = a[" + sums.a().place("r") + "] * " + b + "];");
            }
        }
        code.open("for (int k = " + first + "; k < " + sums.counted() + "; k++)");
        code.line("s = fma(" + a + ", " + b + " + " + times(sums.b().step(), "k") + "], s);");
        code.close();
        code.line(c + " = s;");
        code.close();
    }
}
