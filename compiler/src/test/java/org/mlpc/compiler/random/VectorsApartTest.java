package org.mlpc.compiler.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.compiler.Compilation.VectorClass;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.generated.InMemory;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.generated.Subject;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.runtime.Vectorized;

/** A class whose vectors are apart compiles without their module, and gives the same bits with them and without. */
class VectorsApartTest {
    private static final String WIDE = "network Wide { input 40  dense 70 gelu  batch_norm  dense 10 softmax"
            + "  loss cross_entropy  optimizer adam  train { batch 50 } }";

    /** A target by the name of what the code that looks for the vectors might use. */
    private static final String NAMED = "network Named { input 33  dense 64 tanh  dense 2 softmax"
            + "  target class: module | object  loss cross_entropy  train { batch 20 } }";

    private static GeneratedClass apart(String text) {
        Options options = new Options(file -> Optional.empty(), "0.1.0", CodeTarget.VECTOR, true);
        return Compiler.compile(List.of(new SourceFile("model.mlp", text)), options)
                .classes()
                .get(0);
    }

    private static Subject subject(String text, GeneratedClass generated, InMemory classes) {
        return new Subject(text, Models.check(text).get(0), classes, generated.qualifiedName(), generated.source());
    }

    private static Subject with(String text) {
        GeneratedClass generated = apart(text);
        VectorClass vectors = generated.vectors().orElseThrow();
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(generated.qualifiedName(), generated.source());
        sources.put(vectors.qualifiedName(), vectors.source());
        return subject(text, generated, InMemory.compileVectors(sources));
    }

    /** Compiled as in a project that knows nothing of vectors: for Java 17, with every warning an error. */
    private static Subject without(String text) {
        GeneratedClass generated = apart(text);
        return subject(text, generated, InMemory.compile(Map.of(generated.qualifiedName(), generated.source())));
    }

    private static boolean usesVectors(Subject subject) throws ReflectiveOperationException {
        Field field = subject.instance().getClass().getDeclaredField("VECTORS");
        field.setAccessible(true);
        return field.getBoolean(null);
    }

    @Test
    void theBitsAreThoseOfThePlainClass() throws ReflectiveOperationException {
        assertTrue(Vectorized.ready(), "the tests run with --add-modules jdk.incubator.vector");
        for (String text : List.of(WIDE, NAMED)) {
            Subject plain = Models.run(text);
            Subject with = with(text);
            Subject without = without(text);
            assertTrue(usesVectors(with), text);
            assertFalse(usesVectors(without), text);
            same(plain, with);
            same(plain, without);
        }
    }

    private static void same(Subject plain, Subject other) {
        Calls expected = RandomSuite.ready(plain);
        Calls found = RandomSuite.ready(other);
        for (int step = 0; step < 4; step++) {
            int n = plain.meant().train().piece() - step;
            Examples examples = Examples.draw(plain.meant(), 7 + step, n);
            assertEquals(
                    expected.step(examples.x(), examples.t(), n),
                    found.step(examples.x(), examples.t(), n),
                    plain::text);
            assertArrayEquals(expected.outputs(examples.x(), n), found.outputs(examples.x(), n), plain::text);
        }
        assertEquals(StateHash.of(expected.network()), StateHash.of(found.network()), plain::text);
    }

    @Test
    void theNetworksClassDoesNotNameTheModulesTypes() {
        GeneratedClass generated = apart(WIDE);
        assertFalse(generated.source().contains("FloatVector"), generated::source);
        assertEquals("WideVectors", generated.vectors().orElseThrow().qualifiedName());
        assertEquals("WideVectors.java", generated.vectors().orElseThrow().path());
    }

    @Test
    void aNetworkWithoutWideLayersStaysInOnePiece() {
        String text = "network Small { input 2  dense 3 tanh  dense 1 sigmoid  loss mse  train { batch 1 } }";
        GeneratedClass generated = apart(text);
        assertTrue(generated.vectors().isEmpty());
        assertEquals(Models.java(text), generated.source());
    }
}
