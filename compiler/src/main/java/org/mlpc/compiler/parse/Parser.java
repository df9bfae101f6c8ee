package org.mlpc.compiler.parse;

import java.util.Optional;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.ModelFile;

/** Turns the text of a model file into what was written. */
public final class Parser {
    /** Bytes; the deepest text that is let through needs a small part of it. */
    private static final long STACK = 16L << 20;

    private Parser() {}

    /**
     * Parses a file, whatever is in it.
     *
     * @param source the text
     * @param diagnostics takes what is wrong with it
     * @return the declarations that could be read whole
     */
    public static ModelFile parse(SourceFile source, Diagnostics diagnostics) {
        return parse(source.span(0, source.text().length()), diagnostics);
    }

    /**
     * Parses a part of a file that has no mistakes, such as one definition of the standard library.
     *
     * @return its declarations, whose places are those in the whole file
     * @throws IllegalStateException when there is a mistake all the same
     */
    public static ModelFile parse(Span part) {
        Diagnostics diagnostics = new Diagnostics();
        ModelFile parsed = parse(part, diagnostics);
        if (diagnostics.errors() > 0) {
            throw new IllegalStateException("there is a mistake in " + part + ": " + diagnostics.all());
        }
        return parsed;
    }

    private static ModelFile parse(Span part, Diagnostics diagnostics) {
        ModelFile[] result = new ModelFile[1];
        Thread thread = new Thread(null, () -> result[0] = new Reading(part, diagnostics).read(), "mlpc parser", STACK);
        RuntimeException[] failure = new RuntimeException[1];
        thread.setUncaughtExceptionHandler(
                (t, e) -> failure[0] = new IllegalStateException("the parser failed on " + part.file(), e));
        thread.start();
        join(thread);
        if (failure[0] != null) {
            throw failure[0];
        }
        return Optional.ofNullable(result[0]).orElseThrow();
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
