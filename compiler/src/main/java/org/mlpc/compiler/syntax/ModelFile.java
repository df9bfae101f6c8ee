package org.mlpc.compiler.syntax;

import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.source.SourceFile;

/**
 * One model file as written.
 *
 * @param source its text
 * @param packageName the dotted name behind {@code package}, if any
 * @param declarations in the order of the text
 */
public record ModelFile(SourceFile source, Optional<Name> packageName, List<Declaration> declarations) {
    public ModelFile {
        declarations = List.copyOf(declarations);
    }
}
