package org.mlpc.runtime;

import java.io.IOException;
import java.nio.file.Path;

/** Reads and writes the weights of a network as safetensors. */
public final class WeightFile {
    private WeightFile() {}

    /** Writes parameters, scale, statistics and classes of a network, atomically. */
    public static void save(Network network, Path path) throws IOException {
        throw new IOException("nothing writes weights");
    }
}
