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
import org.apache.maven.plugin.MojoFailureException;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.training.Failure;
import org.mlpc.training.data.DataPlaces;

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
     * @param places of the data that its model names
     * @throws Failure when they are not there, or must not be read
     */
    String digest(GeneratedClass generated, DataPlaces places) throws IOException {
        Digest digest = new Digest().add(compiler).add(generated.source());
        digest.add(generated.data().orElse(""));
        add(digest, places.data(generated.data()));
        digest.add(generated.validationData().orElse(""));
        add(digest, places.validationData(generated.validationData()));
        return digest.hex();
    }

    private static void add(Digest digest, Optional<Path> data) throws IOException {
        if (data.isPresent()) {
            digest.add(data.get());
        }
    }

    /** Whether the weights are those that a training would give again. */
    boolean upToDate(GeneratedClass generated, String inputs) throws IOException {
        Optional<LastRun> last = LastRun.read(record(generated.qualifiedName()));
        return last.isPresent() && last.get().stillHolds(inputs, folder.path());
    }

    /**
     * Where the weights go; what was there is removed, so that a build that fails leaves none of an older model.
     *
     * @param force whether a file that mlpc did not write may be replaced
     * @throws MojoFailureException when such a file is in the way
     */
    Path makeRoom(GeneratedClass generated, boolean force) throws IOException, MojoFailureException {
        Path weights = folder.path().resolve(place(generated));
        Path record = record(generated.qualifiedName());
        Ownership.ofWeights(recorded(record), force).require(folder.path(), place(generated));
        Files.deleteIfExists(record);
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
            Map<String, String> earlier = recorded(orphan);
            folder.remove(earlier.keySet(), Ownership.ofWeights(earlier, false));
            Files.delete(orphan);
        }
    }

    private static Map<String, String> recorded(Path record) throws IOException {
        return LastRun.read(record).map(LastRun::outputs).orElse(Map.of());
    }

    private Path record(String qualifiedName) {
        return records.resolve(qualifiedName);
    }
}
