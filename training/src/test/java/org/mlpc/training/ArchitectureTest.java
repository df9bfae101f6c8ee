package org.mlpc.training;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages know only those that they stand on, and nothing of a command line. */
class ArchitectureTest {
    private static final String ROOT = "org.mlpc.training";

    /** What lies where this module does, which tests do not, whatever compiled them. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Failure.class.getProtectionDomain().getCodeSource().getLocation());

    /** What each package may know besides itself and the package above it; none may know a later one. */
    private static final Map<String, List<String>> KNOWS = new TreeMap<>(Map.of(
            "file", List.of(),
            "data", List.of("file"),
            "metric", List.of(),
            "predict", List.of("data"),
            "run", List.of("data"),
            "report", List.of("metric", "run"),
            "build", List.of("file", "data", "run", "report")));

    @Test
    void everyPackageIsListed() {
        Set<String> packages = CLASSES.stream()
                .map(type -> type.getPackageName())
                .filter(name -> !name.equals(ROOT))
                .map(name -> name.substring(ROOT.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(KNOWS.keySet(), packages);
    }

    @Test
    void packagesKnowOnlyThoseThatTheyStandOn() {
        KNOWS.forEach((name, known) -> forbid(
                ROOT + "." + name + "..",
                KNOWS.keySet().stream().filter(other -> !other.equals(name) && !known.contains(other))));
        forbid(ROOT, KNOWS.keySet().stream());
    }

    private static void forbid(String from, Stream<String> others) {
        noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        others.map(other -> ROOT + "." + other + "..").toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void nothingKnowsACommandLineOrABuild() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "org.mlpc.cli..", "org.mlpc.maven..", "org.apache..")
                .check(CLASSES);
    }

    @Test
    void onlyDataAndPredictionsKnowTheLibraryForCsv() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".data..", ROOT + ".predict..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("de.siegmar..")
                .check(CLASSES);
    }
}
