package org.mlpc.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the documentation that is made by a test. {@code -Dmlpc.update=true} writes what it should be now. */
public final class Page {
    private static final boolean UPDATE =
            !System.getProperty("mlpc.update", "false").equals("false");

    private Page() {}

    /** Requires that a file has this text, or gives it to it. */
    public static void require(Path file, String text) throws IOException {
        if (UPDATE && !(Files.exists(file) && Files.readString(file).equals(text))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            System.out.println("mlpc.update: wrote " + file);
        }
        assertTrue(Files.exists(file), file + " is missing; -Dmlpc.update=true writes it");
        assertEquals(text, Files.readString(file), file + " is not what it should be; -Dmlpc.update=true writes it");
    }

    /** Whether files are being rewritten. */
    public static boolean updating() {
        return UPDATE;
    }
}
