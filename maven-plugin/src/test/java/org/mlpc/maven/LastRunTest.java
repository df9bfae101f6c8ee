package org.mlpc.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastRunTest {
    @TempDir
    Path folder;

    private LastRun run;

    @BeforeEach
    void writeTwoFiles() throws IOException {
        OutputFolder output = new OutputFolder(folder);
        assertTrue(output.write("a/b/One.java", new byte[] {1}));
        assertTrue(output.write("Two and more.java", new byte[] {2}));
        run = new LastRun(
                "inputs",
                Map.of("a/b/One.java", Digest.of(new byte[] {1}), "Two and more.java", Digest.of(new byte[] {2})));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Path file = folder.resolve("kept/run");
        assertEquals(Optional.empty(), LastRun.read(file));
        run.write(file);
        assertEquals(Optional.of(run), LastRun.read(file));
    }

    @Test
    void aFileOfAnotherFormIsNoRun() throws IOException {
        Path file = folder.resolve("run");
        Files.writeString(file, "mlpc 0\ninputs\n");
        assertEquals(Optional.empty(), LastRun.read(file));
        Files.writeString(file, "mlpc 1\ninputs\nbroken\n");
        assertEquals(Optional.empty(), LastRun.read(file));
    }

    @Test
    void itHoldsWhileInputsAndFilesAreTheSame() throws IOException {
        assertTrue(run.stillHolds("inputs", folder));
        assertFalse(run.stillHolds("others", folder));
        Files.write(folder.resolve("a/b/One.java"), new byte[] {3});
        assertFalse(run.stillHolds("inputs", folder));
        Files.delete(folder.resolve("a/b/One.java"));
        assertFalse(run.stillHolds("inputs", folder));
    }

    @Test
    void anEqualFileIsNotWrittenAgain() throws IOException {
        assertFalse(new OutputFolder(folder).write("a/b/One.java", new byte[] {1}));
    }

    @Test
    void orphansTakeTheirEmptyFoldersAlong() throws IOException {
        Ownership own = new Ownership(run.outputs(), file -> false, false);
        assertEquals(1, new OutputFolder(folder).remove(List.of("a/b/One.java", "gone/Three.java"), own));
        assertFalse(Files.exists(folder.resolve("a")));
        assertTrue(Files.exists(folder.resolve("Two and more.java")));
    }

    @Test
    void aFileHasTheDigestOfItsBytes() throws IOException {
        assertEquals(Digest.of(new byte[] {1}), Digest.of(folder.resolve("a/b/One.java")));
        Digest together = new Digest().add("ab").add("c");
        assertFalse(together.hex().equals(new Digest().add("a").add("bc").hex()));
    }
}
