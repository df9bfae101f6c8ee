package org.mlpc.compiler.network;

import java.util.List;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/** Which Java packages generated classes may be put into. */
public final class PackageNames {
    /** Packages of others, with all below them: a class there is refused by the JVM, or stands in for one of theirs. */
    private static final List<String> JAVA = List.of(
            "java",
            "javax",
            "jdk",
            "sun",
            "com.sun",
            "images.toolbarButtonGraphics",
            "netscape.javascript",
            "org.ietf.jgss",
            "org.jcp.xml.dsig",
            "org.w3c.dom",
            "org.xml.sax",
            "toolbarButtonGraphics");

    private static final List<String> OURS =
            List.of("org.mlpc.runtime", "org.mlpc.compiler", "org.mlpc.grammar", "org.mlpc.cli", "org.mlpc.maven");

    private PackageNames() {}

    /** Why a dotted name cannot be the package of a generated class; empty when it can, and for no package. */
    public static Optional<String> problem(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        for (String part : name.split("\\.", -1)) {
            if (SourceVersion.isKeyword(part, SourceVersion.RELEASE_17)) {
                return Optional.of("`" + part + "` is a word of Java");
            }
            if (!part.matches("[A-Za-z_$][A-Za-z0-9_$]*")) {
                return Optional.of("`" + part + "` is no Java name");
            }
        }
        if (below(JAVA, name)) {
            return Optional.of("it belongs to the JDK");
        }
        return below(OURS, name) ? Optional.of("it belongs to mlpc") : Optional.empty();
    }

    private static boolean below(List<String> packages, String name) {
        return packages.stream().anyMatch(p -> name.equals(p) || name.startsWith(p + "."));
    }
}
