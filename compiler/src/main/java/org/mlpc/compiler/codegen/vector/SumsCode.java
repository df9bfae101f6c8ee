package org.mlpc.compiler.codegen.vector;

import static org.mlpc.compiler.codegen.vector.Places.times;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.codegen.vector.Sums.Start;

/**
 * Spells {@link Sums}: a method that goes over columns and rows, and tiles of 4 rows and up to 4 vectors whose sums stay in
 * registers. A tile of 4 × 4 wants 32 vector registers, which processors with vectors of 16 floats have; others get 4 × 2.
 * No vector is a parameter or a result: the JIT compiler would put it into an object.
 */
public final class SumsCode {
    private static final int ROWS = 4;
    private static final int WIDE = 4 * Sums.LANES;
    private static final ArrayTypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);

    private final Sums sums;
    private final Set<Integer> widths = new LinkedHashSet<>();

    public SumsCode(Sums sums) {
        this.sums = sums;
    }

    /** The method that is called, and behind it those that it calls. */
    public List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(sums.kept() ? keptDriver() : driver());
        if (sums.kept()) {
            methods.add(method("Rows", "The columns of one vector, b in registers.", true, new TileCode(sums).kept()));
        }
        for (int vectors : widths) {
            String width = vectors == 1 ? "1 vector." : vectors + " vectors.";
            methods.add(method("Tile" + vectors, "4 rows, " + width, false, new TileCode(sums).tile(ROWS, vectors)));
            if (sums.rest() != 0) {
                int rows = Math.max(1, sums.rest());
                String doc = rows + (rows == 1 ? " row, " : " rows, ") + width;
                methods.add(method("Row" + vectors, doc, false, new TileCode(sums).tile(rows, vectors)));
            }
        }
        if (sums.partial()) {
            methods.add(last("Tile", ROWS));
            if (sums.rest() > 0) {
                methods.add(last("Row", sums.rest()));
            }
        }
        return methods;
    }

    private MethodSpec last(String tile, int rows) {
        String doc = rows + (rows == 1 ? " row, " : " rows, ") + "a vector whose first columns are done already.";
        return method(tile + "Last", doc, false)
                .addParameter(TypeName.INT, "done")
                .addCode(new TileCode(sums).last(rows).build())
                .build();
    }

    private MethodSpec.Builder method(String suffix, String doc, boolean rows) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(sums.name() + suffix)
                .addJavadoc(SafeText.doc("$L\n", doc))
                .addModifiers(Modifier.STATIC)
                .addParameter(FLOATS, "a");
        if (!rows || sums.ranged()) {
            method.addParameter(TypeName.INT, "at");
        }
        method.addParameter(FLOATS, "b").addParameter(TypeName.INT, "bt");
        if (sums.ranged()) {
            method.addParameter(TypeName.INT, "count");
        }
        method.addParameter(FLOATS, "c").addParameter(TypeName.INT, "ct");
        if (sums.start() == Start.GIVEN) {
            method.addParameter(FLOATS, "d");
            if (!rows) {
                method.addParameter(TypeName.INT, "dt");
            }
        }
        if (rows) {
            method.addParameter(TypeName.INT, "from").addParameter(TypeName.INT, "to");
        }
        if (sums.start() == Start.ROW) {
            method.addParameter(FLOATS, "d").addParameter(TypeName.INT, "dt");
        }
        return method;
    }

    private MethodSpec method(String suffix, String doc, boolean rows, Code code) {
        return method(suffix, doc, rows).addCode(code.build()).build();
    }

    private MethodSpec driver() {
        Code code = new Code();
        if (sums.continued()) {
            rowsOutside(code);
        } else {
            String rows = whole(code);
            blocks(code, (vectors, v) -> rows(code, vectors, v, rows));
            last(code);
        }
        return driver(code);
    }

    /** Loops over columns in blocks of so many vectors. */
    private void blocks(Code code, BiConsumer<Integer, String> body) {
        int columns = sums.columns();
        code.line("int v = 0;");
        if (columns >= WIDE) {
            code.open("for (; LANES == 16 && v <= " + (columns - WIDE) + "; v += 64)");
            body.accept(4, "v");
            code.close();
        }
        if (columns >= 8) {
            code.open("for (; v <= " + columns + " - 2 * LANES; v += 2 * LANES)");
            body.accept(2, "v");
            code.close();
        }
        if (columns % (2 * Sums.LANES) != 0) {
            single(code, body);
        }
    }

    private void single(Code code, BiConsumer<Integer, String> body) {
        int columns = sums.columns();
        boolean held = sums.continued();
        code.open(
                held ? "for (; v <= " + columns + " - LANES; v += LANES)" : "for (; v < " + columns + "; v += LANES)");
        String at = "v";
        if (!held && columns % Sums.LANES != 0) {
            code.comment("The last vector takes some columns again rather than end too late.");
            code.line("int u = Math.max(0, Math.min(v, " + columns + " - LANES));");
            at = "u";
        }
        body.accept(1, at);
        code.close();
    }

    /** What c holds is read and written row by row, so that it comes and goes in streams. */
    private void rowsOutside(Code code) {
        code.line("int r = from;");
        code.open("for (; r <= to - 4; r += 4)");
        columns(code, "Tile");
        code.close();
        if (sums.rest() > 0) {
            code.open("if (r < to)");
            columns(code, "Row");
            code.close();
        }
    }

    private void columns(Code code, String tile) {
        blocks(code, (vectors, v) -> {
            widths.add(vectors);
            call(code, tile + vectors, v, "");
        });
        if (sums.partial()) {
            code.open("if (v < " + sums.columns() + ")");
            code.comment("Of the last vector the first columns are done.");
            code.line("int u = " + sums.columns() + " - LANES;");
            call(code, tile + "Last", "u", ", v - u");
            code.close();
        }
    }

    private MethodSpec driver(Code code) {
        MethodSpec.Builder method = method("", sums.doc(), true);
        if (sums.narrow()) {
            method.addParameter(TypeName.BOOLEAN, "end");
        }
        return method.addCode(code.build()).build();
    }

    /** The rows that vectors may write: longer than a row, they must not reach into those of another part. */
    private String whole(Code code) {
        if (!sums.narrow()) {
            return "to";
        }
        int columns = sums.columns();
        int reached = (Sums.LANES - 1) / columns;
        code.line("int whole = LANES > " + columns + " && !end ? Math.max(from, to - " + reached + ") : to;");
        return "whole";
    }

    private void last(Code code) {
        if (sums.narrow()) {
            code.open("for (int r = whole; r < to; r++)");
            new TileCode(sums).scalar(code);
            code.close();
        }
    }

    private MethodSpec keptDriver() {
        Code code = new Code();
        String rows = whole(code);
        boolean fits = sums.columns() % Sums.LANES == 0;
        code.open("for (int v = 0; v < " + sums.columns() + "; v += LANES)");
        if (!fits) {
            code.line("int u = Math.max(0, Math.min(v, " + sums.columns() + " - LANES));");
        }
        String at = fits ? "v" : "u";
        code.line(sums.name() + "Rows(a, b, bt + " + sums.b().place(at) + ", c, ct + " + at + ", from, " + rows
                + start(at) + ");");
        code.close();
        last(code);
        return driver(code);
    }

    private void rows(Code code, int vectors, String v, String rows) {
        widths.add(vectors);
        code.line("int r = from;");
        code.open("for (; r <= " + rows + " - 4; r += 4)");
        call(code, "Tile" + vectors, v, "");
        code.close();
        code.open("for (; r < " + rows + "; r++)");
        call(code, "Row" + vectors, v, "");
        code.close();
    }

    private void call(Code code, String suffix, String v, String more) {
        String count = sums.ranged() ? ", count" : "";
        String row = (sums.ranged() ? "at + " : "") + sums.a().place("r");
        String place = "ct + " + times(sums.cRow(), "r") + " + " + v;
        String start = sums.start() == Start.GIVEN ? ", d, d == c ? " + place + " : 0" : start(v);
        code.line(sums.name() + suffix + "(a, " + row + ", b, bt + " + sums.b().place(v) + count + ", c, " + place
                + start + more + ");");
    }

    private String start(String v) {
        return sums.start() == Start.ROW ? ", d, dt + " + v : "";
    }
}
