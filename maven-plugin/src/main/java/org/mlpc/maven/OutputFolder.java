package org.mlpc.maven;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.mlpc.runtime.AtomicFile;

/** A folder of generated files, in which nothing is touched that stays the same. */
record OutputFolder(Path path) {
    /**
     * Writes a file, unless it has these bytes already.
     *
     * @return whether it was written
     */
    boolean write(String place, byte[] bytes) throws IOException {
        Path file = path.resolve(place);
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return false;
        }
        Files.createDirectories(file.getParent());
        AtomicFile.write(file, out -> out.write(bytes));
        return true;
    }

    /**
     * Removes files that an earlier run wrote and this one did not, and folders that become empty. What somebody else has
     * put in the place of such a file stays.
     *
     * @return how many were removed
     */
    int remove(Collection<String> orphans, Ownership ownership) throws IOException {
        int removed = 0;
        for (String place : orphans) {
            Path file = path.resolve(place);
            if (ownership.owns(path, place)) {
                Files.delete(file);
                removed++;
            }
            removeEmpty(file.getParent());
        }
        return removed;
    }

    private void removeEmpty(@Nullable Path folder) throws IOException {
        try {
            for (Path at = folder; at != null && !at.equals(path); at = at.getParent()) {
                Files.delete(at);
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            return; // something else lives there, or another run was faster
        }
    }
}
