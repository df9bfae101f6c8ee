package org.mlpc.compiler.program;

/** What a variable of an expression stands for: a number in memory, or a whole number made of indices. */
public sealed interface Operand permits Access, Affine {}
