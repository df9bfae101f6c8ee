package org.mlpc.compiler.codegen;

import java.util.Set;
import org.mlpc.compiler.codegen.text.Locals;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.codegen.vector.VectorFunctions;
import org.mlpc.compiler.expr.Operator;

/** Names that mean something in every class. */
final class TakenNames {
    /** Names of methods and fields that every class has. */
    private static final Set<String> TAKEN = Set.of(
            "signature",
            "training",
            "features",
            "outputs",
            "targets",
            "batch",
            "parameters",
            "fitScale",
            "scaled",
            "step",
            "accumulate",
            "update",
            "updateDouble",
            "gradient",
            "loss",
            "predict",
            "tensors",
            "read",
            "write",
            "steps",
            "copy",
            "copyFrom",
            "rateMultiplier",
            "save",
            "load",
            "classify",
            "example",
            "forward",
            "backward",
            "lossOf",
            "fresh",
            "pieces",
            "sparePieces",
            "pieceStart",
            "pieceEnd",
            "nextPiece",
            "clear",
            "zeros",
            "arrange",
            "arranged",
            "alone",
            "room",
            "scale",
            "lossSum",
            "accumulated",
            "spare",
            "seed",
            "infer",
            "learn",
            "follow",
            "average",
            "team",
            "use",
            "weights",
            "answers",
            "gradients",
            "share",
            "key",
            "offset",
            "factor",
            "fma",
            "examples",
            "mean",
            "wait",
            "notify",
            "getClass",
            "hashCode",
            "equals",
            "toString",
            "notifyAll",
            "finalize",
            "clone",
            "one",
            "targetRows",
            "answer",
            "y",
            "z",
            "x",
            "scaledX",
            "columns",
            "xPiece",
            "tPiece",
            "dw",
            "w",
            "i",
            "p",
            "g",
            "t",
            "n");

    private TakenNames() {}

    /** Whether a name means something in every class. */
    static boolean taken(String name) {
        return TAKEN.contains(name)
                || Types.FUNCTIONS.contains(name)
                || Operator.function(name).isPresent()
                || Locals.fixed(name)
                || VectorFunctions.field(name)
                || javax.lang.model.SourceVersion.isKeyword(name);
    }
}
