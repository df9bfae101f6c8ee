package org.mlpc.compiler.program;

/**
 * What a buffer holds.
 *
 * @param role what it is
 * @param layer the number of its layer, from 1; 0 where it belongs to the whole network
 * @param symbol what formulas call it, without the layer's number
 */
public record Content(Role role, int layer, String symbol) {
    /** Of a layer, under the role's own symbol. */
    public Content(Role role, int layer) {
        this(role, layer, role.symbol());
    }

    /** Of the whole network. */
    public static Content of(Role role) {
        return new Content(role, 0);
    }

    /** The same under another symbol. */
    public Content called(String other) {
        return new Content(role, layer, other);
    }

    /** What buffers are there for. */
    public enum Role {
        INPUT("x, as it comes from outside", "x"),
        ENCODED("x', as the first layer reads it", "x"),
        LOADED("a row of an example, at hand", "x"),
        TARGET("t", "t"),
        SCALE("offset or factor of the scale", ""),
        PARAMETER("parameters", "p"),
        GRADIENT("∂L/∂θ, added up over the examples", "g"),
        STATE("memory of the optimizer", ""),
        ARGUMENT("argument of the optimizer", ""),
        STEPS("steps taken, with this one", ""),
        RUNNING("running average", ""),
        OUTPUT("a", "a"),
        SUM("z", "z"),
        PIECE("the pieces of a maxout", "v"),
        DRAWN("drawn numbers", ""),
        STATISTIC("statistic of the batch", ""),
        OUTPUT_GRADIENT("∂L/∂a", "da"),
        SUM_GRADIENT("∂L/∂z", "dz"),
        PIECE_GRADIENT("∂L/∂ of a maxout's pieces", "dv"),
        LOSS("the loss, added up over the examples", "loss"),
        PENALTY("what the loss grows by with the weights", ""),
        CONSTANT("numbers of the model", ""),
        INTERMEDIATE("step of a formula", ""),
        RESULT("what is left for others", "");

        private final String meaning;
        private final String symbol;

        Role(String meaning, String symbol) {
            this.meaning = meaning;
            this.symbol = symbol;
        }

        private String symbol() {
            return symbol;
        }

        /** Whether those who call methods write or read it. */
        boolean outside() {
            return switch (this) {
                case INPUT, TARGET, PARAMETER, SCALE, LOSS, STEPS -> true;
                default -> false;
            };
        }

        /** For readers. */
        public String meaning() {
            return meaning;
        }
    }
}
