package org.mlpc.benchmarks.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line of the list of workloads: one network and everything that is measured of it.
 *
 * @param rows all of it, training first
 * @param quick what is left of it in a quick run
 */
public record Workload(String id, List<ComparisonRow> rows, List<ComparisonRow> quick) {
    private static final int FIELDS = 9;

    public Workload {
        rows = List.copyOf(rows);
        quick = List.copyOf(quick);
    }

    /**
     * Reads a list: {@code id,sizes,hidden,output,loss,optimizers,training batches,inference batches,quick}, with
     * {@code ;} between the parts of a field. A part of {@code quick} is {@code OPTIMIZER@BATCH} or {@code i@BATCH}.
     */
    public static List<Workload> load(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Workload::parse)
                .toList();
    }

    /** The list that comes with the benchmarks. */
    public static List<Workload> builtIn() {
        try (var in = Workload.class.getResourceAsStream("workloads.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Workload::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of the chosen workloads; no choice means all. */
    public static List<ComparisonRow> rows(List<Workload> workloads, boolean quick, List<String> only) {
        return workloads.stream()
                .filter(w -> only.isEmpty() || only.contains(w.id()))
                .flatMap(w -> (quick ? w.quick() : w.rows()).stream())
                .toList();
    }

    private static Workload parse(String line) {
        String[] field = line.trim().split(",", -1);
        if (field.length < FIELDS) {
            throw new IllegalArgumentException("a workload has " + FIELDS + " fields: " + line);
        }
        List<ComparisonRow> rows = new ArrayList<>();
        for (String optimizer : parts(field[5])) {
            for (String batch : parts(field[6])) {
                rows.add(row(field, optimizer, batch));
            }
        }
        for (String batch : parts(field[7])) {
            rows.add(row(field, "infer", batch));
        }
        List<String> chosen = parts(field[8]);
        List<ComparisonRow> quick = rows.stream()
                .filter(row -> chosen.contains((row.inference() ? "i" : row.mode()) + "@" + row.batch()))
                .toList();
        return new Workload(field[0], rows, quick);
    }

    private static ComparisonRow row(String[] field, String mode, String batch) {
        return new ComparisonRow(
                field[0], ComparisonRow.units(field[1]), field[2], field[3], field[4], mode, Integer.parseInt(batch));
    }

    private static List<String> parts(String field) {
        return Arrays.stream(field.split(";")).filter(part -> !part.isEmpty()).toList();
    }
}
