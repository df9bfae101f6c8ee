package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    private static void write(Path path, String text) throws IOException {
        AtomicFile.write(path, out -> out.write(text.getBytes()));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void keepsThePermissionsOfAnOlderFileAndNeverWidensThemMeanwhile() throws IOException {
        assumeTrue(posix(folder));
        for (String permissions : List.of("rw-------", "rw-r-----", "rw-rw-rw-", "rwxr-xr-x")) {
            Path file = Files.writeString(folder.resolve("w"), "old");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            Object group = Files.getAttribute(file, "posix:group");
            AtomicFile.write(file, out -> {
                out.write("new".getBytes());
                Path neighbour = folder.resolve(names(folder).get(0));
                assertTrue(neighbour.getFileName().toString().startsWith(".w."), neighbour::toString);
                assertEquals("rw-------", permissions(neighbour));
            });
            assertEquals(permissions, permissions(file));
            assertEquals(group, Files.getAttribute(file, "posix:group"));
            assertEquals("new", Files.readString(file));
        }
    }

    @Test
    void givesANewFileThePermissionsThatAnyNewFileHas() throws IOException {
        assumeTrue(posix(folder));
        write(folder.resolve("w"), "new");
        assertEquals(permissions(Files.createFile(folder.resolve("other"))), permissions(folder.resolve("w")));
    }

    @Test
    void leavesAFileAloneThatIsProtected() throws IOException {
        Path file = Files.writeString(folder.resolve("w"), "old");
        assumeTrue(file.toFile().setReadOnly());
        assumeFalse(Files.isWritable(file), "a superuser may write everything");
        assertThrows(AccessDeniedException.class, () -> write(file, "new"));
        assertEquals("old", Files.readString(file));
    }

    @Test
    void writesWhereSymbolicLinksLeadEvenToNothing() throws IOException {
        Path there = Files.createDirectory(folder.resolve("there"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("there/second"));
        Files.createSymbolicLink(there.resolve("second"), Path.of("w"));
        for (String text : List.of("first", "later")) {
            write(link, text);
            assertEquals(text, Files.readString(there.resolve("w")));
            assertTrue(Files.isSymbolicLink(link) && Files.isSymbolicLink(there.resolve("second")));
        }
        assertEquals(List.of("second", "w"), names(there));
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        assertTrue(assertThrows(FileSystemException.class, () -> write(loop, "x"))
                .getMessage()
                .endsWith("too many symbolic links"));
    }

    @Test
    void removesWhatAKilledProgramLeftAndNothingElse() throws IOException {
        List<String> others = List.of(
                ".other.12345678901234567.tmp",
                ".w.backup.tmp",
                ".w.2024.tmp",
                ".w.x.12345678901234567.tmp",
                "w.12345678901234567.tmp");
        for (String other : others) {
            Files.writeString(folder.resolve(other), "");
        }
        Files.writeString(folder.resolve(".w.12345678901234567.tmp"), "half");
        Files.createSymbolicLink(folder.resolve(".w.12345678901234568.tmp"), Path.of(others.get(0)));
        write(folder.resolve("w"), "whole");
        assertEquals(
                Stream.concat(others.stream(), Stream.of("w", ".w.12345678901234568.tmp"))
                        .sorted()
                        .toList(),
                names(folder));
    }

    @Test
    void leavesNothingBehindWhenTheContentFails() throws IOException {
        Path file = Files.writeString(folder.resolve("w"), "old");
        assertThrows(
                IOException.class,
                () -> AtomicFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("no more");
                }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("w"), names(folder));
        assertThrows(NoSuchFileException.class, () -> write(folder.resolve("missing/w"), "x"));
        assertThrows(FileSystemException.class, () -> write(folder, "x"));
    }

    @Test
    void writesFilesOfTheLongestNames() throws IOException {
        for (String name : List.of("w".repeat(255), "語".repeat(85))) {
            Path file = folder.resolve(name);
            try {
                Files.writeString(file, "old");
            } catch (IOException | RuntimeException e) {
                continue; // longer than this file system has them
            }
            write(file, "new");
            assertEquals("new", Files.readString(file));
        }
        assertFalse(names(folder).stream().anyMatch(name -> name.endsWith(".tmp")));
    }
}
