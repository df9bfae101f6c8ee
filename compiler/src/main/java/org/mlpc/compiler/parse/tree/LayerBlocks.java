package org.mlpc.compiler.parse.tree;

import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.mlpc.compiler.parse.token.SourcePlaces;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.LayerSetting;
import org.mlpc.grammar.MlpParser;

/** Builds the lines of a layer's brace block. */
record LayerBlocks(SourcePlaces places, Terms terms) {
    List<LayerSetting> settings(MlpParser.LayerBlockContext node) {
        return node.layerSetting().stream().map(this::setting).toList();
    }

    private LayerSetting setting(MlpParser.LayerSettingContext node) {
        Span span = places.of(node);
        if (node instanceof MlpParser.InitSettingContext init) {
            return new LayerSetting.Init(span, terms.wholeUse(init.use()));
        }
        if (node instanceof MlpParser.BiasSettingContext bias) {
            return bias(span, bias);
        }
        if (node instanceof MlpParser.WeightsSettingContext weights) {
            List<LayerSetting.Row> rows = weights.numbers().stream()
                    .map(row -> new LayerSetting.Row(places.of(row), terms.numbers(row)))
                    .toList();
            return new LayerSetting.Weights(span, rows);
        }
        if (node instanceof MlpParser.PenaltySettingContext penalty) {
            return new LayerSetting.Penalty(
                    span, places.name((TerminalNode) penalty.getChild(0)), terms.constant(penalty.constant()));
        }
        return new LayerSetting.Frozen(span);
    }

    private LayerSetting bias(Span span, MlpParser.BiasSettingContext node) {
        if (node.NONE() != null) {
            return new LayerSetting.BiasNone(span);
        }
        return node.INIT() != null
                ? new LayerSetting.BiasInit(span, terms.wholeUse(node.use()))
                : new LayerSetting.BiasValues(span, terms.numbers(node.numbers()));
    }
}
