package org.mlpc.compiler;

import java.util.Optional;
import org.mlpc.compiler.schedule.CodeTarget;

/**
 * What a caller may choose.
 *
 * @param packageName the Java package for files that declare none
 * @param version of the compiler, named in the header of generated files
 * @param target what the generated Java may use
 */
public record Options(Optional<String> packageName, String version, CodeTarget target) {
    /** Plain Java. */
    public Options(Optional<String> packageName, String version) {
        this(packageName, version, CodeTarget.JAVA);
    }
}
