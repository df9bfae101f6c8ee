package org.mlpc.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Table;
import org.mlpc.runtime.Target;
import org.mlpc.training.Failure;

/** Reads images and labels from a folder with the IDX files of MNIST and data like it, plain or {@code .gz}. */
final class ImageFolder {
    private ImageFolder() {}

    /** The images to train on. */
    static Dataset training(Path folder, Network network, ModelLines model) {
        return read(folder, "train", network, model)
                .orElseThrow(() -> new Failure("there are no images in " + folder
                        + ": expected train-images-idx3-ubyte and train-labels-idx1-ubyte, plain or .gz"));
    }

    /** The images to test on, if the folder has them. */
    static Optional<Dataset> test(Path folder, Network network, ModelLines model) {
        return read(folder, "t10k", network, model);
    }

    private static Optional<Dataset> read(Path folder, String set, Network network, ModelLines model) {
        Optional<Path> images = find(folder, set + "-images", "idx3-ubyte");
        Optional<Path> labels = find(folder, set + "-labels", "idx1-ubyte");
        if (images.isEmpty() && labels.isEmpty()) {
            return Optional.empty();
        }
        Path present = images.or(() -> labels).orElseThrow();
        if (images.isEmpty() || labels.isEmpty()) {
            throw new Failure(present + " is there, but not " + set
                    + (images.isEmpty() ? "-images-idx3" : "-labels-idx1") + "-ubyte beside it");
        }
        return Optional.of(read(images.get(), labels.get(), network, model));
    }

    /** The files of a folder that hold images and labels. */
    static List<Path> files(Path folder) {
        return Stream.of("train", "t10k")
                .flatMap(set -> Stream.of(
                        find(folder, set + "-images", "idx3-ubyte"), find(folder, set + "-labels", "idx1-ubyte")))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Path> find(Path folder, String name, String type) {
        for (String separator : new String[] {"-", "."}) {
            for (String end : new String[] {"", ".gz"}) {
                Path path = folder.resolve(name + separator + type + end);
                if (Files.isRegularFile(path)) {
                    return Optional.of(path);
                }
            }
        }
        return Optional.empty();
    }

    private static Dataset read(Path images, Path labels, Network network, ModelLines model) {
        Table pixels;
        int[] bytes;
        try {
            pixels = Idx.images(images);
        } catch (IOException e) {
            throw Failure.reading(images, e);
        }
        try {
            bytes = Idx.labels(labels);
        } catch (IOException e) {
            throw Failure.reading(labels, e);
        }
        if (pixels.width() != network.features()) {
            throw new Failure(images + ": its images have " + pixels.width() + " pixels, but network `"
                    + network.signature().name() + "` has " + network.features() + " inputs" + model.inputs());
        }
        if (pixels.size() != bytes.length) {
            throw new Failure(
                    images + " has " + pixels.size() + " images, but " + labels + " has " + bytes.length + " labels");
        }
        if (bytes.length == 0) {
            throw new Failure(images + " has no images");
        }
        return dataset(pixels, bytes, labels, network, model);
    }

    private static Dataset dataset(Table pixels, int[] bytes, Path path, Network network, ModelLines model) {
        Target.Kind kind = network.signature().target().kind();
        if (kind == Target.Kind.REGRESSION) {
            throw new Failure(path + " holds classes, but the target of network `"
                    + network.signature().name() + "` is no class" + model.target(""));
        }
        Labels classes = Labels.of(network);
        boolean numbered = network.signature().target().labels().stream().allMatch(l -> l.matches("[0-9]+"));
        String asking = model.target("");
        int[] labels = new int[bytes.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = label(bytes[i], i, classes, numbered, path, asking);
        }
        if (kind == Target.Kind.CLASSES) {
            return Dataset.of(pixels, labels, network.targets());
        }
        float[] values = new float[labels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = labels[i];
        }
        return Dataset.of(pixels, Table.of(values, 1));
    }

    /** A class named by a number is meant by its name, one with another name by its place. */
    private static int label(int value, int at, Labels classes, boolean numbered, Path path, String asking) {
        try {
            if (numbered) {
                return classes.of(Integer.toString(value));
            }
            if (value < classes.count()) {
                return value;
            }
            throw new BadData("`" + value + "` is no class; there are " + classes.count());
        } catch (BadData e) {
            throw new Failure(path + ": label " + at + ": " + e.getMessage() + asking);
        }
    }
}
