package org.mlpc.compiler.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mlpc.compiler.source.SourceFile;

/** Model files without a mistake that together hold every construct of the language. */
final class Corpus {
    private static final Path FOLDER = Path.of("src/test/resources/corpus");

    private Corpus() {}

    static List<SourceFile> files() {
        try (Stream<Path> paths = Files.list(FOLDER)) {
            return paths.sorted().map(Corpus::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceFile read(Path path) {
        try {
            return new SourceFile(path.getFileName().toString(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
