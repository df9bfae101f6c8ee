package org.mlpc.training.file;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mlpc.training.Failure;

/** Where paths lead to, whatever links are on the way and whether or not something is there yet. */
public final class Place {
    /** As many symbolic links as Linux follows. */
    private static final int LINKS = 40;

    private Place() {}

    /** The path without links, as far as it exists; what does not exist yet follows as it is written. */
    public static Path real(Path path) throws IOException {
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
    public static Path linked(Path path) {
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

    /** The folder a file is in; the working folder for a bare name. */
    public static Path folder(Path file) {
        Path folder = file.getParent();
        return folder == null ? Path.of("") : folder;
    }

    /** The path or the nearest folder above it that exists. */
    public static Path existing(Path path) {
        Path at = path.toAbsolutePath();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    /** Whether a path is another name for this process's standard output, such as {@code /dev/stdout}. */
    public static boolean isStandardOutput(Path path) {
        try {
            Path descriptors = Path.of("/dev/fd").toRealPath();
            Path at = path;
            for (int links = 0; links < LINKS; links++) {
                Path folder = existing(folder(at)).toRealPath();
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
    public static boolean isStream(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return true;
        }
        try {
            Path at = path;
            for (int links = 0; links < LINKS && Files.isSymbolicLink(at); links++) {
                at = at.resolveSibling(Files.readSymbolicLink(at));
                Path folder = existing(folder(at)).toRealPath();
                if (folder.startsWith("/proc") || folder.startsWith("/dev/fd")) {
                    return true;
                }
            }
            return existing(folder(path)).toRealPath().startsWith("/proc");
        } catch (IOException e) {
            return false; // what is wrong is said where it is written
        }
    }
}
