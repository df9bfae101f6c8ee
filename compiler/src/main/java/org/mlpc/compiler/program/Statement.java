package org.mlpc.compiler.program;

import java.util.List;
import java.util.Optional;

/** What a program does. */
public sealed interface Statement {
    /** Goes to the visitor's method for this kind of statement. */
    <R> R accept(Visitor<R> visitor);

    /** The number that it sets, where it does nothing else. */
    default Optional<Access> sets() {
        return Optional.empty();
    }

    /** One method for each kind of statement: a new kind does not compile until every visitor knows it. */
    interface Visitor<R> {
        R loop(Loop loop);

        R store(Store store);

        R multiplyAdd(MultiplyAdd sum);

        R draw(Draw draw);

        R choice(If choice);

        R note(Note note);

        R shared(Shared shared);

        R let(Let let);

        R call(Call call);
    }

    /** Repeats statements for {@code from <= index < to}, ascending. */
    record Loop(Index index, Affine from, Affine to, Kind kind, List<Statement> body) implements Statement {
        /** How the statements stand in code. */
        public enum Kind {
            /** Once, in a loop. */
            SERIAL,
            /** One behind the other, for every value of the index; until the pass that writes them so. */
            UNROLLED
        }

        public Loop {
            body = List.copyOf(body);
        }

        /** A loop that stays one. */
        public Loop(Index index, Affine from, Affine to, List<Statement> body) {
            this(index, from, to, Kind.SERIAL, body);
        }

        /** The same in straight lines. */
        public Loop unrolled() {
            return new Loop(index, from, to, Kind.UNROLLED, body);
        }

        /** The same over other statements. */
        public Loop with(List<Statement> statements) {
            return new Loop(index, from, to, kind, statements);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.loop(this);
        }
    }

    /** Sets a number, rounded to the element of its buffer. */
    record Store(Access target, Computation value) implements Statement {
        @Override
        public Optional<Access> sets() {
            return Optional.of(target);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.store(this);
        }
    }

    /** {@code target = target + left right}, which with float32 rounds once and with float64 twice. */
    record MultiplyAdd(Access target, Access left, Access right) implements Statement {
        @Override
        public Optional<Access> sets() {
            return Optional.of(target);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.multiplyAdd(this);
        }
    }

    /**
     * Sets a number to one drawn uniformly in [0, 1).
     *
     * @param layer the number of the layer that draws
     * @param variable which of the layer's drawn variables, from 0
     * @param number which number of the step
     */
    record Draw(Access target, int layer, int variable, Affine number) implements Statement {
        @Override
        public Optional<Access> sets() {
            return Optional.of(target);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.draw(this);
        }
    }

    /** Does statements where a condition holds. */
    record If(Computation condition, List<Statement> then) implements Statement {
        public If {
            then = List.copyOf(then);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.choice(this);
        }
    }

    /**
     * Says what the statements behind it do, up to the next.
     *
     * @param layer the number of the layer, from 1; 0 for the whole network
     * @param part which of the things that the layer's activation learns, from 0
     */
    record Note(Subject subject, String name, int layer, int part) implements Statement {
        /** What there is to be done. */
        public enum Subject {
            SCALE("scale"),
            DRAWN("numbers drawn"),
            FORWARD("forward"),
            INFERENCE("forward, after training"),
            LOSS("loss"),
            DELTA("backward"),
            PIECES("∂L/∂ of the pieces"),
            INPUT_GRADIENT("∂L/∂x"),
            AROUND("∂L/∂x grows by what came around a block"),
            LEARNED("∂L/∂ of what the activation learns"),
            WEIGHTS("∂L/∂W"),
            PENALTIES("penalties"),
            MAX_NORM("max_norm"),
            RESULT("what is left for others");

            private final String meaning;

            Subject(String meaning) {
                this.meaning = meaning;
            }

            /** For readers. */
            public String meaning() {
                return meaning;
            }
        }

        /** About the whole network. */
        public static Note of(Subject subject) {
            return new Note(subject, "", 0, 0);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.note(this);
        }
    }

    /** Says that values of an earlier paragraph are used again, which would otherwise be computed once more. */
    record Shared(List<Buffer> values, Note from) implements Statement {
        public Shared {
            values = List.copyOf(values);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.shared(this);
        }
    }

    /** Gives an index a value. */
    record Let(Index index, Affine value) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.let(this);
        }
    }

    /** Does what a method of the program does. */
    record Call(String method, List<Affine> arguments) implements Statement {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.call(this);
        }
    }
}
