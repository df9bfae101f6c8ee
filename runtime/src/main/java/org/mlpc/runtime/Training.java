package org.mlpc.runtime;

import java.util.Optional;

/**
 * The {@code train} block of a model file, defaults filled in.
 *
 * @param data the training data's place, relative to the model file
 * @param batch examples in one step; 0 for all of them (full batch)
 * @param epochs passes over the data
 * @param seed of starting weights, shuffle and split
 * @param shuffle whether the order of the examples changes every epoch
 * @param validation the share of the data held out for validation, 0 (none) to below 1
 * @param validationData a data file for validation instead of a share
 */
public record Training(
        Optional<String> data,
        int batch,
        int epochs,
        long seed,
        boolean shuffle,
        double validation,
        Optional<String> validationData) {}
