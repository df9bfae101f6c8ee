package org.mlpc.benchmarks.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.benchmarks.protocol.ComparisonRow;
import org.mlpc.benchmarks.protocol.Examples;
import org.mlpc.benchmarks.protocol.Trainee;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.javac.CompiledJava;
import org.mlpc.javac.InMemoryJavac;
import org.mlpc.runtime.Network;

/**
 * A row's network as a generated class, compiled and loaded.
 *
 * @param source the Java text of the network
 * @param type the loaded class
 * @param loop the loaded class of the timed loop around it
 */
public record Subject(String source, Class<? extends Network> type, Class<? extends Trainee> loop) {
    static final String PACKAGE = "org.mlpc.benchmarks.generated";

    /** Compiles a row's network. */
    public static Subject of(ComparisonRow row, CodeTarget target) {
        return of(row, target, 1);
    }

    /**
     * Compiles a row's network, with so many threads.
     *
     * @throws IllegalStateException when mlpc or javac finds an error, which would be a mistake of this benchmark
     */
    public static Subject of(ComparisonRow row, CodeTarget target, int threads) {
        return of(row, java(row, target, threads));
    }

    /** Compiles the Java text of a row's network. */
    static Subject of(ComparisonRow row, String source) {
        String network = PACKAGE + ".Subject";
        String loop = PACKAGE + ".Loop";
        ClassLoader loader = load(Map.of(network, source, loop, LoopText.of(row, PACKAGE, "Subject")));
        try {
            return new Subject(
                    source,
                    loader.loadClass(network).asSubclass(Network.class),
                    loader.loadClass(loop).asSubclass(Trainee.class));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ClassLoader load(Map<String, String> texts) {
        InMemoryJavac javac = InMemoryJavac.find()
                .orElseThrow(() -> new IllegalStateException("the Java at " + System.getProperty("java.home")
                        + " has no compiler; set JAVA_HOME to a JDK of version 17 or newer"));
        List<String> options = new ArrayList<>(List.of("-nowarn", "-classpath", System.getProperty("java.class.path")));
        if (InMemoryJavac.runsVectors()) {
            options.addAll(InMemoryJavac.vectorOptions());
        }
        CompiledJava compiled = javac.compile(texts, options);
        if (!compiled.succeeded()) {
            throw new IllegalStateException(
                    "the generated Java does not compile:\n" + String.join("\n", compiled.messages()));
        }
        return compiled.loader(Subject.class.getClassLoader());
    }

    /** The Java text of a row's network. */
    public static String java(ComparisonRow row, CodeTarget target, int threads) {
        SourceFile model = new SourceFile("subject.mlp", ModelFileText.of(row, threads));
        Compilation compilation =
                Compiler.compile(List.of(model), new Options(Optional.of(PACKAGE), "benchmark", target));
        if (!compilation.succeeded()) {
            throw new IllegalStateException("mlpc refuses its benchmark: " + compilation.diagnostics());
        }
        return compilation.classes().get(0).source();
    }

    /** A network with its starting weights. */
    public Network network() {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The timed loop around a network. */
    public Trainee trainee(Network network, Examples examples) {
        try {
            return loop.getConstructor(Network.class, Examples.class).newInstance(network, examples);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
