package org.mlpc.maven;

import java.io.IOException;
import org.mlpc.compiler.Compiler;
import org.mlpc.javac.CodeLocation;
import org.mlpc.runtime.Network;
import org.mlpc.training.build.NetworkTraining;

/** What tells one compiler from another. */
final class CompilerIdentity {
    private CompilerIdentity() {}

    /**
     * The version; for a snapshot, whose version says little, also the own bytes of what writes classes, trains them and runs
     * them.
     */
    static String of(String version) throws IOException {
        if (!version.endsWith("-SNAPSHOT")) {
            return version;
        }
        return new Digest()
                .add(version)
                .add(CodeLocation.of(Compiler.class))
                .add(CodeLocation.of(NetworkTraining.class))
                .add(CodeLocation.of(Network.class))
                .hex();
    }
}
