package org.mlpc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A committed file that a test makes. {@code -Dmlpc.update=true} writes what it should be now, and says so. */
public final class Golden {
    private static final boolean UPDATE =
            !System.getProperty("mlpc.update", "false").equals("false");

    private Golden() {}

    /** Whether files are being rewritten. */
    public static boolean updating() {
        return UPDATE;
    }

    /** Requires that a file is there with this text, or gives it to it. */
    public static void require(Path file, String text) throws IOException {
        if (UPDATE && !(Files.exists(file) && Files.readString(file).equals(text))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            System.out.println("mlpc.update: wrote " + file);
        }
        assertTrue(Files.exists(file), () -> file + " is missing; -Dmlpc.update=true writes it");
        assertEquals(Files.readString(file), text, () -> file + "; -Dmlpc.update=true writes it");
    }

    /** Deletes a file that is no longer made, and says so. */
    public static void delete(Path file) throws IOException {
        Files.delete(file);
        System.out.println("mlpc.update: deleted " + file);
    }
}
