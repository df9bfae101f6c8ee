/**
 * What is measured and how: rows of networks, their data, the clock, and the words a comparison speaks with each library.
 * Needs the JDK only, so that every library's adapter is compiled against it.
 */
package org.mlpc.benchmarks.protocol;
