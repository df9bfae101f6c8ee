package org.mlpc.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mlpc.training.Failure;
import org.mlpc.training.file.Place;

/**
 * Where the data are that a model names. A model may come from anywhere, so what it names has to lie in its own folder, or
 * in one that the user trusts it with; links count as what they lead to.
 */
public final class DataPlaces {
    private final Path model;
    private final List<Path> folders;
    private final String limits;
    private final String remedy;

    private DataPlaces(Path model, Optional<Path> root, String limits, String remedy) {
        this.model = model;
        this.folders = root.map(folder -> List.of(Place.folder(model), folder)).orElse(List.of(Place.folder(model)));
        this.limits = limits;
        this.remedy = remedy;
    }

    /**
     * For a model that is trained on the command line.
     *
     * @param root what {@code --data-root} says
     */
    public static DataPlaces of(Path model, Optional<Path> root) {
        return new DataPlaces(model, root, "the folder of the model", "--data-root ");
    }

    /**
     * For a model of a build.
     *
     * @param root the folder that models may name data in, besides their own
     */
    public static DataPlaces inBuild(Path model, Path root) {
        return new DataPlaces(model, Optional.of(root), "the project", "-Dmlpc.dataRoot=");
    }

    /**
     * The file or folder of the data.
     *
     * @param written what the train block says, if it does
     * @throws Failure when it lies outside the allowed folders, is neither file nor folder, or is not there
     */
    public Optional<Path> data(Optional<String> written) {
        return written.map(text -> resolve("data", text));
    }

    /** The file of the validation data, as {@link #data}. */
    public Optional<Path> validationData(Optional<String> written) {
        return written.map(text -> resolve("validation", text));
    }

    private Path resolve(String setting, String written) {
        String named = "`" + setting + " \"" + written + "\"` in " + model;
        if (written.isEmpty()) {
            throw new Failure(named + ": an empty text names no file");
        }
        Path path;
        try {
            path = model.resolveSibling(written);
        } catch (InvalidPathException e) {
            throw Failure.path(named, e);
        }
        checkInside(path, named);
        if (!Files.exists(path)) {
            throw new Failure(path + ": no such file, named by `" + setting + "` in " + model);
        }
        if (Files.isDirectory(path)) {
            ImageFolder.files(path).forEach(file -> checkInside(file, named));
        } else if (!Files.isRegularFile(path)) {
            throw new Failure(named + " is neither a file nor a folder");
        }
        return path;
    }

    private void checkInside(Path path, String named) {
        try {
            Path real = Place.real(path);
            for (Path folder : folders) {
                if (real.startsWith(Place.real(folder))) {
                    return;
                }
            }
            Path wanted = Files.isDirectory(real) ? real : Place.folder(real);
            throw new Failure(named + " leads outside " + limits + "; if you trust the model, allow the folder with "
                    + remedy + wanted);
        } catch (IOException e) {
            throw Failure.reading(path, e);
        }
    }
}
