/** Trains the same networks with everything at hand, in turn on one core, and prints what it took as a table. */
package org.mlpc.benchmarks.compare;
