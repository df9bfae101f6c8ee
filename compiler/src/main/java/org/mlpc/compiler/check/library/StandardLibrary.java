package org.mlpc.compiler.check.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.source.SourceFile;

/** The text of the definitions that every model sees. */
public final class StandardLibrary {
    /** The file of each kind; it holds nothing else. */
    static final Map<Library.Kind, String> FILES = Collections.unmodifiableMap(new EnumMap<>(Map.of(
            Library.Kind.ACTIVATION, "activations.mlp",
            Library.Kind.LOSS, "losses.mlp",
            Library.Kind.OPTIMIZER, "optimizers.mlp",
            Library.Kind.INITIALIZER, "initializers.mlp",
            Library.Kind.SCHEDULE, "schedules.mlp")));

    private StandardLibrary() {}

    /** The files of the library. */
    public static List<SourceFile> files() {
        return FILES.values().stream().map(StandardLibrary::file).toList();
    }

    /** A file of the library. */
    static SourceFile file(String name) {
        return new SourceFile("std/" + name, text("std/" + name));
    }

    /** A text beside the library's. */
    static String text(String name) {
        try (InputStream in = StandardLibrary.class.getResourceAsStream("/org/mlpc/compiler/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the standard library cannot be read", e);
        }
    }
}
