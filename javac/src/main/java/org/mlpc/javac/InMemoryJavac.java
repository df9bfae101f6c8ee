package org.mlpc.javac;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** The javac of this JVM, which reads its sources from memory and writes class files to it. */
public final class InMemoryJavac {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private final JavaCompiler javac;

    private InMemoryJavac(JavaCompiler javac) {
        this.javac = javac;
    }

    /**
     * The javac of this JVM; empty where it has none, since it is a JRE or a part of a JDK.
     *
     * @throws NoClassDefFoundError in a JVM that lacks even the module java.compiler
     */
    public static Optional<InMemoryJavac> find() {
        return Optional.ofNullable(ToolProvider.getSystemJavaCompiler()).map(InMemoryJavac::new);
    }

    /** Options for classes with vectors; they make javac warn that the module is incubating. */
    public static List<String> vectorOptions() {
        return List.of("--add-modules", VECTOR_MODULE);
    }

    /** Whether this JVM was started with vectors, and can so run classes that need them. */
    public static boolean runsVectors() {
        return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
    }

    /**
     * Compiles classes, without annotation processors.
     *
     * @param sources Java text by the qualified name of its class
     * @param options of javac, such as {@code -classpath}
     * @throws OutOfMemoryError when there is too little memory for it
     */
    public CompiledJava compile(Map<String, String> sources, List<String> options) {
        List<SourceText> texts = new ArrayList<>();
        sources.forEach((name, text) -> texts.add(new SourceText(name, text)));
        List<String> all = new ArrayList<>(List.of("-proc:none"));
        all.addAll(options);
        StringWriter said = new StringWriter();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (ClassFiles files =
                new ClassFiles(javac.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8))) {
            boolean succeeded =
                    javac.getTask(said, files, found, all, null, texts).call();
            if (!succeeded && found.getDiagnostics().isEmpty()) {
                throw new OutOfMemoryError(said.toString()); // javac has no other way to tell
            }
            List<String> messages =
                    found.getDiagnostics().stream().map(Object::toString).toList();
            return new CompiledJava(succeeded, messages, files.written());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
