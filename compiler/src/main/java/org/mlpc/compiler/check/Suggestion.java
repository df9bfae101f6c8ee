package org.mlpc.compiler.check;

import java.util.Collection;
import java.util.Optional;

/** Finds the name somebody probably meant. */
final class Suggestion {
    private Suggestion() {}

    /** The nearest known name, if it is near enough; the first of equals in the given order. */
    static Optional<String> nearest(String name, Collection<String> known) {
        int limit = Math.max(1, name.length() / 3);
        String best = null;
        int least = limit + 1;
        for (String candidate : known) {
            boolean near = Math.abs(name.length() - candidate.length()) < least;
            int distance = near ? distance(name, candidate) : least;
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Help of the form {@code did you mean `relu`?}. */
    static Optional<String> help(String name, Collection<String> known) {
        return nearest(name, known).map(n -> "did you mean `" + n + "`?");
    }

    /** Insertions, deletions, exchanges and swaps of neighbours (Damerau's distance, restricted). */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
