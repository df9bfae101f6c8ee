/**
 * The second way to compute everything: an interpreter of checked networks in double, naive, that shares no rule of
 * differentiation, simplification, order or schedule with the compiler. Generated classes are compared with it.
 */
package org.mlpc.compiler.reference;
