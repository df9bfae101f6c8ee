package org.mlpc.compiler.syntax;

import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.source.Span;

/** A top-level declaration as written. */
public sealed interface Declaration {
    Span span();

    /** The text of the doc comment, without its stars and margins. */
    Optional<String> doc();

    Name name();

    /** {@code network Name { … }}. */
    record Network(Span span, Optional<String> doc, Name name, List<Part> parts) implements Declaration {
        public Network {
            parts = List.copyOf(parts);
        }
    }

    /**
     * {@code activation name(z; parameters) = body}.
     *
     * @param inputs what stands before the semicolon: the pre-activation
     * @param parameters what stands behind it
     * @param derivative of the output with respect to the input, if written
     * @param surrogate used instead of a derivative, if written
     * @param ensures what always holds of the output
     * @param initializer what weights before it start from where a layer does not say, if written
     */
    record Activation(
            Span span,
            Optional<String> doc,
            Name name,
            List<Parameter> inputs,
            List<Parameter> parameters,
            Term body,
            Optional<Term> derivative,
            Optional<Term> surrogate,
            List<Term> ensures,
            Optional<Use> initializer)
            implements Declaration {
        public Activation {
            inputs = List.copyOf(inputs);
            parameters = List.copyOf(parameters);
            ensures = List.copyOf(ensures);
        }
    }

    /**
     * {@code loss name(y[], t[]; parameters) = body}, with {@code after} clauses.
     *
     * @param expects what must always hold of outputs and targets
     * @param reaches what must hold of some outputs
     */
    record Loss(
            Span span,
            Optional<String> doc,
            Name name,
            List<Parameter> inputs,
            List<Parameter> parameters,
            Term body,
            List<After> after,
            Optional<Term> surrogate,
            List<Term> expects,
            List<Term> reaches)
            implements Declaration {
        public Loss {
            inputs = List.copyOf(inputs);
            parameters = List.copyOf(parameters);
            expects = List.copyOf(expects);
            reaches = List.copyOf(reaches);
            after = List.copyOf(after);
        }
    }

    /** {@code after activation: value … gradient …}. */
    record After(Span span, Name activation, Term value, Term gradient) {}

    /**
     * {@code optimizer name(parameters) { … }}.
     *
     * @param expects what should hold of the arguments
     */
    record Optimizer(
            Span span,
            Optional<String> doc,
            Name name,
            List<Parameter> parameters,
            List<Term> expects,
            List<Statement> statements)
            implements Declaration {
        public Optimizer {
            parameters = List.copyOf(parameters);
            expects = List.copyOf(expects);
            statements = List.copyOf(statements);
        }
    }

    /** {@code schedule name(parameters) = body}. */
    record Schedule(Span span, Optional<String> doc, Name name, List<Parameter> parameters, Term body)
            implements Declaration {
        public Schedule {
            parameters = List.copyOf(parameters);
        }
    }

    /** {@code initializer name(parameters) = body}. */
    record Initializer(Span span, Optional<String> doc, Name name, List<Parameter> parameters, Term body)
            implements Declaration {
        public Initializer {
            parameters = List.copyOf(parameters);
        }
    }

    /** {@code activation logistic = sigmoid}: another name for the same declaration. */
    record Alias(Span span, Optional<String> doc, Kind kind, Name name, Name original) implements Declaration {}

    /** What can have another name. Initializers and schedules have none: there it is an expression. */
    enum Kind {
        ACTIVATION,
        LOSS,
        OPTIMIZER
    }

    /** A line of an optimizer. */
    sealed interface Statement {
        Span span();

        /** {@code state m, v}, {@code state delta = rate}: memory for each parameter. */
        record State(Span span, List<Memory> memories) implements Statement {
            public State {
                memories = List.copyOf(memories);
            }
        }

        /** One of them; all of a line have a start of their own, or none has and they start at 0. */
        record Memory(Name name, Optional<Term> start) {}

        /** {@code scalar product = 1}: one number for the whole network. */
        record Scalar(Span span, Name name, Term start) implements Statement {}

        /** {@code let name = value}: an intermediate. */
        record Let(Span span, Name name, Term value) implements Statement {}

        /** {@code w = …}, or the same of a state or scalar. */
        record Assign(Span span, Name name, Term value) implements Statement {}
    }
}
