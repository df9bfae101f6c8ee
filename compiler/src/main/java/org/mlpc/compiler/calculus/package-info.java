/** What is done to expressions: value, derivative, simplification, lowering, and their notation in mathematics. */
package org.mlpc.compiler.calculus;
