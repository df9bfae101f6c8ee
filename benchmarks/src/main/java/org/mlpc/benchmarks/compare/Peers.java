package org.mlpc.benchmarks.compare;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The libraries of the folder {@code peers}: each has a folder of its own, and what lies in it tells how it is started. A
 * {@code pom.xml} with a {@code …Peer.java} is a library of Maven Central, a {@code peer.py} one of Python, a {@code peer.c} one
 * of C, linked with the words of {@code libraries.txt}.
 */
final class Peers {
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies";

    private final Path folder;
    private final Shell shell;
    private final Path protocol;

    /**
     * A folder of peers.
     *
     * @param protocol the classes that adapters are compiled against
     */
    Peers(Path folder, Shell shell, Path protocol) {
        this.folder = folder;
        this.shell = shell;
        this.protocol = protocol;
    }

    /** The names of all that are known. */
    List<String> names() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("_"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Fetches, builds and starts one.
     *
     * @throws Missing when something of it is not there
     */
    Contender start(String name) throws Missing {
        Path home = folder.resolve(name);
        try {
            if (Files.exists(home.resolve("pom.xml"))) {
                return served(name, jvm(name, home));
            }
            if (Files.exists(home.resolve("peer.py"))) {
                return python(name, home);
            }
            if (Files.exists(home.resolve("peer.c"))) {
                return served(name, List.of(compiled(name, home).toString()));
            }
        } catch (IOException e) {
            throw new Missing(e.getMessage());
        }
        throw new Missing("there is no peer `" + name + "` in " + folder);
    }

    private Contender served(String name, List<String> command) throws Missing {
        try {
            return new Served(shell.timed(command, name));
        } catch (IOException e) {
            throw new Missing(lastWords(name, e));
        }
    }

    private List<String> jvm(String name, Path home) throws Missing, IOException {
        Path built = shell.folder().resolve(name);
        Path libraries = built.resolve("lib");
        Path complete = built.resolve("complete");
        if (!Files.exists(complete)) {
            Files.createDirectories(libraries);
            fetch(name, home.resolve("pom.xml"), libraries);
            Files.writeString(complete, "");
        }
        Path source;
        try (Stream<Path> files = Files.list(home)) {
            source = files.filter(file -> file.toString().endsWith("Peer.java"))
                    .findFirst()
                    .orElseThrow(() -> new Missing("there is no ...Peer.java in " + home));
        }
        Path classes = Files.createDirectories(built.resolve("classes"));
        String path = protocol + File.pathSeparator + libraries + File.separator + "*";
        shell.run(List.of(java("javac"), "-nowarn", "-d", classes.toString(), "-cp", path, source.toString()), name);
        String main = source.getFileName().toString().replace(".java", "");
        return List.of(java("java"), "-cp", classes + File.pathSeparator + path, main);
    }

    private void fetch(String name, Path pom, Path libraries) throws Missing {
        System.err.println("fetching what " + name + " needs");
        String maven = System.getenv("MVN");
        List<String> command = new ArrayList<>(List.of((maven == null ? "mvn" : maven).split(" ")));
        command.addAll(List.of("-B", "-f", pom.toString(), COPY, "-DoutputDirectory=" + libraries));
        try {
            shell.run(command, name);
        } catch (Missing e) {
            throw new Missing("Maven could not fetch it: " + e.getMessage());
        }
    }

    /** The Python of the environment, that of the path, and that of the system, which may have other libraries. */
    private Contender python(String name, Path home) throws Missing {
        String chosen = System.getenv("PYTHON");
        List<String> pythons = chosen == null ? List.of("python3", "/usr/bin/python3") : List.of(chosen);
        Missing reason = new Missing("there is no Python 3");
        for (String python : pythons) {
            if (shell.works(List.of(python, "--version"))) {
                try {
                    return served(name, List.of(python, home.resolve("peer.py").toString()));
                } catch (Missing e) {
                    reason = e;
                }
            }
        }
        throw reason;
    }

    private Path compiled(String name, Path home) throws Missing, IOException {
        Path libraries = home.resolve("libraries.txt");
        String words = Files.exists(libraries) ? Files.readString(libraries).trim() : "";
        try {
            return new Gcc(shell).compile(name, Files.readString(home.resolve("peer.c")), List.of(words.split("\\s+")));
        } catch (Missing e) {
            throw new Missing("it does not compile; is its library (" + words + ") installed? " + e.getMessage());
        }
    }

    static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    /** What a program that ended has to say for itself. */
    private String lastWords(String name, IOException e) {
        try {
            List<String> lines = Files.readAllLines(shell.folder().resolve(name + ".log"));
            return lines.isEmpty()
                    ? e.getMessage()
                    : lines.get(lines.size() - 1).trim();
        } catch (IOException noLog) {
            return e.getMessage();
        }
    }
}
