/**
 * The loop program of a network: buffers, methods, and a small family of statements over expressions and typed places.
 * Nothing in it is text that must be read to decide.
 */
package org.mlpc.compiler.program;
