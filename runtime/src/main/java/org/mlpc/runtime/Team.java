package org.mlpc.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A few threads that work together on one thing at a time, for {@link Network#use(Team)}. A team serves one network after
 * the other, all from the thread that made it; several teams run side by side. To run a work allocates nothing.
 *
 * <p>Between works a thread spins for a moment, since the next one mostly follows at once, and then sleeps.
 */
public final class Team implements AutoCloseable {
    /** The caller alone; anybody may use it. */
    public static final Team ALONE = new Team(1);

    private static final int SPINS = 20_000;

    private final Thread[] helpers;
    private final AtomicInteger done = new AtomicInteger();
    private volatile int round;
    private volatile boolean closed;
    private volatile Throwable failure;
    private Work work;

    /** Something that can be done in parts, in any order or at the same time. */
    public interface Work {
        /** Does one part, {@code 0 .. parts - 1}. */
        void part(int part, int parts);
    }

    /**
     * A team of so many threads, the caller's included.
     *
     * @param threads from 1 to 1024; more than the machine has only get in each other's way
     */
    public static Team of(int threads) {
        if (threads < 1 || threads > 1024) {
            throw new IllegalArgumentException("a team has 1 to 1024 threads, not " + threads);
        }
        return threads == 1 ? ALONE : new Team(threads);
    }

    private Team(int threads) {
        helpers = new Thread[threads - 1];
        for (int h = 0; h < helpers.length; h++) {
            int part = h + 1;
            helpers[h] = new Thread(() -> serve(part), "mlpc-" + part);
            helpers[h].setDaemon(true);
            helpers[h].start();
        }
    }

    /** How many parts a work has. */
    public int size() {
        return helpers.length + 1;
    }

    /** The first of {@code count} things that belong to a part; those of the next part begin at its end. */
    public static int share(int count, int part, int parts) {
        return (int) ((long) count * part / parts);
    }

    /** The same where things belong together in blocks, and no block is divided; the last may be smaller. */
    public static int share(int count, int block, int part, int parts) {
        return Math.min(count, block * share((count + block - 1) / block, part, parts));
    }

    /** Does all parts of a work, one of them here, and returns when all are done. */
    // one thread at a time gives work, so only it counts; and it yields to wait less: no result hangs on that
    @SuppressWarnings({"NonAtomicVolatileUpdate", "ThreadPriorityCheck"})
    public void run(Work todo) {
        if (helpers.length == 0) {
            todo.part(0, 1);
            return;
        }
        if (closed) {
            throw new IllegalStateException("this team is closed");
        }
        failure = null; // of a work that was refused here, too
        work = todo;
        done.set(0);
        round++; // publishes the work
        for (Thread helper : helpers) {
            LockSupport.unpark(helper);
        }
        try {
            todo.part(0, size());
        } finally {
            for (int spins = 0; done.get() < helpers.length; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield(); // a helper may be waiting for this very processor
                }
            }
            work = null;
        }
        if (failure != null) {
            Throwable cause = failure;
            failure = null;
            throw new IllegalStateException("a thread of the team failed", cause);
        }
    }

    private void serve(int part) {
        int seen = 0;
        while (true) {
            for (int spins = 0; round == seen && !closed; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
            if (round == seen) {
                return;
            }
            seen++;
            try {
                work.part(part, size());
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            done.incrementAndGet();
        }
    }

    /** Ends the threads; a team of one has none to end. */
    @Override
    public void close() {
        closed = helpers.length > 0;
        for (Thread helper : helpers) {
            LockSupport.unpark(helper);
        }
    }
}
