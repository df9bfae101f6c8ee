package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher in a copy of the project's folders, with a java and a mvn that only say how they were called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class LauncherTest {
    private static final long OLD = 1_500_000_000_000L;

    @TempDir
    Path folder;

    private Path home;
    private Path tools;
    private Path jdk;

    /** What a run of the launcher gave. */
    private record Run(int code, String out, String err) {}

    @BeforeEach
    void copyProject() throws IOException {
        home = folder.resolve("my project");
        tools = folder.resolve("tools");
        jdk = folder.resolve("a jdk");
        for (String module : List.of("grammar", "runtime", "compiler", "cli")) {
            Path source = home.resolve(module).resolve("src/main/Some file.java");
            Files.createDirectories(source.getParent());
            Files.writeString(source, "");
            Files.setLastModifiedTime(source, FileTime.fromMillis(OLD));
        }
        Files.writeString(home.resolve("pom.xml"), "");
        Files.setLastModifiedTime(home.resolve("pom.xml"), FileTime.fromMillis(OLD));
        script(home.resolve("mlpc"), Files.readString(launcher()));
        script(jdk.resolve("bin/java"), "#!/bin/sh\nfor a; do echo \"<$a>\"; done\npwd\n");
        script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        release("21.0.1");
        mvn("mkdir -p \"$home/cli/target\"; echo jar >\"$home/cli/target/mlpc.jar\"");
    }

    private static Path launcher() {
        return Path.of("").toAbsolutePath().getParent().resolve("mlpc");
    }

    private static void script(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        assertTrue(path.toFile().setExecutable(true));
    }

    private void release(String version) throws IOException {
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    private void mvn(String work) throws IOException {
        script(
                tools.resolve("mvn"),
                "#!/bin/sh\nhome='" + home + "'\necho built >>'" + folder + "/builds'\n"
                        + "echo '[INFO] Building mlpc runtime 0.1.0   [2/4]'\n" + work + "\n");
    }

    private int builds() throws IOException {
        Path builds = folder.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }

    private ProcessBuilder prepare(Path directory, String... args) {
        List<String> command = Stream.concat(
                        Stream.of("sh", home.resolve("mlpc").toString()), Stream.of(args))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        Map<String, String> environment = new TreeMap<>(builder.environment());
        builder.environment().clear();
        builder.environment().put("PATH", tools + ":" + environment.get("PATH"));
        builder.environment().put("JAVA_HOME", jdk.toString());
        return builder;
    }

    private Run run(ProcessBuilder builder) throws Exception {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        int code = process.waitFor();
        return new Run(code, Files.readString(out), Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void buildsOnFirstUseAndPassesArgumentsAndWorkingFolderOn() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("else where")).toRealPath();
        Run first = run(prepare(elsewhere, "train", "a b.mlp", "--data", "*"));
        assertEquals(0, first.code(), first.err());
        assertTrue(first.err().startsWith("building mlpc, which is needed once and after changes\n"), first.err());
        assertTrue(first.err().contains("  mlpc runtime"), first.err());
        assertTrue(first.out().endsWith("<train>\n<a b.mlp>\n<--data>\n<*>\n" + elsewhere + "\n"), first.out());
        assertTrue(first.out().contains("<" + home.toRealPath() + "/cli/target/mlpc.jar>"), first.out());
        Run second = run(prepare(elsewhere, "check", "x.mlp"));
        assertEquals("", second.err());
        assertEquals(1, builds());
    }

    @Test
    void buildsAgainOnlyWhenASourceIsNewer() throws Exception {
        Path jar = home.resolve("cli/target/mlpc.jar");
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "jar");
        Files.createDirectories(home.resolve("cli/src/test"));
        Files.writeString(home.resolve("cli/src/test/New.java"), "");
        Files.writeString(home.resolve("cli/target/new.class"), "");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(OLD + 10_000));
        run(prepare(folder, "check"));
        assertEquals(0, builds(), "tests and build results are no sources");
        Files.setLastModifiedTime(home.resolve("grammar/src/main/Some file.java"), FileTime.fromMillis(OLD + 20_000));
        run(prepare(folder, "check"));
        run(prepare(folder, "check"));
        assertEquals(1, builds());
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
        script(
                jdk.resolve("bin/java"),
                "#!/bin/sh\nfor a; do case $a in -XX:ArchiveClassesAtExit=*) echo made >>'" + folder
                        + "/archives'; echo classes >\"${a#*=}\"; esac; done\nfor a; do echo \"<$a>\"; done\n");
    }

    @Test
    void keepsLoadedClassesOnceForEachJavaAndJar() throws Exception {
        javaThatArchives();
        Run first = run(prepare(folder, "check"));
        String archive = home.toRealPath() + "/cli/target/mlpc-21.0.1.jsa";
        assertTrue(
                first.err().endsWith("preparing quick starts with Java 21.0.1, which is needed once\n"), first.err());
        assertTrue(first.out().contains("<-XX:SharedArchiveFile=" + archive + ">"), first.out());
        assertFalse(first.out().contains("Archive" + "ClassesAtExit"), "the run that makes it is silent");
        assertEquals("", run(prepare(folder, "check")).err());
        release("25");
        Run newer = run(prepare(folder, "train"));
        assertTrue(newer.out().contains("/cli/target/mlpc-25.jsa>"), newer.out());
        Path jar = home.resolve("cli/target/mlpc.jar");
        FileTime later = FileTime.fromMillis(System.currentTimeMillis() + 10_000);
        Files.setLastModifiedTime(jar, later);
        run(prepare(folder, "check"));
        assertEquals(3, Files.readAllLines(folder.resolve("archives")).size());
        assertFalse(Files.exists(home.resolve("target/mlpc-build.lock")));
        try (Stream<Path> left = Files.list(home.resolve("target"))) {
            assertEquals(
                    List.of("mlpc-build.log", "mlpc-build.start"),
                    left.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void doesWithoutAnArchiveThatCannotBeMade() throws Exception {
        Run first = run(prepare(folder, "check"));
        assertEquals(0, first.code());
        assertFalse(first.out().contains("SharedArchiveFile"), first.out());
        assertEquals("", run(prepare(folder, "check")).err(), "it is not tried again");
    }

    @Test
    void buildsOnceForTwoLaunchersAtOnce() throws Exception {
        mvn("sleep 1; mkdir -p \"$home/cli/target\"; echo jar >\"$home/cli/target/mlpc.jar\"");
        ProcessBuilder builder = prepare(folder, "check")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        Process one = builder.start();
        Process two = builder.start();
        assertEquals(0, one.waitFor());
        assertEquals(0, two.waitFor());
        assertEquals(1, builds());
        assertFalse(Files.exists(home.resolve("target/mlpc-build.lock")));
    }

    @Test
    void takesOverTheLockOfALauncherThatIsGone() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path lock = Files.createDirectories(home.resolve("target/mlpc-build.lock"));
        Files.writeString(lock.resolve("pid"), gone.pid() + "\n");
        assertEquals(0, run(prepare(folder, "check")).code());
        assertEquals(1, builds());
    }

    @Test
    void showsTheErrorsOfABuildThatFailsAndWhereTheLogIs() throws Exception {
        mvn("echo '[INFO] fine'; echo '[ERROR] Some.java:[1,2] cannot find symbol'; exit 1");
        Run run = run(prepare(folder, "check"));
        assertEquals(1, run.code());
        String log = home.toRealPath() + "/target/mlpc-build.log";
        assertTrue(
                run.err()
                        .endsWith("[ERROR] Some.java:[1,2] cannot find symbol\n"
                                + "error: mlpc could not be built; all that Maven says is in " + log + "\n"),
                run.err());
        assertFalse(run.err().contains("fine"));
        assertEquals("", run.out());
        assertFalse(Files.exists(home.resolve("target/mlpc-build.lock")));
    }

    @Test
    void saysWhichJavaItNeeds() throws Exception {
        release("11.0.2");
        assertEquals(
                "error: the Java at " + jdk + "/bin/java has version 11.0.2; mlpc needs a JDK of version 17 or newer:"
                        + " set JAVA_HOME to one\n",
                run(prepare(folder, "check")).err());
        release("1.8.0_402");
        assertTrue(run(prepare(folder, "check")).err().contains("has version 1.8.0; mlpc needs a JDK"));
        ProcessBuilder lost = prepare(folder, "check");
        lost.environment().put("JAVA_HOME", "/no where");
        Run run = run(lost);
        assertEquals(1, run.code());
        assertTrue(run.err().startsWith("error: JAVA_HOME is /no where, but there is no bin/java in it"), run.err());
    }

    @Test
    void saysThatMavenOrTheCompilerIsMissing() throws Exception {
        Files.delete(jdk.resolve("bin/javac"));
        String noCompiler = run(prepare(folder, "check")).err();
        assertTrue(noCompiler.startsWith("error: mlpc has to be built, and the Java at " + jdk), noCompiler);
        Files.delete(tools.resolve("mvn"));
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : List.of("sh", "dirname", "readlink", "sed", "find", "head", "mkdir", "cat", "rm")) {
            for (String place : List.of("/bin/", "/usr/bin/")) {
                if (Files.isExecutable(Path.of(place + tool)) && Files.notExists(bin.resolve(tool))) {
                    script(bin.resolve(tool), "#!/bin/sh\nexec " + place + tool + " \"$@\"\n");
                }
            }
        }
        ProcessBuilder builder = prepare(folder, "check");
        builder.environment().put("PATH", bin.toString());
        String noMaven = run(builder).err();
        assertTrue(noMaven.startsWith("error: mlpc has to be built, and there is no mvn on the PATH"), noMaven);
        assertFalse(Files.exists(home.resolve("target/mlpc-build.lock")));
    }

    @Test
    void worksThroughASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(tools.resolve("mlpc"), Path.of("../my project/mlpc"));
        ProcessBuilder builder = prepare(folder);
        builder.command("sh", "-c", "mlpc check");
        Run run = run(builder);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("<check>"), run.out());
    }
}
