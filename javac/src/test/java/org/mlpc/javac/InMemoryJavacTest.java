package org.mlpc.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemoryJavacTest {
    private final InMemoryJavac javac = InMemoryJavac.find().orElseThrow();

    private CompiledJava compile(Map<String, String> sources, String... options) {
        return javac.compile(sources, List.of(options));
    }

    @Test
    void compilesClassesThatKnowEachOtherAndTheNestedOnes() throws ReflectiveOperationException {
        CompiledJava compiled = compile(Map.of(
                "a.A",
                "package a; public class A { public static int value() { return b.B.Inner.value(); } }",
                "b.B",
                "package b; public class B { public static class Inner { public static int value()"
                        + " { return new Object() { int seven() { return 7; } }.seven(); } } }"));
        assertTrue(compiled.succeeded(), () -> compiled.messages().toString());
        assertEquals(List.of(), compiled.messages());
        assertEquals(
                List.of("a.A", "b.B", "b.B$Inner", "b.B$Inner$1"),
                List.copyOf(compiled.classFiles().keySet()));
        Class<?> type = compiled.loader(getClass().getClassLoader()).loadClass("a.A");
        assertEquals(7, type.getMethod("value").invoke(null));
    }

    @Test
    void saysErrorsAndWarningsWithTheirPlaces() {
        CompiledJava wrong = compile(Map.of("a.A", "package a;\nclass A { int x = \"no number\"; }"));
        assertFalse(wrong.succeeded());
        assertEquals(1, wrong.messages().size());
        assertTrue(
                wrong.messages().get(0).contains("a/A.java:2: "),
                () -> wrong.messages().get(0));
        CompiledJava warned = compile(
                Map.of("A", "class A { java.util.List x; }"),
                "-Xlint:all",
                "-classpath",
                CodeLocation.of(getClass()).toString());
        assertTrue(warned.succeeded());
        assertTrue(
                warned.messages().get(0).contains("rawtypes"),
                () -> warned.messages().get(0));
    }

    @Test
    void lettersAreTakenAsTheyAre() throws ReflectiveOperationException {
        CompiledJava compiled = compile(Map.of("A", "public class A { public static String größe = \"∂Σ\u65e5\"; }"));
        Class<?> type = compiled.loader(null).loadClass("A");
        assertEquals("∂Σ\u65e5", type.getField("größe").get(null));
    }

    @Test
    void whatWasCompiledGoesBeforeTheParentsClassOfThatName() throws ReflectiveOperationException {
        String name = InMemoryJavac.class.getName();
        CompiledJava compiled = compile(Map.of(name, "package org.mlpc.javac; public class InMemoryJavac {}"));
        ClassLoader loader = compiled.loader(getClass().getClassLoader());
        assertNotSame(InMemoryJavac.class, loader.loadClass(name));
        assertSame(loader.loadClass(name), loader.loadClass(name));
        assertSame(CompiledJava.class, loader.loadClass(CompiledJava.class.getName()), "others are the parent's");
    }

    @Test
    void knowsWhereAClassIs() {
        assertTrue(Files.exists(CodeLocation.of(InMemoryJavac.class)));
    }
}
