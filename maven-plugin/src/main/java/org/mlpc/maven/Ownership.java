package org.mlpc.maven;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.mlpc.training.file.OwnFile;

/**
 * Which files an execution may replace or remove: those that it wrote, by its own record, and those that mlpc wrote, by
 * what stands in them.
 *
 * @param recorded the files that the last run wrote, with their digests
 * @param content tells a file of mlpc from that of somebody else
 * @param force whether files of others may be replaced; they are never removed
 */
record Ownership(Map<String, String> recorded, Content content, boolean force) {
    /** Tells files by their content. */
    @FunctionalInterface
    interface Content {
        /** Whether mlpc wrote a file. */
        boolean isOurs(Path file) throws IOException;
    }

    /** Of Java in a charset. */
    static Ownership ofJava(Map<String, String> recorded, Charset charset, boolean force) {
        return new Ownership(recorded, file -> OwnFile.java(file, charset), force);
    }

    /** Of weights. */
    static Ownership ofWeights(Map<String, String> recorded, boolean force) {
        return new Ownership(recorded, OwnFile::weights, force);
    }

    /** Of class files, which the plugin compiles only for vectors. */
    static Ownership ofVectors(Map<String, String> recorded, boolean force) {
        return new Ownership(
                recorded,
                file -> new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .contains("jdk/incubator/vector/"),
                force);
    }

    /** Whether a file below a folder is this execution's or mlpc's. */
    boolean owns(Path folder, String place) throws IOException {
        Path file = folder.resolve(place);
        return Files.isRegularFile(file)
                && (content.isOurs(file) || Digest.of(file).equals(recorded.get(place)));
    }

    /**
     * Makes sure that a file below a folder may be written.
     *
     * @throws MojoFailureException when something is there that is not mlpc's
     */
    void require(Path folder, String place) throws IOException, MojoFailureException {
        Path file = folder.resolve(place);
        if (!Files.exists(file) && Files.isSymbolicLink(file) && !force) {
            throw new MojoFailureException(
                    file + " is a symbolic link to nothing, and a file would be made there; remove"
                            + " it, or follow it with -Dmlpc.force");
        }
        if (!Files.exists(file) || owns(folder, place)) {
            return;
        }
        if (!Files.isRegularFile(file)) {
            throw new MojoFailureException(
                    file + " is no regular file, and would be overwritten; move it, or choose" + " another folder");
        }
        if (!force) {
            throw new MojoFailureException(
                    file + " exists and was not written by mlpc; move it, choose another folder, or"
                            + " replace it with -Dmlpc.force");
        }
    }
}
