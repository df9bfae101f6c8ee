package org.mlpc.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.network.PackageNames;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.compiler.source.SourceFile;

/** Where generated classes may stand, wherever the name of their package comes from. */
class PackagesTest {
    private static final String BODY = " { input 2 dense 1 sigmoid loss binary_cross_entropy }\n";

    private static final List<String> KEYWORDS = Stream.of(("abstract assert boolean break byte case catch char class"
                            + " const continue default do double else enum extends final finally float for goto if"
                            + " implements import instanceof int interface long native new package private protected"
                            + " public return short static strictfp super switch synchronized this throw throws"
                            + " transient try void volatile while true false null _")
                    .split(" "))
            .toList();

    /** Names that a model file can declare. */
    private static List<String> refused() {
        List<String> names = new ArrayList<>();
        for (String word : KEYWORDS) {
            names.addAll(List.of(word, "com." + word, word + ".x", "com." + word + ".x"));
        }
        names.addAll(List.of("java", "java.lang", "java.foo", "javax.swing", "javax.own", "jdk.incubator.vector"));
        names.addAll(List.of("jdk.foo", "sun.misc", "com.sun.net", "org.mlpc.runtime", "org.mlpc.runtime.more"));
        names.addAll(List.of("org.mlpc.cli", "org.mlpc.compiler.check", "org.mlpc.maven", "org.mlpc.grammar"));
        return names;
    }

    private static Compilation declared(String name, String network) {
        return Compiler.compile(
                List.of(new SourceFile("m.mlp", "package " + name + "\nnetwork " + network + BODY)),
                new Options(Optional.empty(), "0.1.0"));
    }

    private static Compilation given(String name, String... networks) {
        List<SourceFile> files = Arrays.stream(networks)
                .map(n -> new SourceFile(n + ".mlp", "network " + n + BODY))
                .toList();
        return Compiler.compile(files, new Options(f -> Optional.of(name), "0.1.0", CodeTarget.VECTOR, true));
    }

    private static void requireRefused(Compilation compilation, String name) {
        assertFalse(compilation.succeeded(), name);
        List<Diagnostic> found = compilation.diagnostics();
        assertEquals(
                List.of(DiagnosticCode.JAVA_NAME),
                found.stream().map(Diagnostic::code).toList(),
                name);
        assertTrue(
                found.get(0).message().contains("`" + name + "`"),
                () -> found.get(0).message());
        assertTrue(compilation.classes().isEmpty());
    }

    @Tag("sampled")
    @Test
    void packagesOfJavaAndOfMlpcAreRefused() {
        assertTrue(KEYWORDS.stream().allMatch(SourceVersion::isKeyword));
        Sample.of(refused(), 3).forEach(name -> {
            requireRefused(declared(name, "Trainer"), name);
            requireRefused(given(name, "Main"), name);
        });
    }

    /** Java finds no class of the class path in a package of a module that it has itself, whether exported or not. */
    @Test
    void everyPackageOfEveryModuleOfThisJavaIsRefused() {
        Set<String> packages = ModuleFinder.ofSystem().findAll().stream()
                .flatMap(module -> module.descriptor().packages().stream())
                .collect(Collectors.toSet());
        assertTrue(packages.size() > 500, () -> packages.size() + " packages");
        List<String> taken = packages.stream()
                .filter(name -> PackageNames.problem(name).isEmpty())
                .sorted()
                .toList();
        assertEquals(List.of(), taken);
    }

    @Test
    void aFolderIsNoPackageWhenItIsNoName() {
        for (String name :
                List.of("my-models", "1st", "com..x", ".x", "x.", "a b", "ü", "a/b", "x;y", "\n", "a.\u000b")) {
            requireRefused(given(name, "Xor"), name);
        }
    }

    @Test
    void othersAreTaken() {
        for (String name :
                List.of("com.acme", "javafoo", "jdks", "org.mlpc", "org.mlpc.examples", "record.var", "a_1")) {
            assertTrue(declared(name, "Trainer").succeeded(), name);
            assertTrue(given(name, "Main").succeeded(), name);
        }
        assertTrue(given("", "Main").succeeded());
    }

    @Test
    void twoNetworksThatWouldBeOneFileAreRefused() {
        assertTrue(given("p", "Xor", "Xors").succeeded());
        assertFalse(given("p", "Xor", "XOR").succeeded());
        assertFalse(given("p", "Xor", "XorVectors").succeeded());
        SourceFile first = new SourceFile("a.mlp", "package p\nnetwork Xor" + BODY);
        SourceFile second = new SourceFile("b.mlp", "network xor" + BODY);
        Options same = new Options(Optional.of("p"), "0.1.0");
        assertFalse(Compiler.compile(List.of(first, second), same).succeeded());
        Options other = new Options(Optional.of("q"), "0.1.0");
        assertTrue(Compiler.compile(List.of(first, second), other).succeeded());
    }
}
