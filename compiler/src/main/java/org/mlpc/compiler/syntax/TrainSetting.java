package org.mlpc.compiler.syntax;

import java.util.Optional;
import org.mlpc.compiler.source.Span;

/** A line of a {@code train} block. */
public sealed interface TrainSetting {
    Span span();

    /** {@code data "iris.csv"}. */
    record DataFile(Span span, Name path) implements TrainSetting {}

    /** {@code batch 32}; without a size it is {@code batch full}. */
    record Batch(Span span, Optional<Term> size) implements TrainSetting {}

    /** A setting that is one number: {@code epochs}, {@code seed}, {@code threads}. */
    record Count(Span span, Name word, Term value) implements TrainSetting {}

    /** {@code shuffle on} or {@code off}. */
    record Shuffle(Span span, boolean on) implements TrainSetting {}

    /** {@code validation 20%}: the number before the sign. */
    record ValidationShare(Span span, Term percent) implements TrainSetting {}

    /** {@code validation "file.csv"}. */
    record ValidationFile(Span span, Name path) implements TrainSetting {}

    /** {@code early_stop patience 20 min_delta 0.001 restore best}. */
    record EarlyStop(Span span, Term patience, Optional<Term> minDelta, Optional<Name> restore)
            implements TrainSetting {}

    /** {@code clip norm 5} or {@code clip value 1}. */
    record Clip(Span span, Name kind, Term limit) implements TrainSetting {}

    /** {@code precision float64}. */
    record Precision(Span span, Name precision) implements TrainSetting {}

    /** {@code on_plateau factor 0.5 patience 10}. */
    record OnPlateau(Span span, Term factor, Term patience) implements TrainSetting {}
}
