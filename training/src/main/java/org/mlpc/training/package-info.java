/**
 * Trains generated classes on data from files, and asks them, for any program: no command line and no options.
 *
 * <p>{@code data} turns files into examples, {@code run} trains on them, {@code metric} says how good a network is, {@code
 * report} puts that into words, {@code predict} writes what a network answers, and {@code build} does all of it for a build.
 * Everything that may fail for a reason of the user's throws {@link org.mlpc.training.Failure}.
 */
package org.mlpc.training;
