package org.mlpc.training.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.javac.CodeLocation;
import org.mlpc.javac.CompiledJava;
import org.mlpc.javac.InMemoryJavac;
import org.mlpc.runtime.Network;
import org.mlpc.training.Failure;

/** A generated class, compiled by javac and loaded, all in memory. */
public final class NetworkClass {
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
        InMemoryJavac javac = InMemoryJavac.find().orElseThrow(() -> Failure.noCompiler("jdk.compiler"));
        String runtime = CodeLocation.of(Network.class).toString();
        List<String> options = new ArrayList<>(List.of("-g:none", "-nowarn", "-Xmaxerrs", "5", "-classpath", runtime));
        if (vectors()) {
            options.addAll(InMemoryJavac.vectorOptions());
        }
        CompiledJava compiled = javac.compile(Map.of(generated.qualifiedName(), generated.source()), options);
        if (!compiled.succeeded()) {
            throw new IllegalStateException(
                    "the generated Java does not compile:\n" + String.join("\n", compiled.messages()));
        }
        try {
            ClassLoader loader = compiled.loader(Network.class.getClassLoader());
            return new NetworkClass(loader.loadClass(generated.qualifiedName()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether this JVM was started with vectors. */
    public static boolean vectors() {
        return InMemoryJavac.runsVectors();
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
}
