package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several programs write one file, each with several threads, and are killed at any moment. */
@Tag("thorough")
class KilledWritersTest {
    private static final int ROUNDS = 8;
    private static final int WRITERS = 3;
    private static final int THREADS = 2;
    private static final int LENGTH = 200_000;

    @TempDir
    Path folder;

    /** Writes until it is killed; a failure ends it. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws InterruptedException {
            Path file = Path.of(args[0]);
            Thread.UncaughtExceptionHandler halt = (thread, e) -> {
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
            };
            for (int t = 0; t < THREADS; t++) {
                byte mark = (byte) t;
                Thread thread = new Thread(() -> forever(file, mark));
                thread.setUncaughtExceptionHandler(halt);
                thread.start();
            }
            System.out.println("ready");
        }

        private static void forever(Path file, byte mark) {
            byte[] bytes = new byte[LENGTH];
            for (byte times = mark; ; times += THREADS) {
                Arrays.fill(bytes, times);
                try {
                    AtomicFile.write(file, out -> {
                        for (int i = 0; i < LENGTH; i += 1000) {
                            out.write(bytes, i, 1000);
                        }
                    });
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private Process writer(Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        assertEquals("ready", process.inputReader().readLine());
        return process;
    }

    @Test
    void theFileIsWholeAfterEveryKillAndTheNextSaveTidiesUp() throws IOException, InterruptedException {
        Path place = Files.createDirectory(folder.resolve("place"));
        Path file = place.resolve("w.safetensors");
        Random random = new Random(5);
        int abandoned = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Process> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(writer(file));
            }
            for (Process writer : writers) {
                Thread.sleep(random.nextInt(60));
                assertTrue(writer.isAlive(), () -> errors());
                writer.destroyForcibly().waitFor();
                requireWhole(file);
            }
            abandoned += names(place).size() - 1;
        }
        assertTrue(abandoned > 0, "no writer was killed while it wrote");
        AtomicFile.write(file, out -> out.write(1));
        assertEquals(List.of("w.safetensors"), names(place));
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void requireWhole(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        assertEquals(LENGTH, bytes.length);
        byte[] expected = new byte[LENGTH];
        Arrays.fill(expected, bytes[0]);
        assertEquals(-1, Arrays.mismatch(expected, bytes));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
