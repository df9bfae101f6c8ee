package org.mlpc.training.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Table;
import org.mlpc.training.Failure;

/** Files of data. */
public final class DataFiles {
    private DataFiles() {}

    /** The files that data are in: the file itself, or those of a folder of images. */
    public static List<Path> of(Path data) {
        return Files.isDirectory(data) ? ImageFolder.files(data) : List.of(data);
    }

    /**
     * Reads inputs to predict from; columns of targets may be missing and are not looked into.
     *
     * @param data a CSV file
     * @param model the lines that ask for them
     * @return [rows, features]
     * @throws Failure naming file, line and column of what is wrong
     */
    public static Table inputs(Path data, Network network, ModelLines model) {
        return CsvData.readInputs(data, network, model);
    }
}
