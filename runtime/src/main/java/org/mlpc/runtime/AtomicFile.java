package org.mlpc.runtime;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Writes a file so that its name always stands for a whole file: the old one or the new one.
 *
 * <p>The content goes to a neighbour first, is forced to the disk, and takes the name by an atomic move. The neighbour
 * is removed on failure; one that a program has left behind which was stopped meanwhile is removed by the next that writes
 * the same file. Any number of programs may write one file at once: the last one's stays. After a loss of
 * power the name may stand for the old file, since the folder is not forced to the disk.
 *
 * <p>Owner, group and permissions of an older file are kept, where the system has and allows it; a new file gets the usual
 * ones. Other names of an older file, hard links, keep the old content.
 */
public final class AtomicFile {
    private static final String END = ".tmp";

    /** How the name of a neighbour ends: with a number of 64 bits, which is seldom short. */
    private static final String RANDOM = "[0-9]{12,20}\\.tmp";

    /** Of a name: the neighbour's must not be too long where the file's is as long as can be. */
    private static final int KEPT = 60;

    /** As many symbolic links as Linux follows. */
    private static final int LINKS = 40;

    private AtomicFile() {}

    /** What is to be written. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; the stream is buffered and closed by the caller. */
        void write(OutputStream out) throws IOException;
    }

    /**
     * Writes a file; what a symbolic link points to is replaced or made, the link stays.
     *
     * @throws IOException if the content or the file cannot be written; an older file is then untouched
     */
    public static void write(Path path, Content content) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path) && Files.isWritable(path)) {
            // pipes and devices have no neighbour that could take their name, and the link to a pipe leads nowhere
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                write(channel, content);
            }
            return;
        }
        Path target = path;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == LINKS) {
                throw new FileSystemException(path.toString(), null, "too many symbolic links");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        if (Files.isDirectory(target)) {
            throw new FileSystemException(path.toString(), null, "is a directory");
        }
        boolean exists = Files.exists(target);
        if (exists && !Files.isWritable(target)) {
            throw new AccessDeniedException(path.toString());
        }
        Path folder = target.toAbsolutePath().getParent().toRealPath();
        String name = target.getFileName().toString();
        String prefix = "." + name.substring(0, Math.min(KEPT, name.length())) + ".";
        // A lock on a file is lost where its own JVM opens and closes it once more, so only one thread at a time looks
        // for files without. An interned text is one object for all class loaders.
        synchronized ((folder + prefix).intern()) {
            removeAbandoned(folder, prefix);
            writeBeside(target, folder, prefix, content);
        }
    }

    private static void write(FileChannel channel, Content content) throws IOException {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        content.write(out);
        out.flush();
    }

    /** Removes what killed programs have left behind: neighbours that no one holds a lock on. */
    private static void removeAbandoned(Path folder, String prefix) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.startsWith(prefix) && name.substring(prefix.length()).matches(RANDOM)) {
                    removeAbandoned(file);
                }
            }
        }
    }

    private static void removeAbandoned(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            // no name is used twice: if its owner has moved it meanwhile, there is nothing of this name to delete
            if (channel.tryLock() != null) {
                Files.delete(file);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // in use, of somebody else, or gone
        }
    }

    private static void writeBeside(Path target, Path folder, String prefix, Content content) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        boolean older = Files.exists(target);
        // beside an older file it is its owner's alone until it is whole; else what the umask leaves of this
        FileAttribute<?>[] attributes = posix && !older
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"))
                }
                : new FileAttribute<?>[0];
        Path neighbour = Files.createTempFile(folder, prefix, END, attributes);
        try (FileChannel channel = open(neighbour)) {
            // before it was locked another program may have taken it for abandoned
            if (channel == null || !lock(channel) || Files.notExists(neighbour)) {
                writeBeside(target, folder, prefix, content);
                return;
            }
            write(channel, content);
            channel.force(true);
            if (posix && older) {
                restore(Files.readAttributes(target, "posix:owner,group,permissions"), neighbour);
            }
            Files.move(neighbour, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(neighbour);
        }
    }

    /** Nothing when it is gone. */
    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static boolean lock(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException e) {
            // this file system has no locks, so that nobody takes a file of it for abandoned
            return true;
        }
    }

    /** Where the group cannot be kept, another one gets no rights from it. */
    private static void restore(Map<String, Object> older, Path file) throws IOException {
        Set<?> permissions = new HashSet<>((Set<?>) older.get("permissions"));
        try {
            Files.setAttribute(file, "posix:owner", older.get("owner"));
        } catch (IOException e) {
            // only a superuser can give files away
        }
        try {
            Files.setAttribute(file, "posix:group", older.get("group"));
        } catch (IOException e) {
            permissions.retainAll(PosixFilePermissions.fromString("rwx---rwx"));
        }
        Files.setAttribute(file, "posix:permissions", permissions);
    }
}
