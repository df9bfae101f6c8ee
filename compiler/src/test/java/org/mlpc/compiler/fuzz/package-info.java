/** Models drawn from the whole grammar, damaged or not: each is answered soon, and what is accepted computes the same everywhere. */
package org.mlpc.compiler.fuzz;
