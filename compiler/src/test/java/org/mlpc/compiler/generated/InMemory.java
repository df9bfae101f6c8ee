package org.mlpc.compiler.generated;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.mlpc.runtime.Network;

/** Java classes compiled from text, many in one call, with every lint switched on and warnings as errors. */
public final class InMemory extends ClassLoader {
    /** The oldest Java that generated classes are for. */
    private static final int RELEASE = 17;

    private final Map<String, byte[]> classFiles;

    private InMemory(Map<String, byte[]> classFiles) {
        super(Network.class.getClassLoader());
        this.classFiles = classFiles;
    }

    /**
     * Compiles classes against the runtime and nothing else.
     *
     * @param sources Java text by qualified name
     * @throws AssertionError with javac's messages, if it has any
     */
    public static InMemory compile(Map<String, String> sources) {
        List<String> options = new ArrayList<>(List.of("-Xlint:all", "-Werror"));
        // the Java of that release itself needs no table of what others have, which takes longer to read than most
        // classes
        // take to compile
        if (Runtime.version().feature() != RELEASE) {
            options.addAll(List.of("--release", Integer.toString(RELEASE)));
        }
        return compile(sources, options, true);
    }

    /** The same for classes with vectors, whose module makes javac warn that it is incubating. */
    public static InMemory compileVectors(Map<String, String> sources) {
        return compile(sources, List.of("-Xlint:all", "--add-modules", "jdk.incubator.vector"), false);
    }

    private static InMemory compile(Map<String, String> sources, List<String> lint, boolean strict) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        Outputs outputs = new Outputs(javac.getStandardFileManager(messages, Locale.ROOT, null));
        List<Source> files = sources.entrySet().stream()
                .map(e -> new Source(e.getKey(), e.getValue()))
                .toList();
        List<String> options = new ArrayList<>(lint);
        options.addAll(List.of("-proc:none", "-classpath", runtime()));
        boolean compiled =
                javac.getTask(null, outputs, messages, options, null, files).call();
        boolean only =
                messages.getDiagnostics().stream().allMatch(m -> m.toString().contains("incubating"));
        if (!compiled || strict && !messages.getDiagnostics().isEmpty() || !only) {
            throw new AssertionError("javac: " + messages.getDiagnostics());
        }
        Map<String, byte[]> classFiles = new TreeMap<>();
        outputs.written.forEach((name, bytes) -> classFiles.put(name, bytes.toByteArray()));
        return new InMemory(classFiles);
    }

    private static String runtime() {
        try {
            return Path.of(Network.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** All class files by binary name, nested classes, too. */
    public Map<String, byte[]> classFiles() {
        return classFiles;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classFiles.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String qualifiedName, String text) {
            super(URI.create("string:///" + qualifiedName.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Outputs extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();

        Outputs(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("bytes:///" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    written.put(className, bytes);
                    return bytes;
                }
            };
        }
    }
}
