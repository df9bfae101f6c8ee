package org.mlpc.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.training.Failure;
import org.mlpc.training.data.DataFiles;
import org.mlpc.training.file.OwnFile;
import org.mlpc.training.file.Place;

/**
 * The files that a command is about to write, looked at before any work begins: none is a file that the command reads, none
 * is written twice, and what mlpc did not write is not replaced without being asked.
 */
final class Outputs {
    private enum Kind {
        JAVA,
        WEIGHTS
    }

    /** A file; of Java, the folder that its package is below; whether the user named it. */
    private record Output(Kind kind, Path path, @Nullable Path root, boolean named) {
        /** What links within do not matter to. */
        Path folder() {
            return root == null ? Place.folder(path) : root;
        }

        boolean inside() throws IOException {
            return Place.real(path).startsWith(Place.real(folder()));
        }
    }

    private record Input(String role, Path path) {}

    private final boolean force;
    private final List<Input> inputs = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();

    /**
     * No files yet.
     *
     * @param force whether files of others may be replaced; never those that are read
     */
    Outputs(boolean force) {
        this.force = force;
    }

    /** Adds a file that is read, such as {@code the model}; of a folder of images its files. */
    void input(String role, Path path) {
        DataFiles.of(path).forEach(file -> inputs.add(new Input(role, file)));
    }

    /** Adds the Java file of a class below a source root; its folders are made if need be. */
    void java(GeneratedClass generated, Path root) {
        outputs.add(new Output(Kind.JAVA, JavaFolder.place(generated, root), root, false));
    }

    /**
     * Adds a file of weights, whose folder has to exist.
     *
     * @param named whether the user says that they go there, even if it is a device
     */
    void weights(Path path, boolean named) {
        outputs.add(new Output(Kind.WEIGHTS, path, null, named));
    }

    /**
     * Looks at all files.
     *
     * @throws Failure when one of them cannot or must not be written
     */
    void check() {
        for (int i = 0; i < outputs.size(); i++) {
            Output output = outputs.get(i);
            try {
                notRead(output.path);
                onlyOnce(output, outputs.subList(0, i));
                existing(output);
                folder(output);
            } catch (IOException e) {
                throw Failure.reading(output.path, e);
            }
        }
    }

    private void notRead(Path path) throws IOException {
        for (Input input : inputs) {
            if (Files.exists(path) && Files.exists(input.path) && Files.isSameFile(path, input.path)) {
                String same = path.equals(input.path) ? "" : ", the same file as " + input.path;
                throw new Failure(path + " is " + input.role + same + ", and would be overwritten; choose another place"
                        + " with -o");
            }
        }
    }

    private static void onlyOnce(Output output, List<Output> others) throws IOException {
        String place = Place.real(output.path).toString();
        for (Output other : others) {
            if (place.equalsIgnoreCase(Place.real(other.path).toString())) {
                throw new Failure(
                        output.kind == other.kind
                                ? "two networks would become " + output.path + "; rename one of them"
                                : "the weights and the Java would both be " + output.path
                                        + "; choose another name for the weights with -o");
            }
        }
    }

    private void existing(Output output) throws IOException {
        Path path = output.path;
        if (!Files.exists(path)) {
            noNewFileByLinks(output);
            return;
        }
        if (Files.isDirectory(path)) {
            throw new Failure(path
                    + (output.kind == Kind.WEIGHTS
                            ? " is a folder; name the file for the weights"
                            : " is a folder, where the Java would go; move it, or choose another folder with -o"));
        }
        if (!Files.isWritable(path)) {
            throw new Failure("cannot write " + path + ": permission denied; choose another place with -o");
        }
        if (!Files.isRegularFile(path)) {
            if (output.kind == Kind.JAVA) {
                throw new Failure(path + " is no regular file, so no Java goes there; choose another folder with -o");
            }
            if (!output.named) {
                throw new Failure(path + " is no regular file; choose another place for the weights with -o");
            }
            return; // weights may go to a pipe or a device
        }
        noLinkElsewhere(output);
        if (!force && !ours(output)) {
            throw new Failure(path + " exists and was not written by mlpc; choose another place with -o, or replace it"
                    + " with --force");
        }
    }

    /** A model may come in a folder with links to where nothing is yet, such as a file that a shell runs at its start. */
    private void noNewFileByLinks(Output output) throws IOException {
        if (!force && (Files.isSymbolicLink(output.path) || !output.inside())) {
            throw new Failure(output.path + " would be made at " + Place.real(output.path) + ", where a symbolic link"
                    + " leads; choose another place with -o, or follow the link with --force");
        }
    }

    /**
     * A model may also come with links to files of its reader that count as ours, such as weights of another training, or
     * as nobody's, such as an empty list of commands. What leads to another name in the same folder stays allowed, and so
     * does what a program has open.
     */
    private void noLinkElsewhere(Output output) throws IOException {
        boolean open = output.named && Place.isStream(output.path);
        if (!force && !open && !output.inside()) {
            throw new Failure(output.path + " leads by a symbolic link to " + Place.real(output.path)
                    + ", which is elsewhere; choose another place with -o, or follow the link with --force");
        }
    }

    private static boolean ours(Output output) throws IOException {
        return output.kind == Kind.JAVA
                ? OwnFile.java(output.path, StandardCharsets.UTF_8)
                : OwnFile.weights(output.path);
    }

    /** So that hours of training are not lost to a slip of the pen. */
    private static void folder(Output output) {
        if (Files.exists(output.path) && !Files.isRegularFile(output.path)) {
            return;
        }
        Path folder = Place.folder(Place.linked(output.path));
        if (output.kind == Kind.WEIGHTS && !Files.isDirectory(folder)) {
            throw new Failure("cannot write " + output.path + ": its folder does not exist");
        }
        Path above = Place.existing(folder);
        if (!Files.isDirectory(above)) {
            throw new Failure("cannot write " + output.path + ": " + above + " is no folder");
        }
        if (!Files.isWritable(above)) {
            throw new Failure("cannot write " + output.path + ": permission denied; choose another place with -o");
        }
        possible(output.path);
    }

    /** A name may be too long for the system, or have signs that it does not take. */
    private static void possible(Path path) {
        try {
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return; // nothing is there yet
        } catch (IOException e) {
            throw Failure.writing(path, e);
        }
    }
}
