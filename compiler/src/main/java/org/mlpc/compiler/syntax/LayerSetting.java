package org.mlpc.compiler.syntax;

import java.util.List;
import org.mlpc.compiler.source.Span;

/** A line in the brace block of a layer. */
public sealed interface LayerSetting {
    Span span();

    /** {@code init he_normal}. */
    record Init(Span span, Use initializer) implements LayerSetting {}

    /** {@code bias none}. */
    record BiasNone(Span span) implements LayerSetting {}

    /** {@code bias init zeros}. */
    record BiasInit(Span span, Use initializer) implements LayerSetting {}

    /** {@code bias [0.35, 0.35]}. */
    record BiasValues(Span span, List<Term> values) implements LayerSetting {
        public BiasValues {
            values = List.copyOf(values);
        }
    }

    /** {@code weights [[0.15, 0.20], [0.25, 0.30]]}: a row for each unit. */
    record Weights(Span span, List<Row> rows) implements LayerSetting {
        public Weights {
            rows = List.copyOf(rows);
        }
    }

    /** One row of explicit weights. */
    record Row(Span span, List<Term> values) {
        public Row {
            values = List.copyOf(values);
        }
    }

    /** {@code l1 1e-5}, {@code l2 1e-4}, {@code max_norm 3}. */
    record Penalty(Span span, Name kind, Term value) implements LayerSetting {}

    /** {@code frozen}. */
    record Frozen(Span span) implements LayerSetting {}
}
