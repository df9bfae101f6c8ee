package org.mlpc.compiler.order;

/** What a tensor of a layer holds. */
public enum Quantity {
    /** What comes in. */
    INPUT("x"),
    WEIGHT("W"),
    BIAS("b"),
    /** The sums of the rows of W: of a dense layer z itself, of a maxout what its units choose among. */
    SUM("z"),
    PIECE("u"),
    /** ∂L/∂ of the above. */
    SUM_GRADIENT("dz"),
    PIECE_GRADIENT("du"),
    INPUT_GRADIENT("dx"),
    WEIGHT_GRADIENT("dW"),
    BIAS_GRADIENT("db");

    private final String symbol;

    Quantity(String symbol) {
        this.symbol = symbol;
    }

    /** Its name in equations. */
    public String symbol() {
        return symbol;
    }
}
