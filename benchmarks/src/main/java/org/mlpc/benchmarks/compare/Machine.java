package org.mlpc.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The machine in a sentence. */
public final class Machine {
    private Machine() {}

    /** Processor, Java and system; no name of the machine. */
    public static String sentence() {
        return processor() + ", " + System.getProperty("java.vm.name") + " "
                + Runtime.version().feature() + ", " + System.getProperty("os.name") + ".";
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
