/** The parts of a network, each by itself and beside the others: features, layers, target, loss, metrics, training. */
package org.mlpc.compiler.check.structure;
