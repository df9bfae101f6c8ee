package org.mlpc.compiler.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mlpc.javac.CodeLocation;
import org.mlpc.javac.CompiledJava;
import org.mlpc.javac.InMemoryJavac;
import org.mlpc.runtime.Network;

/** Java classes compiled from text, many in one call, with every lint switched on and warnings as errors. */
public final class InMemory {
    /** The oldest Java that generated classes are for. */
    private static final int RELEASE = 17;

    private static final InMemoryJavac JAVAC = InMemoryJavac.find().orElseThrow();

    private final CompiledJava compiled;
    private final ClassLoader loader;

    private InMemory(CompiledJava compiled) {
        this.compiled = compiled;
        this.loader = compiled.loader(Network.class.getClassLoader());
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
        // classes take to compile
        if (Runtime.version().feature() != RELEASE) {
            options.addAll(List.of("--release", Integer.toString(RELEASE)));
        }
        return compile(sources, options, true);
    }

    /** The same for classes with vectors, whose module makes javac warn that it is incubating. */
    public static InMemory compileVectors(Map<String, String> sources) {
        List<String> options = new ArrayList<>(List.of("-Xlint:all"));
        options.addAll(InMemoryJavac.vectorOptions());
        return compile(sources, options, false);
    }

    private static InMemory compile(Map<String, String> sources, List<String> lint, boolean strict) {
        List<String> options = new ArrayList<>(lint);
        options.addAll(List.of("-classpath", CodeLocation.of(Network.class).toString()));
        CompiledJava compiled = JAVAC.compile(sources, options);
        boolean only = compiled.messages().stream().allMatch(m -> m.contains("incubating"));
        if (!compiled.succeeded() || strict && !compiled.messages().isEmpty() || !only) {
            throw new AssertionError("javac: " + compiled.messages());
        }
        return new InMemory(compiled);
    }

    /** A class that was compiled, or one that the runtime's loader knows. */
    public Class<?> loadClass(String name) throws ClassNotFoundException {
        return loader.loadClass(name);
    }

    /** All class files by binary name, nested classes, too. */
    public Map<String, byte[]> classFiles() {
        return compiled.classFiles();
    }
}
