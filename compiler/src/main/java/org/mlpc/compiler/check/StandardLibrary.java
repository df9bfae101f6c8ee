package org.mlpc.compiler.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mlpc.compiler.source.SourceFile;

/** The text of the definitions that every model sees. */
public final class StandardLibrary {
    private static final List<String> FILES =
            List.of("activations.mlp", "losses.mlp", "optimizers.mlp", "initializers.mlp", "schedules.mlp");

    private StandardLibrary() {}

    /** The files of the library. */
    public static List<SourceFile> files() {
        List<SourceFile> files = new ArrayList<>();
        for (String name : FILES) {
            try (InputStream in = StandardLibrary.class.getResourceAsStream("/org/mlpc/compiler/std/" + name)) {
                files.add(new SourceFile("std/" + name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException("the standard library cannot be read", e);
            }
        }
        return files;
    }
}
