/**
 * Text to syntax. ANTLR begins and ends in this package.
 *
 * <p>{@link org.mlpc.compiler.parse.Parser} reads tokens, mends the slips that can be seen in them, refuses what is
 * nested too deep, lets ANTLR parse, and builds the records of {@code syntax}.
 */
package org.mlpc.compiler.parse;
