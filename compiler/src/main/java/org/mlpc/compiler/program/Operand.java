package org.mlpc.compiler.program;

/** What a variable of an expression stands for: a number in memory, or the number that an index has. */
public sealed interface Operand permits Access, Index {}
