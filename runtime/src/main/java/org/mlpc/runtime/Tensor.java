package org.mlpc.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * Name and shape of one tensor of a network.
 *
 * @param name {@code LAYER.weight} and {@code LAYER.bias} as PyTorch has them; {@code scale.offset}, {@code
 *     scale.factor}; {@code LAYER.weight.STATE} for optimizer state
 * @param role what it is for
 * @param shape its dimensions, row-major; a weight is [out, in]
 */
public record Tensor(String name, Role role, List<Integer> shape) {
    /** What a tensor is for. */
    public enum Role {
        /** Trained or frozen: in every weight file. */
        PARAMETER,
        /** Offset and factor of the inputs: in every weight file. */
        SCALE,
        /** Running statistics of a layer: in every weight file. */
        STATISTIC,
        /** Memory of the optimizer: in checkpoints. */
        OPTIMIZER
    }

    public Tensor {
        shape = List.copyOf(shape);
    }

    /** A tensor of the given dimensions. */
    public static Tensor of(String name, Role role, int... shape) {
        List<Integer> dimensions = new ArrayList<>();
        for (int dimension : shape) {
            dimensions.add(dimension);
        }
        return new Tensor(name, role, dimensions);
    }

    /** Whether one of the tensors is for this. */
    static boolean any(List<Tensor> tensors, Role role) {
        for (Tensor tensor : tensors) {
            if (tensor.role() == role) {
                return true;
            }
        }
        return false;
    }

    /** How many values it holds. */
    public int size() {
        int size = 1;
        // by index: an iterator would be allocated in every training step that clips
        for (int d = 0; d < shape.size(); d++) {
            size = Math.multiplyExact(size, shape.get(d));
        }
        return size;
    }
}
