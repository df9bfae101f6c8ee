package org.mlpc.runtime;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes a file so that its name always stands for a whole file: the old one or the new one.
 *
 * <p>The content goes to a neighbour first, is forced to the disk, and takes the name by an atomic move. The neighbour
 * is removed on failure and when the program is interrupted.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** What is to be written. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; the stream is buffered and closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file; what a symbolic link points to is replaced, the link stays.
     *
     * @throws IOException if the content or the file cannot be written; an older file is then untouched
     */
    public static void write(Path path, Content content) throws IOException {
        Path target = Files.isSymbolicLink(path) && Files.exists(path) ? path.toRealPath() : path;
        if (Files.isDirectory(target)) {
            throw new FileSystemException(path.toString(), null, "is a directory");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            writeDevice(target, content);
            return;
        }
        Path neighbour = neighbour(target);
        Thread onExit = new Thread(() -> delete(neighbour));
        Runtime.getRuntime().addShutdownHook(onExit);
        try {
            writeForced(neighbour, content);
            move(neighbour, target);
        } finally {
            delete(neighbour);
            forget(onExit);
        }
    }

    private static Path neighbour(Path target) {
        long random = ThreadLocalRandom.current().nextLong();
        return target.resolveSibling("." + target.getFileName() + "." + Long.toHexString(random) + ".tmp");
    }

    private static void writeForced(Path path, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Pipes and devices such as /dev/stdout have no neighbour that could take their name. */
    private static void writeDevice(Path path, Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.WRITE))) {
            content.writeTo(out);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // nothing more can be done, and the first failure is the one to report
        }
    }

    private static void forget(Thread onExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException shuttingDown) {
            // the hook is running
        }
    }
}
