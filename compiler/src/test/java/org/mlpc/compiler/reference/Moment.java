package org.mlpc.compiler.reference;

/**
 * When a batch goes through a network.
 *
 * @param training whether random numbers and statistics of the batch are taken
 * @param step steps taken before
 */
record Moment(boolean training, long step) {}
