package org.mlpc.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.runtime.AtomicFile;
import org.mlpc.training.Failure;
import org.mlpc.training.file.Place;

/** Writes generated Java below a source root; {@link Outputs} says whether it may. */
final class JavaFolder {
    private JavaFolder() {}

    /** The folder of the model file a class comes from. */
    static Path beside(GeneratedClass generated) {
        return Place.folder(Path.of(generated.file()));
    }

    /** Where a class goes below a source root. */
    static Path place(GeneratedClass generated, Path root) {
        return root.resolve(generated.path());
    }

    /**
     * Writes a class, folders of its package included; an equal file is left alone.
     *
     * @return where it is
     * @throws Failure when it cannot be written
     */
    static Path write(GeneratedClass generated, Path root) {
        Path path = place(generated, root);
        byte[] source = generated.source().getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.isRegularFile(path) && Arrays.equals(Files.readAllBytes(path), source)) {
                return path;
            }
            Files.createDirectories(Place.folder(path));
            AtomicFile.write(path, out -> out.write(source));
            return path;
        } catch (IOException e) {
            throw Failure.writing(path, e);
        }
    }
}
