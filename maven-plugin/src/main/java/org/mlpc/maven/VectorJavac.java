package org.mlpc.maven;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.compiler.Compilation.VectorClass;

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
            throws IOException, MojoFailureException, MojoExecutionException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new MojoFailureException("the Java at " + System.getProperty("java.home") + " has no compiler, which"
                    + " target `vector` needs; run Maven with a JDK, or choose target `java`");
        }
        List<Source> sources = new ArrayList<>();
        Set<String> owners = new HashSet<>();
        for (GeneratedClass network : networks) {
            VectorClass vectors = network.vectors().orElseThrow();
            sources.add(new Source(network.path(), network.source()));
            sources.add(new Source(vectors.path(), vectors.source()));
            owners.add(vectors.qualifiedName().replace('.', '/'));
        }
        StringWriter messages = new StringWriter();
        try (Memory memory = new Memory(javac.getStandardFileManager(null, null, null))) {
            if (!javac.getTask(messages, memory, null, options(), null, sources).call()) {
                throw new MojoExecutionException("the classes of vectors do not compile:\n" + messages);
            }
            memory.written.keySet().removeIf(place -> !owners.contains(place.replaceAll("([$].*)?[.]class", "")));
            Map<String, byte[]> files = new TreeMap<>();
            memory.written.forEach((place, bytes) -> files.put(place, bytes.toByteArray()));
            return files;
        }
    }

    private static List<String> options() {
        String runtime = CompilerIdentity.runtime().toString();
        return List.of(
                "-proc:none",
                "-nowarn",
                "--release",
                "17",
                "--add-modules",
                "jdk.incubator.vector",
                "-classpath",
                runtime);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("memory:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

        Memory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            String place = name.replace('.', '/') + ".class";
            return new SimpleJavaFileObject(URI.create("memory:///" + place), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return written.computeIfAbsent(place, p -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
