package org.mlpc.compiler.parse.tree;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.mlpc.compiler.parse.token.SourcePlaces;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.TrainSetting;
import org.mlpc.grammar.MlpParser;

/** Builds the lines of a {@code train} block. */
final class TrainSettings {
    private final SourcePlaces places;
    private final Slips slips;
    private final Terms terms;

    TrainSettings(SourcePlaces places, Slips slips, Terms terms) {
        this.places = places;
        this.slips = slips;
        this.terms = terms;
    }

    List<TrainSetting> settings(MlpParser.TrainBlockContext node) {
        return node.trainSetting().stream().map(this::setting).toList();
    }

    private TrainSetting setting(MlpParser.TrainSettingContext node) {
        Span span = places.of(node);
        if (node instanceof MlpParser.DataSettingContext data) {
            return new TrainSetting.DataFile(span, places.name(data.STRING()));
        }
        if (node instanceof MlpParser.BatchSettingContext batch) {
            return new TrainSetting.Batch(
                    span, Optional.ofNullable(batch.constant()).map(terms::constant));
        }
        if (node instanceof MlpParser.CountSettingContext count) {
            return new TrainSetting.Count(span, word(count, 0), terms.constant(count.constant()));
        }
        if (node instanceof MlpParser.ShuffleSettingContext shuffle) {
            return new TrainSetting.Shuffle(span, shuffle.ON() != null);
        }
        if (node instanceof MlpParser.ValidationSettingContext validation) {
            return validation(span, validation);
        }
        if (node instanceof MlpParser.EarlyStopSettingContext stop) {
            return earlyStop(span, stop);
        }
        if (node instanceof MlpParser.ClipSettingContext clip) {
            return new TrainSetting.Clip(span, word(clip, 1), terms.constant(clip.constant()));
        }
        if (node instanceof MlpParser.PrecisionSettingContext precision) {
            return new TrainSetting.Precision(span, word(precision, 1));
        }
        MlpParser.OnPlateauSettingContext plateau = (MlpParser.OnPlateauSettingContext) node;
        return new TrainSetting.OnPlateau(span, terms.constant(plateau.factor), terms.constant(plateau.patience));
    }

    private TrainSetting validation(Span span, MlpParser.ValidationSettingContext node) {
        if (node.STRING() != null) {
            return new TrainSetting.ValidationFile(span, places.name(node.STRING()));
        }
        Term share = terms.constant(node.constant());
        if (node.PERCENT() == null) {
            slips.percentExpected(share);
        }
        return new TrainSetting.ValidationShare(span, share);
    }

    private TrainSetting earlyStop(Span span, MlpParser.EarlyStopSettingContext node) {
        int last = node.getChildCount() - 1;
        return new TrainSetting.EarlyStop(
                span,
                terms.constant(node.patience),
                Optional.ofNullable(node.minDelta).map(terms::constant),
                node.RESTORE() == null ? Optional.empty() : Optional.of(word(node, last)));
    }

    private Name word(ParserRuleContext node, int child) {
        return places.name((TerminalNode) node.getChild(child));
    }
}
