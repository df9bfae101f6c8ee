package org.mlpc.maven;

import java.nio.file.Path;
import org.mlpc.compiler.source.SourceFile;

/**
 * A model file of the build.
 *
 * @param path where it is
 * @param place below the source folder, with {@code /} on every system
 * @param source its text, under the name that messages show
 */
record Model(Path path, String place, SourceFile source) {
    /** The Java package that the folder stands for; empty directly below the source folder. */
    String folderPackage() {
        int end = place.lastIndexOf('/');
        return end < 0 ? "" : place.substring(0, end).replace('/', '.');
    }
}
