package org.mlpc.training.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.Network;
import org.mlpc.training.Failure;

/**
 * The data of a training.
 *
 * @param training to train on, or to hold out a share from; empty when there are none
 * @param validation given beside it
 * @param test to measure on at the end
 * @param columns the names of the inputs to train on; empty where they have none
 */
public record TrainingData(
        Optional<Dataset> training, Optional<Dataset> validation, Optional<Dataset> test, List<String> columns) {
    /**
     * Reads the data.
     *
     * @param place of the data to train on
     * @param validationPlace of those to validate on
     * @param model the lines that ask for them
     * @throws Failure when data are missing or wrong
     */
    public static TrainingData read(
            Optional<Path> place, Optional<Path> validationPlace, Network network, ModelLines model) {
        Optional<Dataset> validation = validationPlace.map(data -> CsvData.read(data, network, model));
        if (place.isEmpty()) {
            return new TrainingData(Optional.empty(), validation, Optional.empty(), List.of());
        }
        Path path = place.get();
        if (!Files.exists(path)) {
            throw new Failure(path + ": no such file");
        }
        if (Files.isDirectory(path)) {
            Optional<Dataset> test = ImageFolder.test(path, network, model);
            return new TrainingData(
                    Optional.of(ImageFolder.training(path, network, model)), validation, test, List.of());
        }
        CsvData data = CsvData.of(path, network, model);
        return new TrainingData(Optional.of(data.examples()), validation, Optional.empty(), data.inputNames());
    }
}
