package org.mlpc.compiler.expr;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What makes one number of a vector over the units of a layer. */
public enum Reducer {
    SUM,
    MEAN,
    MAX,
    MIN,
    LOG_SUM_EXP;

    /** Its name in the language. */
    public String symbol() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reducer of a name. */
    public static Optional<Reducer> of(String name) {
        return Arrays.stream(values()).filter(r -> r.symbol().equals(name)).findFirst();
    }
}
