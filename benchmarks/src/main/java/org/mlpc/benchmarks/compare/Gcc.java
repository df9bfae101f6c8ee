package org.mlpc.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The C compiler, told to use everything that this processor has. */
final class Gcc {
    private static final List<String> COMMAND = List.of("gcc", "-O3", "-march=native");

    private final Shell shell;
    private final int lanes;

    /**
     * Asks the compiler what the processor has.
     *
     * @throws Missing when there is no gcc
     */
    Gcc(Shell shell) throws Missing {
        this.shell = shell;
        List<String> ask = new ArrayList<>(COMMAND);
        ask.addAll(List.of("-dM", "-E", "-x", "c", "/dev/null"));
        String macros;
        try {
            macros = shell.run(ask, "gcc");
        } catch (Missing e) {
            throw new Missing("there is no gcc that knows -march=native; install gcc");
        }
        lanes = macros.contains("__AVX512F__") ? 16 : macros.contains("__AVX2__") ? 8 : 4;
    }

    /** Floats of the widest vector. */
    int lanes() {
        return lanes;
    }

    /** What compiles, in one line. */
    String version() throws Missing {
        return shell.run(List.of("gcc", "-dumpfullversion"), "gcc").trim();
    }

    /**
     * Compiles a text to a program.
     *
     * @throws Missing when the text does not compile, or needs a library that is not there
     */
    Path compile(String name, String text, List<String> libraries) throws Missing, IOException {
        Path source = shell.folder().resolve(name + ".c");
        Path program = shell.folder().resolve(name);
        Files.writeString(source, text);
        List<String> command = new ArrayList<>(COMMAND);
        command.addAll(List.of("-fno-math-errno", "-o", program.toString(), source.toString()));
        command.addAll(libraries);
        command.add("-lm");
        shell.run(command, "gcc");
        return program;
    }
}
