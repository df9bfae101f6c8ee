/**
 * The command line: reads files, calls the compiler, trains and predicts with the runtime, and talks to the user.
 *
 * <p>One class for each command; everything that may fail for a reason of the user's throws {@link
 * org.mlpc.training.Failure}.
 */
package org.mlpc.cli;
