package org.mlpc.maven;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.mlpc.compiler.Compiler;
import org.mlpc.runtime.Network;

/** What tells one compiler from another. */
final class CompilerIdentity {
    private CompilerIdentity() {}

    /** The version; for a snapshot, whose version says little, also the compiler's and the runtime's own bytes. */
    static String of(String version) throws IOException {
        if (!version.endsWith("-SNAPSHOT")) {
            return version;
        }
        return new Digest()
                .add(version)
                .add(place(Compiler.class))
                .add(place(Network.class))
                .hex();
    }

    /** Where the classes of the runtime are. */
    static Path runtime() {
        return place(Network.class);
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
