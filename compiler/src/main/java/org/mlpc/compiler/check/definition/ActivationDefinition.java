package org.mlpc.compiler.check.definition;

import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.Condition;
import org.mlpc.compiler.syntax.Declaration;

/** A resolved declaration of an activation; its parameters are still names. */
record ActivationDefinition(
        Declaration.Activation declaration,
        Extent extent,
        Expr value,
        Optional<Expr> written,
        List<Condition> ensures) {}
