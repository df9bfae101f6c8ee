/**
 * The Maven plugin: finds model files, hands them to the compiler, and writes what changed.
 *
 * <p>It knows nothing of the language. One class for each goal; {@link org.mlpc.maven.ModelsMojo} holds what they share.
 */
package org.mlpc.maven;
