package org.mlpc.compiler.random;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Draws from a seed; {@link Random} is specified to the bit. */
public final class Choice {
    private final Random random;

    public Choice(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }

    /** A whole number between two bounds, both included. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** True so often out of 100. */
    public boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    /** One of several. */
    @SafeVarargs
    public final <T> T of(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** One of several. */
    public <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** A number between two bounds, spelled with up to three digits behind the point. */
    public String number(double low, double high) {
        double value = low + (high - low) * random.nextDouble();
        return String.format(Locale.ROOT, "%." + between(1, 3) + "f", value);
    }

    /** A number around 0. */
    public double gaussian() {
        return random.nextGaussian();
    }

    /** A positive number spelled in one of the ways the language has. */
    public String positive(double low, double high) {
        String plain = number(low, high);
        double value = Double.parseDouble(plain);
        if (value == 0) {
            return "0.125";
        }
        return switch (between(0, 5)) {
            case 0 -> String.format(Locale.ROOT, "%.3e", value);
            case 1 -> plain + "00";
            case 2 -> "(" + plain + " + 1 / 64)";
            default -> plain;
        };
    }
}
