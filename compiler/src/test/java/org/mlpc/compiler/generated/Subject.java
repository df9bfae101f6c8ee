package org.mlpc.compiler.generated;

import org.mlpc.compiler.network.Network;
import org.mlpc.runtime.DoubleNetwork;

/**
 * A generated class under test.
 *
 * @param text of the model
 * @param meant the checked network
 * @param classes in which it lies
 * @param name of the class
 * @param source its Java text
 */
public record Subject(String text, Network meant, InMemory classes, String name, String source) {
    /** A new instance, with starting weights. */
    public org.mlpc.runtime.Network instance() {
        try {
            return (org.mlpc.runtime.Network)
                    classes.loadClass(name).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(text, e);
        }
    }

    /** A new instance whose calls take and give doubles, whatever its precision. */
    public Calls calls() {
        org.mlpc.runtime.Network instance = instance();
        return instance instanceof DoubleNetwork exact ? new Calls.Doubles(exact) : new Calls.Floats(instance);
    }

    /** Whether its arithmetic is in double. */
    public boolean exact() {
        return meant.train().precision() == org.mlpc.compiler.network.Train.Precision.FLOAT64;
    }

    @Override
    public String toString() {
        return meant.name();
    }
}
