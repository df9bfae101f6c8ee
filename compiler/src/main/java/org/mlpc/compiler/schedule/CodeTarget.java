package org.mlpc.compiler.schedule;

/** What the generated Java may use. */
public enum CodeTarget {
    /** Plain Java, which needs no flag. */
    JAVA,
    /** Also {@code jdk.incubator.vector}, where a JVM has it; the same bits without. */
    VECTOR
}
