package org.mlpc.compiler;

import java.util.Optional;

/**
 * What a caller may choose.
 *
 * @param packageName the Java package for files that declare none
 * @param version of the compiler, named in the header of generated files
 */
public record Options(Optional<String> packageName, String version) {}
