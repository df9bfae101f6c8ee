package org.mlpc.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.training.Failure;

/** Reads model files: UTF-8 text of at most 1 MB, with or without a byte order mark. */
final class ModelFiles {
    private static final int LIMIT = 1_000_000;

    private ModelFiles() {}

    /** Reads each file once, by the first of its names. */
    static List<SourceFile> read(List<Path> paths) {
        Map<Path, Path> names = new LinkedHashMap<>();
        paths.forEach(path -> names.putIfAbsent(real(path), path));
        return names.values().stream().map(ModelFiles::read).toList();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path; // said when it is read
        }
    }

    private static SourceFile read(Path path) {
        if (Files.isDirectory(path)) {
            throw new Failure(path + " is a folder; name the model files in it");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(LIMIT + 1);
        } catch (IOException e) {
            throw Failure.reading(path, e);
        }
        Optional<String> other = otherKind(path.toString().toLowerCase(Locale.ROOT));
        if (other.isPresent()) {
            throw new Failure(path + " is not a model file: " + other.get());
        }
        if (bytes.length > LIMIT) {
            throw notModel(path, "it is larger than 1 MB");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw notModel(path, "it holds zero bytes");
            }
            return new SourceFile(path.toString(), text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw notModel(path, "it is no UTF-8 text");
        }
    }

    /** What a file that is there is by its name, if that can be no model. */
    private static Optional<String> otherKind(String name) {
        if (name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".csv.gz")) {
            return Optional.of("it is data; write `--data` before it, behind the model");
        }
        if (name.endsWith(".safetensors")) {
            return Optional.of("it is weights; write `mlpc predict model.mlp --weights` before it");
        }
        return Optional.empty();
    }

    private static Failure notModel(Path path, String why) {
        return new Failure(path + " is not a model file: " + why);
    }
}
