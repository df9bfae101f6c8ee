/** The benchmarks of JMH: whole steps and forward passes, by shape, batch, optimizer and target. */
package org.mlpc.benchmarks.jmh;
