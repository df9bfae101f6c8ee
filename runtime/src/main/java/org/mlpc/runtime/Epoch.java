package org.mlpc.runtime;

import java.util.Optional;

/**
 * What one epoch of training gave.
 *
 * @param number from 1
 * @param steps optimizer steps the network has taken by its end
 * @param loss mean loss over the epoch's examples, each before the step it took part in, penalties included
 * @param evaluation on the validation data after the epoch; without such data on the training data if the network has
 *     metrics, otherwise empty
 */
public record Epoch(int number, long steps, double loss, Optional<Evaluation> evaluation) {}
