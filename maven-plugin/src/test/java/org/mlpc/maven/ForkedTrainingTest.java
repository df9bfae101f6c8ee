package org.mlpc.maven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.training.build.NetworkTraining;
import org.mlpc.training.data.DataPlaces;

class ForkedTrainingTest {
    private static final String TEXT =
            "network Wide { input 2  dense 64 tanh  dense 64 tanh  dense 1 sigmoid  loss binary_cross_entropy"
                    + "  optimizer adam  train { data \"wide.csv\"  batch 32  epochs 2  seed 1 } }";

    @TempDir
    Path folder;

    private Path model;
    private Path weights;
    private final List<String> logged = new CopyOnWriteArrayList<>();

    private final Log log = (Log) Proxy.newProxyInstance(
            ForkedTrainingTest.class.getClassLoader(), new Class<?>[] {Log.class}, (proxy, method, arguments) -> {
                logged.add(method.getName() + " " + arguments[0]);
                return null;
            });

    @BeforeEach
    void writeModelAndData() throws IOException {
        model = Files.writeString(folder.resolve("wide.mlp"), TEXT);
        weights = folder.resolve("Wide.safetensors");
        Files.writeString(folder.resolve("wide.csv"), "a,b,different\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n");
    }

    private static GeneratedClass generated(CodeTarget target) {
        Options options = new Options(Optional.empty(), "0.1.0", target);
        return Compiler.compile(List.of(new SourceFile("wide.mlp", TEXT)), options)
                .classes()
                .get(0);
    }

    private boolean train(String classPath) throws IOException, MojoFailureException {
        return new ForkedTraining(log, classPath, folder.resolve("process"))
                .train(generated(CodeTarget.VECTOR), model, folder, weights);
    }

    @Test
    void weightsAndProgressAreThoseOfATrainingInThisProcess() throws IOException, MojoFailureException {
        assertTrue(generated(CodeTarget.VECTOR).source().contains("FloatVector"));
        assertTrue(train(System.getProperty("java.class.path")), logged::toString);
        byte[] found = Files.readAllBytes(weights);
        Files.delete(weights);
        NetworkTraining.train(
                generated(CodeTarget.JAVA),
                DataPlaces.inBuild(model, folder),
                weights,
                System.out::println,
                System.err::println);
        assertArrayEquals(Files.readAllBytes(weights), found);
        assertEquals("info network Wide trains in a process of its own, with vectors", logged.get(0));
        assertEquals("info Wide: 2 inputs, 1 output, 4417 parameters; 4 examples", logged.get(1));
        assertTrue(logged.stream().noneMatch(line -> line.startsWith("warn")), logged::toString);
    }

    @Test
    void whatIsWrongWithTheDataFailsTheBuildInItsOwnWords() throws IOException {
        Files.writeString(folder.resolve("wide.csv"), "a,b,different\n0,zero,0\n");
        MojoFailureException failure =
                assertThrows(MojoFailureException.class, () -> train(System.getProperty("java.class.path")));
        assertTrue(failure.getMessage().startsWith("network Wide: "), failure::getMessage);
        assertTrue(failure.getMessage().contains("wide.csv:2"), failure::getMessage);
        assertFalse(Files.exists(weights));
    }

    @Test
    void aProcessThatCannotDoItIsNotTheEndOfTheBuild() throws IOException, MojoFailureException {
        assertFalse(train(folder.resolve("nowhere").toString()));
        assertEquals(
                "warn cannot train in a process of its own, which ended with code 1; training in this one takes longer,"
                        + " with the same results",
                logged.get(logged.size() - 1));
        assertFalse(Files.exists(weights));
    }
}
