package org.mlpc.benchmarks.c;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.mlpc.benchmarks.protocol.ComparisonRow;

/** The C program of a row: one form of the three, by the size of the network and of its batch. */
public final class SpecialisedC {
    /** Weights up to which units are written out. */
    private static final int WRITTEN_OUT = 256;

    private SpecialisedC() {}

    /** Why there is no program for a row; nothing when there is. */
    public static Optional<String> refusal(ComparisonRow row, int lanes) {
        boolean vectors = row.batch() % lanes == 0;
        if (tiny(row, lanes) || straight(row) && (vectors || row.inference())) {
            return Optional.empty();
        }
        return Optional.of("the C is written for ReLU and for batches that fill vectors of " + lanes);
    }

    /**
     * The whole text.
     *
     * @param lanes floats of the widest vector of this machine
     */
    public static String of(ComparisonRow row, int lanes) {
        CText code = new CText();
        code.line("/* $1: written by mlpc's benchmarks. */", row);
        code.line("#include <stdio.h>").line("#include <stdlib.h>").line("#include <string.h>");
        code.line("#include <time.h>");
        code.line("#if defined(__x86_64__)").line("#include <immintrin.h>").line("#endif");
        code.line("#define V $1", lanes).line("#define BATCH $1", row.batch());
        code.line("#define INPUTS $1", row.inputs()).line("#define OUTPUTS $1", row.outputs());
        code.line("#define ADAM $1", row.mode().equals("adam") ? 1 : 0);
        code.line("#define INFER $1", row.inference() ? 1 : 0);
        code.line("#define ALIGNED __attribute__((aligned(64)))").line("");
        code.add(resource("elementary.c"));
        code.line("typedef float vf_unaligned __attribute__((vector_size(4 * V), aligned(4)));");
        code.line("typedef int vi_unaligned __attribute__((vector_size(4 * V), aligned(4)));")
                .line("");
        code.add(Shuffles.of(lanes));
        code.add(resource("update.c")).line("");
        if (tiny(row, lanes)) {
            code.add(TinyCode.of(row));
        } else if (weights(row) <= WRITTEN_OUT && !row.inference()) {
            code.add(LaneCode.of(row, lanes));
        } else {
            code.add(RegisterTileCode.of(row, lanes));
        }
        return code.line("").add(resource("main.c")).toString();
    }

    private static boolean tiny(ComparisonRow row, int lanes) {
        return weights(row) <= WRITTEN_OUT && (row.batch() % lanes != 0 || row.inference() || !straight(row));
    }

    /** Whether its vectors need no tanh and no sigmoid. */
    private static boolean straight(ComparisonRow row) {
        List<String> curved = List.of("tanh", "sigmoid");
        return !curved.contains(row.hidden()) && !curved.contains(row.output());
    }

    private static int weights(ComparisonRow row) {
        int count = 0;
        for (int l = 1; l <= row.layers(); l++) {
            count += row.units().get(l - 1) * row.units().get(l);
        }
        return count;
    }

    /** A loop of nothing but multiply-adds; {@code V}, the lanes, has to be defined before it. */
    public static String peak() {
        return resource("peak.c");
    }

    private static String resource(String name) {
        try (var in = SpecialisedC.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
