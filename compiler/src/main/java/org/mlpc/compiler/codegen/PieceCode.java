package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.order.Order;

/**
 * Spells how a gradient in float is added up in pieces of examples, counted since the last update, so that neither threads
 * nor the sizes of batches change a bit. Whole pieces go on in double when the next one begins; batches that end before cost
 * nothing.
 */
final class PieceCode {
    private final Unit unit;

    PieceCode(Unit unit) {
        this.unit = unit;
    }

    /** Whether a class has pieces at all. */
    boolean used() {
        return unit.schedule().order().inPieces();
    }

    /** Whether a gradient that is asked for can take more than one. */
    private boolean manyAsked() {
        return used() && unit.schedule().order().batch() > Order.PIECE;
    }

    /** Repeats statements for each piece of n examples: {@code pieceStart} to {@code pieceEnd - 1}. */
    void each(Code code, Runnable body) {
        if (!used()) {
            body.run();
            return;
        }
        code.line("pieceEnd = 0;");
        code.open("while (pieceEnd < n)");
        code.line("nextPiece(n);");
        body.run();
        code.close();
    }

    /** Before an update: the sums of all pieces are in g. */
    void take(Code code, String examples) {
        if (used()) {
            code.open("if (" + examples + " > PIECE)");
            code.format("$T.takePieces(pieces, g);", Types.LAYOUT);
            code.close();
        }
    }

    /** Before a gradient that is asked for: what is accumulated stays. */
    void putAside(Code code) {
        if (manyAsked()) {
            code.line("double[] whole = pieces;");
        }
    }

    void begin(Code code) {
        if (manyAsked()) {
            code.line("pieces = sparePieces;");
        }
    }

    void takeAsked(Code code) {
        if (manyAsked()) {
            take(code, "n");
        }
    }

    void putBack(Code code) {
        if (manyAsked()) {
            code.line("sparePieces = pieces;").line("pieces = whole;");
        }
    }

    void copy(Code code) {
        if (used()) {
            code.line("pieces = from.pieces == null ? null : from.pieces.clone();");
        }
    }

    void members(TypeSpec.Builder type) {
        if (!used()) {
            return;
        }
        type.addField(FieldSpec.builder(TypeName.INT, "PIECE", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Examples whose gradient is added up in float, before the sum goes on in double.\n")
                .initializer("$L", Order.PIECE)
                .build());
        type.addField(FieldSpec.builder(ArrayTypeName.of(TypeName.DOUBLE), "pieces", Modifier.PRIVATE)
                .addJavadoc("Sums of ∂L/∂θ over the pieces before that in g; null before there are any.\n")
                .build());
        if (manyAsked()) {
            type.addField(FieldSpec.builder(ArrayTypeName.of(TypeName.DOUBLE), "sparePieces", Modifier.PRIVATE)
                    .build());
        }
        type.addField(
                FieldSpec.builder(TypeName.INT, "pieceStart", Modifier.PRIVATE).build());
        type.addField(
                FieldSpec.builder(TypeName.INT, "pieceEnd", Modifier.PRIVATE).build());
    }

    /** The method that goes on to the next piece. */
    MethodSpec next() {
        Code code = new Code();
        code.line("pieceStart = pieceEnd;");
        code.line("int within = (accumulated + pieceStart) % PIECE;");
        code.open("if (within == 0 && accumulated + pieceStart > 0)");
        code.format("pieces = $T.addPiece(g, pieces);", Types.LAYOUT);
        code.close();
        code.line("pieceEnd = Math.min(n, pieceStart + PIECE - within);");
        return MethodSpec.methodBuilder("nextPiece")
                .addJavadoc(
                        "Goes on to those of n examples that lie in one piece; where it begins, the one before is whole.\n")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "n")
                .addCode(code.build())
                .build();
    }
}
