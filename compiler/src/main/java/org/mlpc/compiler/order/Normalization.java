package org.mlpc.compiler.order;

import java.util.List;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.network.BatchNorm;

/**
 * The formulas of batch norm for one unit. Reductions and what is said to be in double are; all else is in the network's
 * precision, with the statistics rounded to it.
 */
public final class Normalization {
    private static final Expr X = Exprs.scalar("x");
    private static final Expr MU = Exprs.scalar("μ");
    private static final Expr VARIANCE = Exprs.scalar("σ²");
    private static final Expr INVERSE = Exprs.scalar("inverse");
    private static final Expr NORMAL = Exprs.scalar("x̂");
    private static final Expr GAMMA = Exprs.scalar("γ");
    private static final Expr DZ = Exprs.scalar("dz");

    /** μ, then σ² without the correction of a sample. */
    public static final List<Reduction> STATISTICS = List.of(
            new Reduction("μ", X, true),
            new Reduction("σ²", Exprs.multiply(Exprs.subtract(X, MU), Exprs.subtract(X, MU)), true));

    /** 1 / √(σ² + ε), in double. */
    public static final Expr INVERSE_DEVIATION =
            Exprs.divide(Exprs.ONE, Exprs.apply(Operator.SQRT, Exprs.add(VARIANCE, Exprs.constant(BatchNorm.EPSILON))));

    /** x̂ in terms of x, μ and {@code inverse}, which is 1 / √(σ² + ε). */
    public static final Expr NORMALIZED = Exprs.multiply(Exprs.subtract(X, MU), INVERSE);

    /** z in terms of x̂. */
    public static final Expr OUTPUT = Exprs.add(Exprs.multiply(GAMMA, NORMAL), Exprs.scalar("β"));

    /** ∂L/∂β and ∂L/∂γ. */
    public static final List<Reduction> GRADIENTS =
            List.of(new Reduction("dβ", DZ, false), new Reduction("dγ", Exprs.multiply(DZ, NORMAL), false));

    /** ∂L/∂x, where {@code mean_dβ} and {@code mean_dγ} are the sums above divided by the count of examples. */
    public static final Expr INPUT_GRADIENT = Exprs.multiply(
            Exprs.multiply(GAMMA, INVERSE),
            Exprs.subtract(
                    Exprs.subtract(DZ, Exprs.scalar("mean_dβ")), Exprs.multiply(NORMAL, Exprs.scalar("mean_dγ"))));

    /** σ² of the population, of which n examples are a sample, in double. */
    public static final Expr UNBIASED =
            Exprs.divide(Exprs.multiply(VARIANCE, Exprs.scalar("n")), Exprs.subtract(Exprs.scalar("n"), Exprs.ONE));

    private Normalization() {}

    /** A running average after a step, in double: mostly what it was. */
    public static Expr running(String before, String now) {
        return Exprs.add(
                Exprs.multiply(Exprs.constant(1 - BatchNorm.MOMENTUM), Exprs.scalar(before)),
                Exprs.multiply(Exprs.constant(BatchNorm.MOMENTUM), Exprs.scalar(now)));
    }
}
