/** The generated classes as the subject of measurement: models, compiled in memory, under the rules of every library. */
package org.mlpc.benchmarks.subject;
