package org.mlpc.cli;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where paths lead to, whatever links are on the way and whether or not something is there yet. */
final class Place {
    /** As many symbolic links as Linux follows. */
    private static final int LINKS = 40;

    private Place() {}

    /** The path without links, as far as it exists; what does not exist yet follows as it is written. */
    static Path real(Path path) throws IOException {
        Path linked = linked(path).toAbsolutePath();
        if (Files.exists(linked)) {
            return linked.toRealPath();
        }
        Path above = existing(linked);
        return above.toRealPath()
                .resolve(above.toAbsolutePath().relativize(linked))
                .normalize();
    }

    /** What a symbolic link leads to, there or not; the path itself when it is none. */
    static Path linked(Path path) {
        Path at = path;
        try {
            for (int links = 0; Files.isSymbolicLink(at); links++) {
                if (links == LINKS) {
                    throw new FileSystemLoopException(path.toString());
                }
                at = at.resolveSibling(Files.readSymbolicLink(at));
            }
        } catch (FileSystemLoopException e) {
            throw new Failure(path + " is a symbolic link that leads to itself");
        } catch (IOException e) {
            throw Failure.reading(path, e);
        }
        return at;
    }

    /** The path or the nearest folder above it that exists. */
    static Path existing(Path path) {
        Path at = path.toAbsolutePath();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    /** Whether a path is another name for this process's standard output, such as {@code /dev/stdout}. */
    static boolean isStandardOutput(Path path) {
        try {
            Path descriptors = Path.of("/dev/fd").toRealPath();
            Path at = path;
            for (int links = 0; links < LINKS; links++) {
                Path folder = existing(JavaFolder.folder(at)).toRealPath();
                if (folder.equals(descriptors) && at.endsWith("1")) {
                    return true;
                }
                if (!Files.isSymbolicLink(at)) {
                    return false;
                }
                at = at.resolveSibling(Files.readSymbolicLink(at));
            }
            return false;
        } catch (IOException e) {
            return false; // no such names here
        }
    }

    /**
     * Whether a path is only another name for something that a program has open, such as {@code /dev/stdout}, or no
     * regular file: a place that nothing can lie beside.
     */
    static boolean isStream(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return true;
        }
        try {
            Path at = path;
            for (int links = 0; links < LINKS && Files.isSymbolicLink(at); links++) {
                at = at.resolveSibling(Files.readSymbolicLink(at));
                Path folder = existing(JavaFolder.folder(at)).toRealPath();
                if (folder.startsWith("/proc") || folder.startsWith("/dev/fd")) {
                    return true;
                }
            }
            return existing(JavaFolder.folder(path)).toRealPath().startsWith("/proc");
        } catch (IOException e) {
            return false; // what is wrong is said where it is written
        }
    }
}
