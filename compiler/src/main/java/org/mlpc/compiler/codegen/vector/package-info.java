/** Spells methods of vectors: functions of a vector, and the sums of tiles. */
package org.mlpc.compiler.codegen.vector;
