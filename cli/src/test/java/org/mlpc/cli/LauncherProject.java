package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A copy of the project's folders with its launcher, and a java and a mvn that only say how they were called. */
final class LauncherProject {
    private static final long OLD = 1_500_000_000_000L;

    private static final Pattern DEPENDENCY =
            Pattern.compile("<dependency>[^<]*<groupId>org.mlpc</groupId>\\s*<artifactId>mlpc-([a-z]+)<");

    final Path folder;
    final Path home;
    final Path tools;
    final Path jdk;

    /** What a run of the launcher gave. */
    record Run(int code, String out, String err) {}

    LauncherProject(Path folder) throws IOException {
        this.folder = folder;
        this.home = folder.resolve("my [project]");
        this.tools = folder.resolve("tools");
        this.jdk = folder.resolve("a jdk");
        for (String module : modules()) {
            old(source(module), "");
        }
        old(home.resolve("pom.xml"), "");
        script(home.resolve("mlpc"), Files.readString(launcher()));
        script(jdk.resolve("bin/java"), "#!/bin/sh\nfor a; do echo \"<$a>\"; done\npwd\n");
        script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        release("21.0.1");
        mvn("echo jar >\"$home/cli/target/mlpc.jar\"");
    }

    private static Path launcher() {
        return root().resolve("mlpc");
    }

    private static Path root() {
        return Path.of("").toAbsolutePath().getParent();
    }

    /** The modules that are built for the command line: its own, and those that it stands on. */
    static Set<String> modules() throws IOException {
        Set<String> modules = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of("cli"));
        while (!open.isEmpty()) {
            String module = open.pop();
            if (modules.add(module)) {
                String pom = Files.readString(root().resolve(module).resolve("pom.xml"));
                DEPENDENCY.matcher(pom).results().forEach(found -> open.push(found.group(1)));
            }
        }
        return modules;
    }

    /** A source of a module. */
    Path source(String module) {
        return home.resolve(module).resolve("src/main/Some file.java");
    }

    /** Writes a file and dates it back, so that no build is older. */
    static void old(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(OLD));
    }

    static void script(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        assertTrue(path.toFile().setExecutable(true));
    }

    /** Says in the JDK's folder which version it is. */
    void release(String version) throws IOException {
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    /** Lets mvn do something, with {@code $home} at hand and the folder of the jar made. */
    void mvn(String work) throws IOException {
        script(
                tools.resolve("mvn"),
                "#!/bin/sh\nhome='" + home + "'\necho built >>'" + folder + "/builds'\n"
                        + "echo '[INFO] Building mlpc runtime 0.1.0   [2/6]'\nmkdir -p \"$home/cli/target\"\n" + work
                        + "\n");
    }

    /** How often mvn has been called. */
    int builds() throws IOException {
        Path builds = folder.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }

    /** A run of the launcher that has not begun. */
    ProcessBuilder prepare(Path directory, String... args) {
        List<String> command = Stream.concat(
                        Stream.of("sh", home.resolve("mlpc").toString()), Stream.of(args))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        String path = builder.environment().get("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", tools + ":" + path);
        builder.environment().put("JAVA_HOME", jdk.toString());
        return builder;
    }

    Run run(ProcessBuilder builder) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        int code = process.waitFor();
        return new Run(code, Files.readString(out), Files.readString(err, StandardCharsets.UTF_8));
    }

    /** Runs a command that succeeds; returns what went to standard error. */
    String run(String... args) throws IOException, InterruptedException {
        Run run = run(prepare(folder, args));
        assertEquals(0, run.code(), run.err());
        return run.err();
    }

    /** What the launcher has made. */
    Path made(String name) {
        return home.resolve("target/launcher").resolve(name);
    }

    /** The names of all that the launcher has made. */
    List<String> made() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("target/launcher"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
