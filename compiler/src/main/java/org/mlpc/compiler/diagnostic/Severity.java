package org.mlpc.compiler.diagnostic;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
    ERROR,
    WARNING;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
