/**
 * Writes C that is specialised by hand for a row of the comparison: the same network, shapes and batch as constants, and the
 * register tiles, data layouts and vector lanes that a patient person would choose. It is the opponent that knows as much as
 * mlpc does.
 */
package org.mlpc.benchmarks.c;
