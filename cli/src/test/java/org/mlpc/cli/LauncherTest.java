package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.mlpc.cli.LauncherProject.Run;

/** What the launcher starts, and how. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
@Execution(ExecutionMode.CONCURRENT)
class LauncherTest {
    @TempDir
    Path folder;

    private LauncherProject project;

    @BeforeEach
    void copyProject() throws IOException {
        project = new LauncherProject(folder);
    }

    private Run run(ProcessBuilder builder) throws Exception {
        return project.run(builder);
    }

    private ProcessBuilder prepare(Path directory, String... args) {
        return project.prepare(directory, args);
    }

    @Test
    void buildsOnFirstUseAndPassesArgumentsAndWorkingFolderOn() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("else where")).toRealPath();
        Run first = run(prepare(elsewhere, "train", "a b.mlp", "--data", "*"));
        assertEquals(0, first.code(), first.err());
        assertTrue(first.err().startsWith("building mlpc, which is needed once and after changes\n"), first.err());
        assertTrue(first.err().contains("  mlpc runtime"), first.err());
        assertTrue(first.out().endsWith("<train>\n<a b.mlp>\n<--data>\n<*>\n" + elsewhere + "\n"), first.out());
        assertTrue(first.out().contains("<" + project.home.toRealPath() + "/target/launcher/mlpc.jar>"), first.out());
        Run second = run(prepare(elsewhere, "check", "x.mlp"));
        assertEquals("", second.err());
        assertEquals(1, project.builds());
    }

    @Test
    void saysThatTheWorkingFolderIsGone() throws Exception {
        assertEquals(0, run(prepare(folder, "check")).code());
        Path gone = Files.createDirectory(folder.resolve("gone"));
        ProcessBuilder builder = prepare(gone, "check");
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "rmdir \"$PWD\" && exec \"$@\"", "sh"));
        command.addAll(builder.command());
        Run run = run(builder.command(command));
        assertEquals(1, run.code());
        assertTrue(run.err().endsWith("error: the working folder is gone; go to another one\n"), run.err());
        assertEquals("", run.out());
    }

    @Test
    void startsShortCommandsForAQuickStartAndTrainingForSpeed() throws Exception {
        Run check = run(prepare(folder, "check"));
        assertTrue(check.out().contains("<-XX:TieredStopAtLevel=1>\n<-XX:+UseSerialGC>"), check.out());
        assertTrue(check.out().contains("<-Dmlpc.colour=never>"), check.out());
        assertFalse(run(prepare(folder, "train")).out().contains("-XX:TieredStopAtLevel"), check.out());
    }

    /** A java that makes an archive when it is told to, and else says how it was called. */
    private void javaThatArchives() throws IOException {
        LauncherProject.script(
                project.jdk.resolve("bin/java"),
                "#!/bin/sh\nfor a; do case $a in -XX:ArchiveClassesAtExit=*) echo made >>'" + folder
                        + "/archives'; echo classes >\"${a#*=}\"; esac; done\nfor a; do echo \"<$a>\"; done\n");
    }

    @Test
    void keepsLoadedClassesOnceForEachJavaAndJar() throws Exception {
        javaThatArchives();
        Run first = run(prepare(folder, "check"));
        String archive = project.home.toRealPath() + "/target/launcher/mlpc-21.0.1.jsa";
        assertTrue(
                first.err().endsWith("preparing quick starts with Java 21.0.1, which is needed once\n"), first.err());
        assertTrue(first.out().contains("<-XX:SharedArchiveFile=" + archive + ">"), first.out());
        assertFalse(first.out().contains("Archive" + "ClassesAtExit"), "the run that makes it is silent");
        assertEquals("", run(prepare(folder, "check")).err());
        project.release("25");
        Run newer = run(prepare(folder, "train"));
        assertTrue(newer.out().contains("/target/launcher/mlpc-25.jsa>"), newer.out());
        Files.writeString(project.source("cli"), "new");
        project.run("check");
        assertEquals(3, Files.readAllLines(folder.resolve("archives")).size());
        assertEquals(List.of("build.log", "mlpc-25.jsa", "mlpc.jar", "mlpc.sources"), project.made());
    }

    @Test
    void doesWithoutAnArchiveThatCannotBeMade() throws Exception {
        Run first = run(prepare(folder, "check"));
        assertEquals(0, first.code());
        assertFalse(first.out().contains("SharedArchiveFile"), first.out());
        assertEquals("", run(prepare(folder, "check")).err(), "it is not tried again");
    }

    @Test
    void showsTheErrorsOfABuildThatFailsAndWhereTheLogIs() throws Exception {
        project.mvn("echo '[INFO] fine'; echo '[ERROR] Some.java:[1,2] cannot find symbol'; exit 1");
        Run run = run(prepare(folder, "check"));
        assertEquals(1, run.code());
        String log = project.home.toRealPath() + "/target/launcher/build.log";
        assertTrue(
                run.err()
                        .endsWith("[ERROR] Some.java:[1,2] cannot find symbol\n"
                                + "error: mlpc could not be built; all that Maven says is in " + log + "\n"),
                run.err());
        assertFalse(run.err().contains("fine"));
        assertEquals("", run.out());
    }

    @Test
    void saysWhichJavaItNeeds() throws Exception {
        project.release("11.0.2");
        assertEquals(
                "error: the Java at " + project.jdk
                        + "/bin/java has version 11.0.2; mlpc needs a JDK of version 17 or newer:"
                        + " set JAVA_HOME to one\n",
                run(prepare(folder, "check")).err());
        project.release("1.8.0_402");
        assertTrue(run(prepare(folder, "check")).err().contains("has version 1.8.0; mlpc needs a JDK"));
        ProcessBuilder lost = prepare(folder, "check");
        lost.environment().put("JAVA_HOME", "/no where");
        Run run = run(lost);
        assertEquals(1, run.code());
        assertTrue(run.err().startsWith("error: JAVA_HOME is /no where, but there is no bin/java in it"), run.err());
    }

    @Test
    void saysThatMavenOrTheCompilerIsMissing() throws Exception {
        Files.delete(project.jdk.resolve("bin/javac"));
        String noCompiler = run(prepare(folder, "check")).err();
        assertTrue(noCompiler.startsWith("error: mlpc has to be built, and the Java at " + project.jdk), noCompiler);
        Files.delete(project.tools.resolve("mvn"));
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : List.of("sh", "dirname", "readlink", "sed", "find", "head", "mkdir", "cat", "rm")) {
            for (String place : List.of("/bin/", "/usr/bin/")) {
                if (Files.isExecutable(Path.of(place + tool)) && Files.notExists(bin.resolve(tool))) {
                    LauncherProject.script(bin.resolve(tool), "#!/bin/sh\nexec " + place + tool + " \"$@\"\n");
                }
            }
        }
        ProcessBuilder builder = prepare(folder, "check");
        builder.environment().put("PATH", bin.toString());
        String noMaven = run(builder).err();
        assertTrue(noMaven.startsWith("error: mlpc has to be built, and there is no mvn on the PATH"), noMaven);
    }

    @Test
    void worksThroughASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(project.tools.resolve("mlpc"), Path.of("../my [project]/mlpc"));
        ProcessBuilder builder = prepare(folder);
        builder.command("sh", "-c", "mlpc check");
        Run run = run(builder);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("<check>"), run.out());
    }
}
