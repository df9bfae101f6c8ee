package org.mlpc.runtime;

import static org.mlpc.runtime.BadFileException.shown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares a file of weights with the network that is to take them. */
final class WeightCheck {
    /** Differences named in one message; the rest is counted. */
    private static final int SHOWN = 6;

    private final Network network;
    private final Safetensors file;
    private final Map<String, StoredTensor> stored = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();

    WeightCheck(Network network, Safetensors file) {
        this.network = network;
        this.file = file;
        for (StoredTensor tensor : file.tensors()) {
            // PyTorch's batch norm counts batches, which nothing here reads
            if (!tensor.name().endsWith(".num_batches_tracked")) {
                stored.put(tensor.name(), tensor);
            }
        }
    }

    /** The values by tensor, rounded to the network's precision. */
    Map<String, double[]> values() throws BadFileException {
        boolean ours = WeightFile.MLPC.equals(file.metadata().get(WeightFile.FORMAT));
        if (ours) {
            compareMetadata();
        }
        Map<String, double[]> values = new LinkedHashMap<>();
        for (Tensor tensor : WeightFile.inWeightFile(network)) {
            StoredTensor found = stored.remove(tensor.name());
            if (found == null) {
                missing(tensor);
            } else if (fits(tensor, found)) {
                values.put(tensor.name(), rounded(found));
            }
        }
        for (String name : stored.keySet()) {
            differences.add("`" + shown(name) + "` is in the file only");
        }
        if (!differences.isEmpty()) {
            throw new BadFileException(report());
        }
        return values;
    }

    private void compareMetadata() {
        Signature signature = network.signature();
        Map<String, String> metadata = file.metadata();
        String name = metadata.get(WeightFile.NETWORK);
        if (!signature.name().equals(name)) {
            differences.add(
                    name == null ? "the file names no network" : "the file is of network `" + shown(name) + "`");
        }
        compare("inputs", signature.described(), metadata.get(WeightFile.INPUTS));
        compare("classes", signature.target().labels(), metadata.get(WeightFile.LABELS));
    }

    private void compare(String what, List<String> here, String there) {
        if (there != null && !there.equals(Json.write(here))) {
            differences.add(
                    "the " + what + " are " + shown(Json.write(here)) + " here and " + shown(there) + " in the file");
        }
    }

    private void differs(Tensor tensor, String how) {
        differences.add("`" + tensor.name() + how);
    }

    private void missing(Tensor tensor) {
        if (tensor.role() != Tensor.Role.SCALE) {
            differs(tensor, "` " + tensor.shape() + " is not in the file");
        } else if (!network.scaled()) {
            differs(
                    tensor,
                    "` " + tensor.shape()
                            + " is not in the file, and the network scales its inputs: add the scale, offset and factor for"
                            + " x' = (x - offset) * factor, or write `scale none` in the model");
        }
    }

    private boolean fits(Tensor tensor, StoredTensor found) {
        if (!tensor.shape().equals(found.shape())) {
            differs(tensor, "` is " + tensor.shape() + " here and " + shown(found.shape()) + " in the file");
            return false;
        }
        if (found.type() != StoredType.F32 && found.type() != StoredType.F64) {
            differs(tensor, "` holds " + found.type() + "; store it as F32 or F64");
            return false;
        }
        return true;
    }

    private double[] rounded(StoredTensor tensor) {
        double[] values = tensor.values();
        boolean floats = network.signature().precision() == Signature.Precision.FLOAT32;
        for (int i = 0; i < values.length; i++) {
            double value = floats ? (float) values[i] : values[i];
            String wrong = Layout.wrong(tensor.name(), value, floats);
            if (wrong != null) {
                differences.add("`" + tensor.name() + "` holds " + values[i] + " as value " + i + ", " + wrong);
                break;
            }
            values[i] = value;
        }
        return values;
    }

    private String report() {
        List<String> shown = differences.subList(0, Math.min(SHOWN, differences.size()));
        int more = differences.size() - shown.size();
        return "these are not the weights of network `" + network.signature().name() + "`: " + String.join("; ", shown)
                + (more > 0 ? "; and " + more + " more" : "");
    }
}
