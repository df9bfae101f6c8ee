package org.mlpc.benchmarks.subject;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles Java texts by javac and loads them, all in memory; each set of texts has a class loader of its own. */
final class InMemoryJava {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private InMemoryJava() {}

    /** Whether this JVM was started with vectors. */
    static boolean vectors() {
        return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
    }

    /**
     * A loader of the classes of some texts.
     *
     * @param texts by qualified class name
     * @throws IllegalStateException when they do not compile, or this Java has no compiler
     */
    static ClassLoader load(Map<String, String> texts) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new IllegalStateException("the Java at " + System.getProperty("java.home")
                    + " has no compiler; set JAVA_HOME to a JDK of version 17 or newer");
        }
        List<String> options =
                new ArrayList<>(List.of("-proc:none", "-nowarn", "-classpath", System.getProperty("java.class.path")));
        if (vectors()) {
            options.addAll(List.of("--add-modules", VECTOR_MODULE));
        }
        List<Source> sources = new ArrayList<>();
        texts.forEach((name, text) -> sources.add(new Source(name, text)));
        StringWriter messages = new StringWriter();
        try (Memory memory = new Memory(javac.getStandardFileManager(null, null, null))) {
            if (!javac.getTask(messages, memory, null, options, null, sources).call()) {
                throw new IllegalStateException("the generated Java does not compile:\n" + messages);
            }
            return new Loader(memory.classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, byte[]> classes = new HashMap<>();

        Memory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
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
            super(InMemoryJava.class.getClassLoader());
            this.classes = classes;
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
