package org.mlpc.compiler.syntax;

import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.source.Span;

/** A part of a network as written. */
public sealed interface Part {
    Span span();

    /** Goes to the visitor's method for this kind of part. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each kind of part: a new kind does not compile until every visitor knows it. */
    interface Visitor<R> {
        R input(Input input);

        R scale(Scale scale);

        R dense(Dense dense);

        R maxout(Maxout maxout);

        R activate(Activate activate);

        R dropout(Dropout dropout);

        R batchNorm(BatchNorm batchNorm);

        R layerNorm(LayerNorm layerNorm);

        R residual(Residual residual);

        R target(Target target);

        R loss(Loss loss);

        R classWeight(ClassWeight classWeight);

        R optimizer(Optimizer optimizer);

        R metrics(Metrics metrics);

        R train(Train train);
    }

    /** {@code input 28 * 28}, or {@code input a, b: red | green, c: log1p}. */
    record Input(Span span, Optional<Term> count, List<Feature> features) implements Part {
        public Input {
            features = List.copyOf(features);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.input(this);
        }
    }

    /** A named feature: numeric, with categories (two or more), or with a transform. */
    record Feature(Span span, Name name, List<Name> categories, Optional<Use> transform) {
        public Feature {
            categories = List.copyOf(categories);
        }
    }

    /** {@code scale standardize}, {@code minmax}, {@code none} or a constant factor. */
    record Scale(Span span, Optional<Name> method, Optional<Term> factor) implements Part {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.scale(this);
        }
    }

    /** {@code dense [name] UNITS ACTIVATION { … }}. */
    record Dense(Span span, Optional<Name> name, Term units, Use activation, List<LayerSetting> settings)
            implements Part {
        public Dense {
            settings = List.copyOf(settings);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dense(this);
        }
    }

    /** {@code maxout [name] UNITS pieces K { … }}. */
    record Maxout(Span span, Optional<Name> name, Term units, Term pieces, List<LayerSetting> settings)
            implements Part {
        public Maxout {
            settings = List.copyOf(settings);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.maxout(this);
        }
    }

    /** {@code activate NAME}. */
    record Activate(Span span, Use activation) implements Part {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.activate(this);
        }
    }

    /** {@code dropout P}. */
    record Dropout(Span span, Term probability) implements Part {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropout(this);
        }
    }

    /** {@code batch_norm}. */
    record BatchNorm(Span span) implements Part {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.batchNorm(this);
        }
    }

    /** {@code layer_norm}. */
    record LayerNorm(Span span) implements Part {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.layerNorm(this);
        }
    }

    /** {@code residual { … }}. */
    record Residual(Span span, List<Part> parts) implements Part {
        public Residual {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.residual(this);
        }
    }

    /** {@code target y}, {@code target a, b, c}, or {@code target species: a | b | c}. */
    record Target(Span span, List<Name> names, List<Name> labels) implements Part {
        public Target {
            names = List.copyOf(names);
            labels = List.copyOf(labels);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.target(this);
        }
    }

    /** {@code loss NAME}, or a weighted sum. */
    record Loss(Span span, List<WeightedLoss> terms) implements Part {
        public Loss {
            terms = List.copyOf(terms);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.loss(this);
        }
    }

    /** One term of a loss: {@code 0.7 * huber(delta = 1)}. */
    record WeightedLoss(Span span, Optional<Term> weight, Use loss) {}

    /** {@code class_weight [1, 5, 1]}. */
    record ClassWeight(Span span, List<Term> weights) implements Part {
        public ClassWeight {
            weights = List.copyOf(weights);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.classWeight(this);
        }
    }

    /** {@code optimizer NAME(…)}. */
    record Optimizer(Span span, Use optimizer) implements Part {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.optimizer(this);
        }
    }

    /** {@code metrics a, b(k = 3)}. */
    record Metrics(Span span, List<Use> metrics) implements Part {
        public Metrics {
            metrics = List.copyOf(metrics);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.metrics(this);
        }
    }

    /** {@code train { … }}. */
    record Train(Span span, List<TrainSetting> settings) implements Part {
        public Train {
            settings = List.copyOf(settings);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.train(this);
        }
    }
}
