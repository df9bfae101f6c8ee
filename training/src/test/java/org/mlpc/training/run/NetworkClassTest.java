package org.mlpc.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.runtime.Network;

class NetworkClassTest {
    private static GeneratedClass generated(String source) {
        return new GeneratedClass(
                "X",
                "x.mlp",
                "[x.mlp:1]",
                true,
                "a.b.X",
                "a/b/X.java",
                source,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A network each of whose methods fails; enough to be compiled and loaded. */
    private static String networkSource() {
        String methods = Arrays.stream(Network.class.getMethods())
                .filter(m -> Modifier.isAbstract(m.getModifiers()))
                .map(NetworkClassTest::failing)
                .collect(Collectors.joining("\n"));
        return "package a.b; public final class X implements org.mlpc.runtime.Network {\n"
                + "public long seed; public X() { this(42); } public X(long seed) { this.seed = seed; }\n"
                + "public long steps() { return new Object() { long value() { return seed; } }.value(); }\n" + methods
                + "}";
    }

    private static String failing(Method method) {
        if (method.getName().equals("steps") && method.getParameterCount() == 0) {
            return "";
        }
        String parameters = Arrays.stream(method.getParameters())
                .map(p -> p.getType().getCanonicalName() + " " + p.getName())
                .collect(Collectors.joining(", "));
        return "public " + method.getGenericReturnType().getTypeName().replace('$', '.') + " " + method.getName() + "("
                + parameters + ") { throw new UnsupportedOperationException(); }";
    }

    @Test
    void compilesAndLoadsAClassWithClassesInsideIt() throws ReflectiveOperationException {
        NetworkClass type = NetworkClass.compile(generated(networkSource()));
        assertEquals(42, type.create().steps());
        assertEquals(7, type.create(7).steps());
        Constructor<?> constructor = type.create().getClass().getConstructor();
        assertInstanceOf(Network.class, constructor.newInstance());
    }

    @Test
    void reportsGeneratedJavaThatDoesNotCompileAsADefectOfItsOwn() {
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> NetworkClass.compile(generated("class {")));
        assertEquals(
                "the generated Java does not compile:",
                e.getMessage().lines().findFirst().orElseThrow());
    }
}
