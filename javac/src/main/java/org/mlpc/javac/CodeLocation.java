package org.mlpc.javac;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where a class was loaded from, so that others can be compiled against it. */
public final class CodeLocation {
    private CodeLocation() {}

    /** The jar or the folder of classes that a class is in. */
    public static Path of(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
