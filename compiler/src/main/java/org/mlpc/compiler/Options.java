package org.mlpc.compiler;

import java.util.Optional;
import java.util.function.Function;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.compiler.source.SourceFile;

/**
 * What a caller may choose.
 *
 * @param packageOf the Java package for a file that declares none; empty for no package
 * @param version of the compiler, named in the header of generated files
 * @param target what the generated Java may use
 * @param apart whether what needs a module of its own goes into a class apart, so that the network's class compiles without
 */
public record Options(
        Function<SourceFile, Optional<String>> packageOf, String version, CodeTarget target, boolean apart) {
    /** Plain Java, with a package for each file that declares none. */
    public Options(Function<SourceFile, Optional<String>> packageOf, String version) {
        this(packageOf, version, CodeTarget.JAVA, false);
    }

    /** Plain Java, with one package for all files that declare none. */
    public Options(Optional<String> packageName, String version) {
        this(packageName, version, CodeTarget.JAVA);
    }

    /** One package for all files that declare none. */
    public Options(Optional<String> packageName, String version, CodeTarget target) {
        this(file -> packageName, version, target, false);
    }
}
