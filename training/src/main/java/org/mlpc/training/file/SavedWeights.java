package org.mlpc.training.file;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.WeightFile;
import org.mlpc.training.Failure;

/** Weights to and from files. */
public final class SavedWeights {
    private SavedWeights() {}

    /**
     * Writes the weights of a network, atomically where the path is of a regular file.
     *
     * @throws Failure when they cannot be written
     */
    public static void save(Network network, Path path) {
        try {
            if (Place.isStandardOutput(path)) {
                // the descriptor itself: what it leads to may be a pipe, or a file that others have begun
                OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
                WeightFile.content(network).write(out);
                out.flush();
                return;
            }
            WeightFile.save(network, path);
        } catch (IOException e) {
            throw Failure.writing(path, e);
        }
    }

    /**
     * Gives a network the weights of a file.
     *
     * @throws Failure when they cannot be read, or are those of another network, which is then as it was
     */
    public static void load(Network network, Path path) {
        if (Files.isDirectory(path)) {
            throw new Failure(path + " is a folder, expected a file of weights");
        }
        try {
            WeightFile.load(network, path);
        } catch (IOException e) {
            throw Failure.reading(path, e);
        }
    }
}
