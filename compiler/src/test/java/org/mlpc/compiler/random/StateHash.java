package org.mlpc.compiler.random;

import java.util.Arrays;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Tensor;

/** Everything a network can be asked for about its state, in one number. */
final class StateHash {
    private StateHash() {}

    static long of(Network network) {
        long hash = 31 * network.steps() + Boolean.hashCode(network.scaled());
        for (Tensor tensor : network.tensors()) {
            hash = 1_000_003 * hash + Arrays.hashCode(network.read(tensor.name()));
        }
        return hash;
    }
}
