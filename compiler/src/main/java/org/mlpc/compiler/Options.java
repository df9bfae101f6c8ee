package org.mlpc.compiler;

import java.util.Optional;
import java.util.function.Function;
import org.mlpc.compiler.source.SourceFile;

/**
 * What a caller may choose.
 *
 * @param packageOf the Java package for a file that declares none; empty for no package
 * @param version of the compiler, named in the header of generated files
 */
public record Options(Function<SourceFile, Optional<String>> packageOf, String version) {
    /** One Java package for all files that declare none. */
    public Options(Optional<String> packageName, String version) {
        this(file -> packageName, version);
    }
}
