package org.mlpc.compiler;

import java.util.List;
import org.mlpc.compiler.source.SourceFile;

/** Turns model files into Java files. */
public final class Compiler {
    private Compiler() {}

    /** Compiles files that see each other's declarations. */
    public static Compilation compile(List<SourceFile> files, Options options) {
        throw new IllegalStateException("the stages are not connected");
    }
}
