package org.mlpc.compiler;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.schedule.CodeTarget;

/**
 * What became of a compilation.
 *
 * @param diagnostics all findings in the order of the text
 * @param classes one for each network in the order of the text; empty when there was an error
 * @param dumps print the stages {@code syntax}, {@code network}, {@code order}, {@code lowered}, {@code program},
 *     {@code schedule}, as far as they were reached
 * @param forTarget the classes for another target than the options name, made when asked for, without reading and
 *     checking the files again
 */
public record Compilation(
        List<Diagnostic> diagnostics,
        List<GeneratedClass> classes,
        Map<String, Supplier<String>> dumps,
        Function<CodeTarget, List<GeneratedClass>> forTarget) {
    public Compilation {
        diagnostics = List.copyOf(diagnostics);
        classes = List.copyOf(classes);
    }

    /**
     * A generated class.
     *
     * @param network the network's name in the model file
     * @param file the model file it comes from
     * @param reference where the network stands in it, {@code [iris.mlp:2]}
     * @param learns whether it has a loss, without which there is nothing to train
     * @param qualifiedName the Java class
     * @param path where its source belongs below a source root, with {@code /}
     * @param source the Java text
     * @param data what its train block names to train on, relative to the model file
     * @param validationData what its train block names to validate on, likewise
     * @param vectors the class that takes its sums by vectors, where the options want it apart and there are any
     * @param given whether the model itself gives all that training could find out: it can predict at once
     * @param asked the lines of the model that ask for data
     */
    public record GeneratedClass(
            String network,
            String file,
            String reference,
            boolean learns,
            String qualifiedName,
            String path,
            String source,
            Optional<String> data,
            Optional<String> validationData,
            Optional<VectorClass> vectors,
            boolean given,
            Asked asked) {
        /** A class of which it is not known that the model gives its weights, nor what it asks for where. */
        public GeneratedClass(
                String network,
                String file,
                String reference,
                boolean learns,
                String qualifiedName,
                String path,
                String source,
                Optional<String> data,
                Optional<String> validationData,
                Optional<VectorClass> vectors) {
            this(
                    network,
                    file,
                    reference,
                    learns,
                    qualifiedName,
                    path,
                    source,
                    data,
                    validationData,
                    vectors,
                    false,
                    Asked.NOWHERE);
        }
    }

    /**
     * Where a model asks for what is in the data.
     *
     * @param file the short name of the model's file; empty when it is not known
     * @param input the line of the inputs
     * @param features the line of each named input
     * @param target the line of the target; 0 when none is written
     * @param scaleOpen whether unnamed inputs are used as they are, and the model does not say so
     */
    public record Asked(String file, int input, List<Integer> features, int target, boolean scaleOpen) {
        /** Nothing is known. */
        public static final Asked NOWHERE = new Asked("", 0, List.of(), 0, false);

        public Asked {
            features = List.copyOf(features);
        }
    }

    /**
     * A class that a generated class finds when it is loaded, and does without where it is missing.
     *
     * @param qualifiedName the Java class
     * @param path where its source belongs below a source root, with {@code /}
     * @param source the Java text, which only compiles with {@code --add-modules jdk.incubator.vector}
     */
    public record VectorClass(String qualifiedName, String path, String source) {}

    /** Whether Java was made. */
    public boolean succeeded() {
        return diagnostics.stream().noneMatch(d -> d.code().severity() == org.mlpc.compiler.diagnostic.Severity.ERROR);
    }
}
