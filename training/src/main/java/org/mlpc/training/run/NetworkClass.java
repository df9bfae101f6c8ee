package org.mlpc.training.run;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.runtime.Network;
import org.mlpc.training.Failure;

/** A generated class, compiled by javac and loaded, all in memory. */
public final class NetworkClass {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private final Class<?> type;

    private NetworkClass(Class<?> type) {
        this.type = type;
    }

    /**
     * Compiles and loads a generated class.
     *
     * @throws Failure when this Java has no compiler
     * @throws IllegalStateException when the generated Java does not compile
     */
    public static NetworkClass compile(GeneratedClass generated) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw Failure.noCompiler("jdk.compiler");
        }
        Map<String, byte[]> classes = new HashMap<>();
        StringWriter messages = new StringWriter();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options =
                new ArrayList<>(List.of("-proc:none", "-g:none", "-nowarn", "-Xmaxerrs", "5", "-classpath", runtime()));
        if (vectors()) {
            options.addAll(List.of("--add-modules", VECTOR_MODULE));
        }
        boolean compiled = javac.getTask(
                        messages,
                        new Memory(javac.getStandardFileManager(null, null, null), classes),
                        found,
                        options,
                        null,
                        List.of(new Source(generated)))
                .call();
        if (!compiled) {
            if (found.getDiagnostics().isEmpty()) {
                throw new OutOfMemoryError(messages.toString()); // javac has no other way to tell
            }
            throw new IllegalStateException("the generated Java does not compile:\n"
                    + found.getDiagnostics().stream().map(Object::toString).collect(Collectors.joining("\n")));
        }
        try {
            return new NetworkClass(new Loader(classes).loadClass(generated.qualifiedName()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether this JVM was started with vectors. */
    public static boolean vectors() {
        return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
    }

    /** Where the runtime's classes are: the jar that runs, or a folder of classes. */
    private static String runtime() {
        try {
            return Path.of(Network.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A network with starting weights from the model file's seed. */
    public Network create() {
        try {
            return (Network) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw failed(e);
        }
    }

    /** A network with starting weights from another seed. */
    public Network create(long seed) {
        try {
            return (Network) type.getConstructor(long.class).newInstance(seed);
        } catch (ReflectiveOperationException e) {
            throw failed(e);
        }
    }

    /** A lack of memory is nothing that mlpc did wrong, and goes on as what it is. */
    private static IllegalStateException failed(ReflectiveOperationException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(e);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(GeneratedClass generated) {
            super(URI.create("memory:///" + generated.qualifiedName().replace('.', '/') + ".java"), Kind.SOURCE);
            text = generated.source();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, byte[]> classes;

        Memory(JavaFileManager files, Map<String, byte[]> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, javax.tools.FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            classes.put(name, toByteArray());
                        }
                    };
                }
            };
        }
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(Network.class.getClassLoader());
            this.classes = classes;
        }

        /** What was compiled goes before what this program has under the same name, such as a class of a library. */
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null || !classes.containsKey(name)) {
                    return loaded != null ? loaded : super.loadClass(name, resolve);
                }
                return findClass(name);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
