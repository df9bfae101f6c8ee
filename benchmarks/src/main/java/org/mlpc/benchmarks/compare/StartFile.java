package org.mlpc.benchmarks.compare;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mlpc.benchmarks.protocol.Examples;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Tensor;

/**
 * What a C program starts from, in the order of bytes of this machine: the parameters, layer by layer, weights outputs by inputs
 * and then biases; how many batches; all inputs, all targets, all labels.
 */
final class StartFile {
    private StartFile() {}

    static Path write(Path file, Network network, Examples examples) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            int left = network.parameters();
            for (Tensor tensor : network.tensors()) {
                if (left <= 0) {
                    break;
                }
                double[] values = network.read(tensor.name());
                left -= values.length;
                ByteBuffer bytes = buffer(values.length);
                for (double value : values) {
                    bytes.putFloat((float) value);
                }
                out.write(bytes.array());
            }
            out.write(buffer(1).putInt(examples.batches()).array());
            write(out, examples.inputs());
            write(out, examples.targets());
            for (int[] labels : examples.labels()) {
                ByteBuffer bytes = buffer(labels.length);
                bytes.asIntBuffer().put(labels);
                out.write(bytes.array());
            }
        }
        return file;
    }

    private static void write(OutputStream out, float[][] batches) throws IOException {
        for (float[] batch : batches) {
            ByteBuffer bytes = buffer(batch.length);
            bytes.asFloatBuffer().put(batch);
            out.write(bytes.array());
        }
    }

    private static ByteBuffer buffer(int values) {
        return ByteBuffer.allocate(4 * values).order(ByteOrder.nativeOrder());
    }
}
