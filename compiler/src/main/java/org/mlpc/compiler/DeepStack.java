package org.mlpc.compiler;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs what recurses over the text of users on a stack of its own, whose size is known, whatever thread has called: a
 * thread of a build may have a small one. The limits of the language keep the recursion far from the end of it.
 */
final class DeepStack {
    /** Bytes; a hundred definitions that call each other, each nested as deep as can be, need a part of it. */
    private static final long STACK = 64L << 20;

    private DeepStack() {}

    private static final class Runner<T> extends Thread {
        private final Supplier<T> work;
        private @Nullable T result;
        private @Nullable Throwable failure;

        Runner(Supplier<T> work) {
            super(null, null, "mlpc compiler", STACK);
            this.work = work;
        }

        @Override
        public void run() {
            try {
                result = work.get();
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }

        T finished() {
            boolean interrupted = false;
            while (isAlive()) {
                try {
                    join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            return Objects.requireNonNull(result);
        }
    }

    /** The result of the work, or its failure. */
    static <T> T call(Supplier<T> work) {
        if (Thread.currentThread() instanceof Runner<?>) {
            return work.get();
        }
        Runner<T> runner = new Runner<>(work);
        runner.start();
        return runner.finished();
    }
}
