/** Proves every definition of the standard library: against PyTorch, against itself in the other precision, at the limits. */
package org.mlpc.compiler.std;
