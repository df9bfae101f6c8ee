package org.mlpc.examples.lectures;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.Table;

/**
 * Examples that the lectures train on, made from a seed and kept as CSV files, so that models can be trained by hand.
 *
 * @param header the columns' names
 * @param features how many of the columns are inputs; the others are targets
 * @param rows the values, rounded to what the file shows
 */
record Data(String header, int features, List<double[]> rows) {
    /** What one example looks like, given its number. */
    interface Example {
        double[] row(int number);
    }

    static Data of(String header, int features, int count, Example example) {
        return new Data(
                header,
                features,
                IntStream.range(0, count)
                        .mapToObj(k ->
                                Arrays.stream(example.row(k)).map(Data::rounded).toArray())
                        .toList());
    }

    private static double rounded(double value) {
        return Double.parseDouble(shown(value));
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.4f", value).replaceFirst("\\.?0+$", "");
    }

    /** The text of the file. */
    String csv() {
        return rows.stream()
                .map(row -> Arrays.stream(row).mapToObj(Data::shown).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    double[] x() {
        return rows.stream().flatMapToDouble(r -> Arrays.stream(r, 0, features)).toArray();
    }

    double[] t() {
        return rows.stream()
                .flatMapToDouble(r -> Arrays.stream(r, features, r.length))
                .toArray();
    }

    Dataset dataset() {
        int targets = rows.get(0).length - features;
        return Dataset.of(Table.of(x(), features), Table.of(t(), targets));
    }

    /** A full period of the sine at equal distances. */
    static Data sine(int count) {
        return of("x,y", 1, count, k -> {
            double x = -Math.PI + 2 * Math.PI * k / (count - 1);
            return new double[] {x, StrictMath.sin(rounded(x))};
        });
    }

    /** Points of a curve with noise, at random places of [-2, 2]. */
    static Data noisy(int count, long seed) {
        Random random = new Random(seed);
        return of("x,y", 1, count, k -> {
            double x = rounded(4 * random.nextDouble() - 2);
            return new double[] {x, StrictMath.sin(2 * x) + 0.3 * random.nextGaussian()};
        });
    }

    /** Films: budget in millions, length in minutes, year, known actors; and three ratings that follow from them. */
    static Data films(int count, long seed) {
        Random random = new Random(seed);
        return of("budget,minutes,year,known actors,imdb,critics,audience", 4, count, k -> {
            double budget = Math.rint(1 + 199 * random.nextDouble() * random.nextDouble());
            double minutes = Math.rint(80 + 90 * random.nextDouble());
            double year = Math.rint(1960 + 65 * random.nextDouble());
            double actors = Math.floor(6 * random.nextDouble());
            double taste = 1 - StrictMath.pow((minutes - 115) / 60, 2);
            double imdb = 5.2 + 1.4 * taste + 0.25 * actors - (year - 1990) / 80 + noise(random, 0.25);
            double critics = 6.2 + 1.4 * taste - 0.012 * budget - (year - 1990) / 50 + noise(random, 0.4);
            double audience = 3.3 + 0.9 * StrictMath.log(budget) + 0.3 * actors + noise(random, 0.4);
            return new double[] {budget, minutes, year, actors, tenths(imdb), tenths(critics), tenths(audience)};
        });
    }

    private static double noise(Random random, double spread) {
        return spread * random.nextGaussian();
    }

    /** A rating: 1 to 10, with one decimal. */
    private static double tenths(double value) {
        return Math.rint(10 * Math.max(1, Math.min(10, value))) / 10;
    }
}
