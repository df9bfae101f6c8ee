package org.mlpc.compiler.std;

import java.util.Arrays;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Tensor;

/** All parameters of a network in one array, in the order of a gradient. */
final class Parameters {
    private Parameters() {}

    static double[] read(Network network) {
        double[] all = new double[network.parameters()];
        int offset = 0;
        for (Tensor tensor : network.tensors()) {
            if (offset == all.length) {
                break;
            }
            double[] values = network.read(tensor.name());
            System.arraycopy(values, 0, all, offset, values.length);
            offset += values.length;
        }
        return all;
    }

    static void write(Network network, double[] all) {
        int offset = 0;
        for (Tensor tensor : network.tensors()) {
            if (offset == all.length) {
                break;
            }
            int length = network.read(tensor.name()).length;
            network.write(tensor.name(), Arrays.copyOfRange(all, offset, offset + length));
            offset += length;
        }
    }
}
