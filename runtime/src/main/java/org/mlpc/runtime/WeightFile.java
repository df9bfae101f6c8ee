package org.mlpc.runtime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes the weights of a network as safetensors.
 *
 * <p>A file holds parameters, input scale and running statistics under the names and in the layout of PyTorch, and, as
 * metadata, the network's name, its inputs and its class labels. The same state gives the same bytes.
 */
public final class WeightFile {
    static final String FORMAT = "format";
    static final String NETWORK = "network";
    static final String INPUTS = "inputs";
    static final String LABELS = "labels";
    static final String MLPC = "mlpc";

    private WeightFile() {}

    /**
     * Writes parameters, scale, statistics and classes of a network, atomically.
     *
     * @throws IllegalStateException while the input scale has to be fitted and is not
     */
    public static void save(Network network, Path path) throws IOException {
        Safetensors content = content(network);
        AtomicFile.write(path, content);
    }

    /** What {@link #save} writes. */
    public static Safetensors content(Network network) {
        if (!network.scaled()) {
            throw new IllegalStateException("network `" + network.signature().name()
                    + "` scales its inputs, and the scale is not fitted: train it or call fitScale first");
        }
        boolean floats = network.signature().precision() == Signature.Precision.FLOAT32;
        List<StoredTensor> tensors = new ArrayList<>();
        for (Tensor tensor : inWeightFile(network)) {
            double[] values = network.read(tensor.name());
            tensors.add(
                    floats
                            ? StoredTensor.ofFloats(tensor.name(), tensor.shape(), values)
                            : StoredTensor.ofDoubles(tensor.name(), tensor.shape(), values));
        }
        return new Safetensors(metadata(network.signature()), tensors);
    }

    /**
     * Sets the weights, and where the file has them scale and statistics, of a network.
     *
     * <p>Files of other programs are taken when names and shapes agree; they have no metadata to check.
     *
     * @throws BadFileException when the file is damaged or of another network, with all that differs; the network is
     *     then unchanged
     */
    public static void load(Network network, Path path) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            load(network, in);
        } catch (BadFileException e) {
            throw new BadFileException(path + ": " + e.getMessage());
        }
    }

    /** As {@link #load(Network, Path)}; reads the stream to its end and leaves it open. */
    public static void load(Network network, InputStream in) throws IOException {
        Safetensors file = Safetensors.read(in);
        Map<String, double[]> values = new WeightCheck(network, file).values();
        for (Map.Entry<String, double[]> entry : values.entrySet()) {
            network.write(entry.getKey(), entry.getValue());
        }
    }

    static List<Tensor> inWeightFile(Network network) {
        List<Tensor> tensors = new ArrayList<>();
        for (Tensor tensor : network.tensors()) {
            if (tensor.role() != Tensor.Role.OPTIMIZER) {
                tensors.add(tensor);
            }
        }
        return tensors;
    }

    private static Map<String, String> metadata(Signature signature) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(FORMAT, MLPC);
        metadata.put(NETWORK, signature.name());
        metadata.put(INPUTS, Json.write(signature.described()));
        metadata.put(LABELS, Json.write(signature.target().labels()));
        return metadata;
    }
}
