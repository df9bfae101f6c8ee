package org.mlpc.benchmarks.protocol;

/** One network of one library with its data in the library's own form. */
public interface Trainee extends AutoCloseable {
    /**
     * Does about {@code n} steps of the row it was opened for, one batch each, cycling over the batches.
     *
     * @return how many were done
     */
    long run(long n) throws Exception;

    /** The mean loss over all batches, or NaN where the library does not tell; changes nothing. */
    double loss() throws Exception;

    @Override
    default void close() {}
}
