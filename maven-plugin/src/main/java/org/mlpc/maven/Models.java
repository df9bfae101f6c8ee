package org.mlpc.maven;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.codehaus.plexus.build.BuildContext;
import org.codehaus.plexus.util.Scanner;
import org.mlpc.compiler.source.SourceFile;

/**
 * Finds and reads model files.
 *
 * @param root the folder that names in messages are relative to
 * @param charset of the files
 */
record Models(Path root, Charset charset) {
    private static final long LIMIT = 1_000_000;

    /**
     * The model files below a folder, in the order of their places.
     *
     * @param includes patterns such as {@code **}{@code /*.mlp}
     * @param excludes patterns of what is left out
     * @return empty when the folder does not exist
     */
    List<Model> find(BuildContext context, File folder, Set<String> includes, Set<String> excludes)
            throws MojoFailureException, MojoExecutionException {
        if (!folder.isDirectory()) {
            return List.of();
        }
        requireNoLoop(folder.toPath());
        Scanner scanner = context.newScanner(folder, true);
        scanner.setIncludes(includes.toArray(String[]::new));
        scanner.setExcludes(excludes.toArray(String[]::new));
        scanner.addDefaultExcludes();
        scanner.scan();
        String[] places = scanner.getIncludedFiles();
        for (int i = 0; i < places.length; i++) {
            places[i] = places[i].replace(File.separatorChar, '/');
        }
        Arrays.sort(places);
        List<Model> models = new ArrayList<>();
        for (String place : places) {
            Path path = path(folder, place);
            models.add(new Model(path, place, new SourceFile(shown(path), read(path))));
        }
        return models;
    }

    private static Path path(File folder, String place) throws MojoFailureException {
        try {
            return folder.toPath().resolve(place);
        } catch (InvalidPathException e) {
            throw new MojoFailureException("the name of " + place + " below " + folder
                    + " has letters that this system's locale does not know; set the environment variable"
                    + " LC_ALL=C.UTF-8");
        }
    }

    /** The scanner would follow a link that leads back around and around. */
    private void requireNoLoop(Path folder) throws MojoFailureException, MojoExecutionException {
        Path[] loop = new Path[1];
        try {
            Files.walkFileTree(
                    folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFileFailed(Path path, IOException e) {
                            loop[0] = Files.isSymbolicLink(path) ? path : loop[0];
                            return loop[0] == null ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                        }
                    });
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read " + shown(folder) + ": " + e.getMessage(), e);
        }
        if (loop[0] != null) {
            throw new MojoFailureException(
                    shown(loop[0]) + " is a symbolic link that leads to itself or to a folder around it; remove it");
        }
    }

    /** A path as messages show it: relative to the root where it is below it, with {@code /} on every system. */
    String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(root) ? root.relativize(absolute) : absolute;
        return shown.toString().replace(File.separatorChar, '/');
    }

    private String read(Path path) throws MojoFailureException, MojoExecutionException {
        try {
            if (Files.size(path) > LIMIT) {
                throw new MojoFailureException(shown(path) + " is not a model file: it is larger than 1 MB");
            }
            String text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new MojoFailureException(shown(path) + " is no text in " + charset
                    + "; save it so, or tell its encoding with mlpc.encoding");
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read " + shown(path) + ": " + e.getMessage(), e);
        }
    }
}
