package org.mlpc.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mlpc.runtime.AtomicFile;

/**
 * What an execution of the plugin read and wrote, kept between builds as lines of text in the build's folder.
 *
 * @param inputs the digest of everything that decides the outputs
 * @param outputs the files that were written, relative to the output folder with {@code /}, each with its digest
 */
record LastRun(String inputs, Map<String, String> outputs) {
    private static final String HEADER = "mlpc 1";

    LastRun {
        outputs = new TreeMap<>(outputs);
    }

    /** Reads what {@link #write} wrote; empty when there is nothing, or nothing of this form. */
    static Optional<LastRun> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String[] lines = Files.readString(file, StandardCharsets.UTF_8).split("\n");
        if (lines.length < 2 || !lines[0].equals(HEADER)) {
            return Optional.empty();
        }
        Map<String, String> outputs = new TreeMap<>();
        for (int i = 2; i < lines.length; i++) {
            int space = lines[i].indexOf(' ');
            if (space < 0) {
                return Optional.empty();
            }
            outputs.put(lines[i].substring(space + 1), lines[i].substring(0, space));
        }
        return Optional.of(new LastRun(lines[1], outputs));
    }

    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(HEADER + "\n" + inputs + "\n");
        outputs.forEach(
                (place, digest) -> text.append(digest).append(' ').append(place).append('\n'));
        Files.createDirectories(file.getParent());
        AtomicFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the same inputs would give what is there: no file is missing or was changed by hand. */
    boolean stillHolds(String nowInputs, Path folder) throws IOException {
        if (!inputs.equals(nowInputs)) {
            return false;
        }
        for (Map.Entry<String, String> output : outputs.entrySet()) {
            Path file = folder.resolve(output.getKey());
            if (!Files.isRegularFile(file) || !Digest.of(file).equals(output.getValue())) {
                return false;
            }
        }
        return true;
    }
}
