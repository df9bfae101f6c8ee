package com.example.iris;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.Table;

/** Reads flowers from the files beside this class. */
final class Flowers {
    private Flowers() {}

    /** Four measurements and the species of each flower in a file. */
    static Dataset read(String file) {
        List<String[]> rows = lines(file).stream().skip(1).map(line -> line.split(",")).toList();
        float[] x = new float[rows.size() * Iris.FEATURES];
        int[] species = new int[rows.size()];
        for (int row = 0; row < species.length; row++) {
            for (int i = 0; i < Iris.FEATURES; i++) {
                x[row * Iris.FEATURES + i] = Float.parseFloat(rows.get(row)[i]);
            }
            species[row] = species(rows.get(row)[Iris.FEATURES]);
        }
        return Dataset.of(Table.of(x, Iris.FEATURES), species, Iris.Species.values().length);
    }

    private static int species(String label) {
        return Stream.of(Iris.Species.values())
                .filter(species -> species.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no species " + label))
                .ordinal();
    }

    private static List<String> lines(String file) {
        try (InputStream in = Flowers.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file + " is not beside the class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
