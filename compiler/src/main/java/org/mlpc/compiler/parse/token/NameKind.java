package org.mlpc.compiler.parse.token;

import org.antlr.v4.runtime.ParserRuleContext;
import org.mlpc.grammar.MlpParser;

/** Says what a name is the name of, from the place where it stands. */
public final class NameKind {
    private NameKind() {}

    /** Such as {@code an activation}; {@code a name} where nothing better is known. */
    public static String of(ParserRuleContext node) {
        ParserRuleContext owner = owner(node);
        if (owner instanceof MlpParser.DenseContext
                || owner instanceof MlpParser.ActivateContext
                || owner instanceof MlpParser.LossAfterContext) {
            return "an activation";
        }
        if (owner instanceof MlpParser.OptimizerPartContext) {
            return "an optimizer";
        }
        if (owner instanceof MlpParser.WeightedLossFactorContext) {
            return "a loss";
        }
        if (owner instanceof MlpParser.MetricsPartContext) {
            return "a metric";
        }
        if (owner instanceof MlpParser.InitSettingContext || owner instanceof MlpParser.BiasSettingContext) {
            return "an initializer";
        }
        if (owner instanceof MlpParser.DeclarationContext) {
            return "a name for the " + Words.sign(owner.getStart().getType());
        }
        if (owner instanceof MlpParser.ParameterContext || owner instanceof MlpParser.ParametersContext) {
            return "the name of a parameter";
        }
        return owner instanceof MlpParser.InputPartContext || owner instanceof MlpParser.FeatureContext
                ? "the name of a feature"
                : "a name";
    }

    private static ParserRuleContext owner(ParserRuleContext node) {
        ParserRuleContext owner = node;
        while (owner instanceof MlpParser.NameContext
                || owner instanceof MlpParser.UseContext
                || owner instanceof MlpParser.QuotableContext) {
            owner = owner.getParent();
        }
        return owner;
    }
}
