package org.mlpc.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mlpc.compiler.Compilation.GeneratedClass;

/**
 * The weights that an execution trained, and what it trained them from.
 *
 * @param folder the weights lie in, each file beside its class
 * @param records a folder with the last run of each network, named after its class
 * @param compiler what tells this compiler and runtime from others
 */
record TrainedWeights(OutputFolder folder, Path records, String compiler) {
    /** Where the weights of a class are, relative to the folder. */
    static String place(GeneratedClass generated) {
        return generated.path().replaceAll("\\.java$", ".safetensors");
    }

    /**
     * The digest of all that decides the weights: the class, the data and the compiler.
     *
     * @param model the model file, to which the places of the data are relative
     */
    String digest(GeneratedClass generated, Path model) throws IOException {
        Digest digest = new Digest().add(compiler).add(generated.source());
        for (Optional<String> data : List.of(generated.data(), generated.validationData())) {
            Optional<Path> path = data.map(model::resolveSibling).filter(Files::exists);
            digest.add(data.orElse(""));
            if (path.isPresent()) {
                digest.add(path.get());
            }
        }
        return digest.hex();
    }

    /** Whether the weights are those that a training would give again. */
    boolean upToDate(GeneratedClass generated, String inputs) throws IOException {
        Optional<LastRun> last = LastRun.read(record(generated.qualifiedName()));
        return last.isPresent() && last.get().stillHolds(inputs, folder.path());
    }

    /** Where the weights go; what was there is removed, so that a build that fails leaves none of an older model. */
    Path makeRoom(GeneratedClass generated) throws IOException {
        Path weights = folder.path().resolve(place(generated));
        Files.deleteIfExists(record(generated.qualifiedName()));
        Files.deleteIfExists(weights);
        Files.createDirectories(weights.getParent());
        return weights;
    }

    /** Remembers what the weights were trained from. */
    void keep(GeneratedClass generated, String inputs) throws IOException {
        String place = place(generated);
        new LastRun(inputs, Map.of(place, Digest.of(folder.path().resolve(place))))
                .write(record(generated.qualifiedName()));
    }

    /** Removes the weights of networks that are not trained any more. */
    void removeOthers(Set<String> trained) throws IOException {
        if (!Files.isDirectory(records)) {
            return;
        }
        List<Path> orphans = new ArrayList<>();
        try (Stream<Path> files = Files.list(records)) {
            files.filter(file -> !trained.contains(file.getFileName().toString()))
                    .forEach(orphans::add);
        }
        for (Path orphan : orphans) {
            Optional<LastRun> last = LastRun.read(orphan);
            if (last.isPresent()) {
                folder.remove(last.get().outputs().keySet());
            }
            Files.delete(orphan);
        }
    }

    private Path record(String qualifiedName) {
        return records.resolve(qualifiedName);
    }
}
