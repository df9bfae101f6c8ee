package org.mlpc.compiler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.check.library.StandardLibrary;
import org.mlpc.compiler.diagnostic.Explanations;

/** Packages know only those to their left, and what comes from outside stays where it belongs. */
class ArchitectureTest {
    private static final String ROOT = "org.mlpc.compiler";
    /** What lies where the compiler does, which tests do not, whatever compiled them. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Compiler.class.getProtectionDomain().getCodeSource().getLocation());

    /** What each package may know besides itself. */
    private static final Map<String, List<String>> KNOWS = new TreeMap<>(Map.ofEntries(
            Map.entry("source", List.of()),
            Map.entry("diagnostic", List.of("source")),
            Map.entry("syntax", List.of("source", "diagnostic")),
            Map.entry("parse", List.of("source", "diagnostic", "syntax")),
            Map.entry("expr", List.of("source", "diagnostic")),
            Map.entry("calculus", List.of("source", "diagnostic", "expr")),
            Map.entry("network", List.of("source", "diagnostic", "expr", "calculus")),
            Map.entry("check", List.of("source", "diagnostic", "syntax", "expr", "calculus", "network")),
            Map.entry("order", List.of("source", "diagnostic", "expr", "calculus", "network")),
            Map.entry("program", List.of("expr", "calculus")),
            Map.entry("schedule", List.of("source", "diagnostic", "expr", "calculus", "network", "order", "program"))));

    private static final List<String> CODEGEN =
            List.of("source", "diagnostic", "expr", "calculus", "network", "order", "program", "schedule");

    @Test
    void packagesKnowOnlyThoseToTheirLeft() {
        KNOWS.forEach(ArchitectureTest::requireOnly);
        requireOnly("codegen", CODEGEN);
    }

    /** In a package that is divided, from the one that knows nothing of the others to the one that may know all. */
    @Test
    void partsOfAPackageKnowOnlyThoseBeforeThem() {
        requireOrder("check", "library", "term", "range", "definition", "structure", "lint", "explicit");
        requireOrder("parse", "token", "tree", "recovery");
        requireOrder("schedule", "lower", "pass");
        requireOrder("codegen", "text", "vector");
    }

    private static void requireOrder(String name, String... parts) {
        String area = ROOT + "." + name;
        assertEquals(
                Set.of(parts),
                CLASSES.stream()
                        .map(type -> type.getPackageName())
                        .filter(found -> found.startsWith(area + "."))
                        .map(found -> found.substring(area.length() + 1))
                        .collect(Collectors.toSet()));
        for (int i = 0; i < parts.length; i++) {
            List<String> later = new ArrayList<>(List.of(area));
            List.of(parts).subList(i + 1, parts.length).forEach(part -> later.add(area + "." + part + ".."));
            noClasses()
                    .that()
                    .resideInAPackage(area + "." + parts[i] + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later.toArray(String[]::new))
                    .check(CLASSES);
        }
    }

    @Test
    void noPackageHasMoreThanOneCanOverlook() {
        Map<String, Long> sizes = CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .filter(type -> type.getPackageName()
                        .matches(".*\\.((check|parse|schedule)(\\..*)?|order|program|codegen\\..*)"))
                .collect(Collectors.groupingBy(type -> type.getPackageName(), TreeMap::new, Collectors.counting()));
        assertTrue(sizes.size() > 10, sizes::toString);
        sizes.forEach((name, size) -> assertTrue(size <= 25, () -> name + " has " + size + " classes"));
    }

    private static void requireOnly(String name, List<String> known) {
        String[] others = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(ROOT),
                        java.util.stream.Stream.concat(KNOWS.keySet().stream(), java.util.stream.Stream.of("codegen"))
                                .filter(p -> !p.equals(name) && !known.contains(p))
                                .map(p -> ROOT + "." + p + ".."))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(CLASSES);
    }

    @Test
    void onlyTheParserKnowsAntlr() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".parse..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.antlr..", "org.mlpc.grammar..")
                .check(CLASSES);
    }

    @Test
    void onlyTheGeneratorKnowsJavaPoet() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".codegen..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.palantir..")
                .check(CLASSES);
    }

    @Test
    void nothingReadsOrWritesFilesButTheResources() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(StandardLibrary.class, Explanations.class)
                .and()
                .resideOutsideOfPackage(ROOT + ".codegen..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio..", "java.net..")
                .check(CLASSES);
    }

    @Test
    void theGeneratorNamesFilesAndDoesNotOpenThem() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".codegen..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.file.Files")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(File|.*Reader|.*Writer|File.*Stream|Print.*)")
                .check(CLASSES);
    }

    @Test
    void theCompilerDoesNotKnowTheRuntime() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.mlpc.runtime..")
                .check(CLASSES);
    }

    @Test
    void theCompilerHasNoClockNoConsoleAndNoChance() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.time\\..*|java\\.util\\.Random|java\\.util\\.Date|java\\.util\\.concurrent\\.ThreadLocalRandom")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .check(CLASSES);
    }
}
