package org.mlpc.compiler.program;

/**
 * What a buffer holds.
 *
 * @param role what it is
 * @param layer the number of its layer, from 1; 0 where it belongs to the whole network
 */
public record Content(Role role, int layer) {
    /** Of the whole network. */
    public static Content of(Role role) {
        return new Content(role, 0);
    }

    /** What buffers are there for. */
    public enum Role {
        INPUT("x, as it comes from outside"),
        ENCODED("x', as the first layer reads it"),
        TARGET("t"),
        SCALE("offset or factor of the scale"),
        PARAMETER("parameters"),
        GRADIENT("∂L/∂θ, added up over the examples"),
        STATE("memory of the optimizer"),
        ARGUMENT("argument of the optimizer"),
        STEPS("steps taken, with this one"),
        RUNNING("running average"),
        OUTPUT("a"),
        SUM("z"),
        PIECE("the pieces of a maxout"),
        DRAWN("drawn numbers"),
        STATISTIC("statistic of the batch"),
        OUTPUT_GRADIENT("∂L/∂a"),
        SUM_GRADIENT("∂L/∂z"),
        PIECE_GRADIENT("∂L/∂ of a maxout's pieces"),
        LOSS("the loss, added up over the examples"),
        PENALTY("what the loss grows by with the weights"),
        CONSTANT("numbers of the model"),
        INTERMEDIATE("step of a formula");

        private final String meaning;

        Role(String meaning) {
            this.meaning = meaning;
        }

        /** For readers. */
        public String meaning() {
            return meaning;
        }
    }
}
