/** Tokens and runs of tokens: families, words, blocks, brackets, nesting, and text that wants quotes. */
package org.mlpc.compiler.parse.token;
