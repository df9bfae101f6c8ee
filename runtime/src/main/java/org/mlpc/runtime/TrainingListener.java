package org.mlpc.runtime;

/** Hears of the progress of a training, on the thread that trains. */
@FunctionalInterface
public interface TrainingListener {
    /**
     * The training begins: the data are split, the scale is fitted.
     *
     * @param epochs that will be run
     * @param training examples to train on
     * @param validation examples of validation; 0 without
     */
    default void started(int epochs, int training, int validation) {}

    /**
     * A step was taken.
     *
     * @param epoch from 1
     * @param done examples of the epoch that have been seen
     * @param loss of the step's examples before the step
     */
    default void stepped(int epoch, int done, double loss) {}

    /** An epoch has ended. */
    void ended(Epoch epoch);

    /**
     * The training has ended, and not by diverging.
     *
     * @param kept the epoch whose weights the network has; 0 for the starting weights
     * @param reason why no further epoch was run, such as {@code all 200 epochs were run}
     */
    default void finished(int kept, String reason) {}

    /** Something that the user should know and need not act on. */
    default void notice(String message) {}
}
