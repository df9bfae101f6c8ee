package org.mlpc.runtime;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The metrics by name. */
public final class Metrics {
    /** A metric's maker for a target, and whether its value is a share, 0 to 1. */
    private record Entry(Function<Target, Metric> maker, boolean share) {}

    private static final Map<String, Entry> ALL = Map.of("accuracy", new Entry(Accuracy::new, true));

    private Metrics() {}

    /** All names, sorted. */
    public static Set<String> names() {
        return new TreeSet<>(ALL.keySet());
    }

    /**
     * A fresh metric.
     *
     * @throws IllegalArgumentException for an unknown name and for a target that the metric does not fit
     */
    public static Metric named(String name, Target target) {
        return entry(name).maker().apply(target);
    }

    /** Whether a metric is a share, 0 to 1, best shown in percent. */
    public static boolean isShare(String name) {
        return entry(name).share();
    }

    private static Entry entry(String name) {
        Entry entry = ALL.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "unknown metric `" + name + "`; known are " + String.join(", ", names()));
        }
        return entry;
    }
}
