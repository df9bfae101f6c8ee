package org.mlpc.examples.chart;

/** Colours with enough contrast on white and on black alike, told apart by the colour-blind, too. */
public enum Colour {
    BLUE("#3b82f6"),
    ORANGE("#e8710a"),
    GREEN("#1a9f5b"),
    GREY("#8a8f98");

    private final String code;

    Colour(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
