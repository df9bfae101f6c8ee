/** Measures every form that a network could take, for the constants of the compiler's cost model. */
package org.mlpc.benchmarks.calibrate;
