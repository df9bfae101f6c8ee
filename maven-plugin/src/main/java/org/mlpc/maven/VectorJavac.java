package org.mlpc.maven;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.compiler.Compilation.VectorClass;
import org.mlpc.javac.CodeLocation;
import org.mlpc.javac.CompiledJava;
import org.mlpc.javac.InMemoryJavac;
import org.mlpc.runtime.Network;

/** Compiles classes of vectors in memory, beside the networks that they belong to. */
final class VectorJavac {
    private VectorJavac() {}

    /**
     * The class files of the classes of vectors by their places below a folder of classes, for Java 17 and newer.
     *
     * @param networks with vectors, each
     * @throws MojoFailureException when this Java has no compiler
     * @throws MojoExecutionException when the generated Java does not compile
     */
    static Map<String, byte[]> compile(List<GeneratedClass> networks)
            throws MojoFailureException, MojoExecutionException {
        InMemoryJavac javac = InMemoryJavac.find()
                .orElseThrow(() -> new MojoFailureException("the Java at " + System.getProperty("java.home")
                        + " has no compiler, which target `vector` needs; run Maven with a JDK, or choose target"
                        + " `java`"));
        Map<String, String> sources = new LinkedHashMap<>();
        Set<String> owners = new HashSet<>();
        for (GeneratedClass network : networks) {
            VectorClass vectors = network.vectors().orElseThrow();
            sources.put(network.qualifiedName(), network.source());
            sources.put(vectors.qualifiedName(), vectors.source());
            owners.add(vectors.qualifiedName());
        }
        CompiledJava compiled = javac.compile(sources, options());
        if (!compiled.succeeded()) {
            throw new MojoExecutionException(
                    "the classes of vectors do not compile:\n" + String.join("\n", compiled.messages()));
        }
        Map<String, byte[]> files = new TreeMap<>();
        compiled.classFiles().forEach((name, bytes) -> {
            if (owners.contains(name.replaceAll("[$].*", ""))) {
                files.put(name.replace('.', '/') + ".class", bytes);
            }
        });
        return files;
    }

    private static List<String> options() {
        List<String> options = new ArrayList<>(List.of("-nowarn", "--release", "17"));
        options.addAll(List.of("-classpath", CodeLocation.of(Network.class).toString()));
        options.addAll(InMemoryJavac.vectorOptions());
        return options;
    }
}
