package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The launcher builds when the sources are others than those of the jar, whatever their times say, and only then. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
@Execution(ExecutionMode.CONCURRENT)
class LauncherSourcesTest {
    private static final FileTime FUTURE = FileTime.from(Instant.now().plusSeconds(10_000_000));

    @TempDir
    Path folder;

    private LauncherProject project;

    @BeforeEach
    void build() throws Exception {
        project = new LauncherProject(folder);
        project.run("check");
    }

    /** That so many builds follow, and none at the next start. */
    private void assertBuilds(int more, String why) throws Exception {
        int before = project.builds();
        for (int i = 0; i < 2; i++) {
            String said = project.run("check");
            assertEquals(i == 0 && more > 0, said.contains("building mlpc"), why + said);
        }
        assertEquals(more, project.builds() - before, why);
    }

    @Test
    void buildsWhenASourceIsAnother() throws Exception {
        LauncherProject.old(project.source("grammar").resolveSibling("added"), "");
        assertBuilds(1, "a file with an old date has come");
        Files.writeString(project.source("grammar"), "changed");
        assertBuilds(1, "a file has changed");
        Path moved = project.source("grammar").resolveSibling("moved");
        Files.move(project.source("grammar"), moved);
        assertBuilds(1, "a file has another name");
        LauncherProject.old(folder.resolve("older"), "from a release before");
        Files.move(folder.resolve("older"), moved, StandardCopyOption.REPLACE_EXISTING);
        assertBuilds(1, "an older file has taken the place of one");
        Files.delete(moved);
        assertBuilds(1, "a file is gone");
        Files.writeString(project.home.resolve("pom.xml"), "<project/>");
        assertBuilds(1, "the pom has changed");
        Files.delete(project.made("mlpc.jar"));
        assertBuilds(1, "the jar is gone");
        Files.delete(project.made("mlpc.sources"));
        assertBuilds(1, "nobody knows what the jar was built from");
    }

    @Test
    void buildsWhenAnyModuleOfTheCommandLineIsAnother() throws Exception {
        assertTrue(LauncherProject.modules().size() >= 6, "modules are found");
        for (String module : LauncherProject.modules()) {
            int before = project.builds();
            Files.writeString(project.source(module), "changed");
            project.run("check");
            assertEquals(1, project.builds() - before, "a file of " + module + " has changed");
        }
    }

    @Test
    void startsAnewWithoutWhatAKilledMavenLeftInAnyModule() throws Exception {
        for (String module : LauncherProject.modules()) {
            Files.createDirectories(project.home.resolve(module).resolve("target/classes"));
        }
        Files.writeString(project.made("unfinished"), "");
        Files.writeString(project.source("cli"), "changed");
        assertBuilds(1, "a file has changed");
        for (String module : LauncherProject.modules()) {
            assertFalse(Files.exists(project.home.resolve(module).resolve("target/classes")), module);
        }
    }

    @Test
    void doesNotBuildForADateAlone() throws Exception {
        assertBuilds(0, "there is nothing new");
        Files.setLastModifiedTime(project.source("cli"), FileTime.from(Instant.now()));
        assertBuilds(0, "a file was touched");
        Files.setLastModifiedTime(project.source("cli"), FUTURE);
        assertBuilds(0, "a file is dated in the future");
        Files.writeString(project.source("cli"), "changed");
        Files.setLastModifiedTime(project.source("cli"), FUTURE);
        assertBuilds(1, "a file that is dated in the future has changed");
        Files.setLastModifiedTime(project.source("cli").getParent(), FUTURE);
        assertBuilds(0, "a folder is dated in the future");
    }

    @Test
    void doesNotBuildForWhatIsNoSource() throws Exception {
        List<String> others = List.of(
                "cli/src/test/New.java",
                "cli/target/new.class",
                "compiler/src/main/.DS_Store",
                "cli/src/main/.Some.java.swp",
                "README.md",
                "docs/x.md");
        for (String other : others) {
            Path file = project.home.resolve(other);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "new");
        }
        assertBuilds(0, "one of " + others);
    }

    @Test
    void seesChangesAfterABuildUnderAWrongClock() throws Exception {
        Files.setLastModifiedTime(project.made("mlpc.sources"), FUTURE);
        assertBuilds(0, "nothing has changed");
        Files.writeString(project.source("runtime"), "changed");
        assertBuilds(1, "a file has changed, and is older than the record");
    }

    @Test
    void buildsAgainWhenASourceChangesDuringABuild() throws Exception {
        project.mvn("echo during >'" + project.source("cli") + "'; echo jar >\"$home/cli/target/mlpc.jar\"");
        Files.writeString(project.source("cli"), "before");
        int before = project.builds();
        project.run("check");
        project.mvn("echo jar >\"$home/cli/target/mlpc.jar\"");
        project.run("check");
        project.run("check");
        assertEquals(2, project.builds() - before);
    }

    @Test
    void runsFromAFolderThatCannotBeWrittenTo() throws Exception {
        Path made = project.made("mlpc.jar").getParent();
        assertTrue(made.toFile().setWritable(false));
        try {
            assumeFalse(Files.isWritable(made), "a superuser may write everywhere");
            Files.setLastModifiedTime(project.source("cli"), FUTURE);
            assertBuilds(0, "nothing has changed");
            project.release("25");
            assertEquals("", project.run("check"), "an archive cannot be made");
            Files.writeString(project.source("cli"), "changed");
            String said = project.run(project.prepare(folder, "check")).err();
            assertEquals("error: mlpc has to be built, but " + made.toRealPath() + " cannot be written to\n", said);
        } finally {
            assertTrue(made.toFile().setWritable(true));
        }
    }

    @Test
    void runsWithoutSources() throws Exception {
        Files.delete(project.home.resolve("pom.xml"));
        assertBuilds(0, "there is nothing to build from");
        Files.delete(project.made("mlpc.jar"));
        LauncherProject.Run run = project.run(project.prepare(folder, "check"));
        assertEquals(1, run.code());
        assertTrue(run.err().startsWith("error: there are neither mlpc's sources in "), run.err());
    }
}
