package org.mlpc.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mlpc.compiler.diagnostic.Habits.Kind;

/**
 * Finds the name somebody probably meant: the same but for capitals and dividing signs, what other tools call it, or the
 * nearest by slips of the finger.
 */
public final class Suggestion {
    private Suggestion() {}

    /** A name as it is compared: small letters, without {@code _}, {@code -}, dots and spaces. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.\\s]", "");
    }

    /**
     * The known names that are nearest, in the given order; none when all are too far away to be meant.
     *
     * <p>A short name may have one slip, one of five letters two, a long one a slip for every third letter; and
     * something of it must be left.
     */
    public static List<String> nearest(String name, Collection<String> known) {
        String written = folded(name);
        int least = Math.max(written.length() < 5 ? 1 : 2, written.length() / 3);
        List<String> best = new ArrayList<>();
        for (String candidate : known) {
            String other = folded(candidate);
            int distance = Math.abs(written.length() - other.length()) > least ? least + 1 : distance(written, other);
            if (distance < least && distance < Math.min(written.length(), other.length())) {
                best.clear();
                least = distance;
            }
            if (distance == least && distance < Math.min(written.length(), other.length())) {
                best.add(candidate);
            }
        }
        return best;
    }

    /** The nearest known name, unless several are as near: for those who act on it and do not only ask. */
    public static Optional<String> only(String name, Collection<String> known) {
        List<String> nearest = nearest(name, known);
        return nearest.size() == 1 ? Optional.of(nearest.get(0)) : Optional.empty();
    }

    /** Help of the form {@code did you mean `relu`?}. */
    public static Optional<String> help(String name, Collection<String> known) {
        return nearest(name, known).stream().findFirst().map(Suggestion::question);
    }

    /** Help for a name of a kind, from what other tools call it or from the nearest known name. */
    public static Optional<String> help(Kind kind, String name, Collection<String> known) {
        List<String> written = forms(kind, name);
        return known.stream()
                .filter(candidate -> written.contains(folded(candidate)))
                .findFirst()
                .map(Suggestion::question)
                .or(() -> Habits.help(kind, name, known))
                .or(() -> help(name, known));
    }

    /** A name as it is compared, and without the word of its kind at the end: {@code huberloss}, {@code huber}. */
    static List<String> forms(Kind kind, String name) {
        String written = folded(name);
        return written.endsWith(kind.word())
                ? List.of(
                        written,
                        written.substring(0, written.length() - kind.word().length()))
                : List.of(written);
    }

    static String question(String name) {
        return "did you mean `" + name + "`?";
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
