package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Launchers that are started together or killed at any moment: one Maven at a time, whole jars, and nobody waits in vain. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
@Tag("thorough")
class LauncherLocksTest {
    @TempDir
    Path folder;

    private LauncherProject project;
    private Path overlaps;

    /** A mvn that notices another one at work, writes the jar in pieces, and goes on from what was left half done. */
    @BeforeEach
    void copyProject() throws IOException {
        project = new LauncherProject(folder);
        overlaps = folder.resolve("overlaps");
        project.mvn("""
                running=$home/../running
                [ ! -f "$running" ] || echo again >>"$home/../overlaps"
                trap 'rm -f "$running"; exit 143' TERM
                : >"$running"
                part=$home/compiler/target/part
                [ ! -f "$part" ] && whole=whole || whole=cut
                mkdir -p "$home/compiler/target"
                : >"$part"
                : >"$home/cli/target/mlpc.jar"
                sleep 0.2
                printf %s "$whole" >>"$home/cli/target/mlpc.jar"
                sleep 0.1
                echo jar >>"$home/cli/target/mlpc.jar"
                rm -f "$part" "$running"
                """);
        LauncherProject.script(
                project.jdk.resolve("bin/java"),
                "#!/bin/sh\n[ \"$(cat '" + project.made("mlpc.jar") + "')\" = wholejar ] || exit 9\n");
    }

    private Process start() throws IOException {
        return project.prepare(folder, "check")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("said").toFile())
                .start();
    }

    private void assertRuns(Process launcher) throws Exception {
        assertTrue(launcher.waitFor(60, TimeUnit.SECONDS), "waits in vain");
        assertEquals(0, launcher.exitValue(), Files.readString(folder.resolve("said")));
    }

    private List<String> claims() throws IOException {
        return project.made().stream().filter(name -> name.startsWith("claim.")).toList();
    }

    private void assertTidy() throws IOException {
        assertFalse(Files.exists(overlaps), "two Mavens at once");
        assertEquals(List.of(), claims());
        assertFalse(Files.exists(project.made("unfinished")));
    }

    private void awaitBuild() throws Exception {
        while (!Files.exists(folder.resolve("running"))) {
            Thread.sleep(10);
        }
    }

    private void kill(List<ProcessHandle> processes) throws IOException {
        processes.forEach(ProcessHandle::destroyForcibly);
        Files.deleteIfExists(folder.resolve("running"));
    }

    /** A claim as it stands while a launcher builds; the launcher is stopped. */
    private Path place() throws Exception {
        Process launcher = start();
        awaitBuild();
        Path text = Files.readSymbolicLink(project.made(claims().get(0)));
        launcher.destroy();
        launcher.waitFor();
        return text;
    }

    @Test
    void buildsOnceForManyLaunchers() throws Exception {
        List<Process> launchers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            launchers.add(start());
        }
        for (Process launcher : launchers) {
            assertRuns(launcher);
        }
        assertEquals(1, project.builds());
        assertTidy();
    }

    @Test
    void theJarIsWholeWheneverTheLauncherWasKilled() throws Exception {
        for (int moment = 0; moment < 9; moment++) {
            Files.writeString(project.source("cli"), "change " + moment);
            Process killed = start();
            Thread.sleep(moment * 60);
            List<ProcessHandle> maven = killed.descendants().toList();
            killed.destroyForcibly().waitFor();
            if (moment % 2 == 0) {
                kill(maven);
            }
            List<Process> next = List.of(start(), start(), start());
            for (Process launcher : next) {
                assertRuns(launcher);
            }
            assertTidy();
        }
    }

    @Test
    void stopsMavenWhenItIsStopped() throws Exception {
        Process launcher = start();
        awaitBuild();
        launcher.destroy();
        assertEquals(143, launcher.waitFor());
        assertEquals(List.of(), claims());
        assertRuns(start());
        assertTidy();
    }

    @Test
    void takesOverFromLaunchersThatAreGone() throws Exception {
        Path place = place();
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        long alive = ProcessHandle.current().pid();
        Files.createDirectories(project.home.resolve("target/mlpc-build.lock")); // of a version before
        for (String claim : List.of(gone.pid() + ".1-boot", alive + ".1-boot", alive + ".", "1.2-boot")) {
            Files.createSymbolicLink(project.made("claim." + claim), place);
        }
        List<Process> launchers = List.of(start(), start(), start(), start());
        for (Process launcher : launchers) {
            assertRuns(launcher);
        }
        assertTidy();
    }

    @Test
    void takesOverFromOneThatHasEndedButWasNotWaitedFor() throws Exception {
        ProcessBuilder builder = project.prepare(folder);
        builder.command("sh", "-c", "sh '" + project.home.resolve("mlpc") + "' check >/dev/null 2>&1 & exec sleep 60");
        Process parent = builder.start();
        awaitBuild();
        kill(parent.descendants().toList());
        assertTrue(claims().size() >= 1);
        assertRuns(start());
        assertTidy();
        parent.destroyForcibly().waitFor();
    }

    @Test
    void believesAnotherMachineForAnHour() throws Exception {
        place();
        Path claim = Files.createSymbolicLink(project.made("claim.1.2-boot"), Path.of("pid:[1]@elsewhere"));
        Process launcher = start();
        assertFalse(launcher.waitFor(1, TimeUnit.SECONDS), "it does not wait");
        assertEquals("waiting for another mlpc, which is building\n", Files.readString(folder.resolve("said")));
        assertEquals(
                0,
                new ProcessBuilder("touch", "-h", "-t", "202001010000", claim.toString())
                        .start()
                        .waitFor());
        assertRuns(launcher);
        assertTidy();
    }
}
