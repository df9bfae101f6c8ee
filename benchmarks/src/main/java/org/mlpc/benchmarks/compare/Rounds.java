package org.mlpc.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.benchmarks.protocol.ComparisonRow;

/** Lets contenders take turns: of every row each one is opened and warmed, and then each measures it shortly in every round. */
final class Rounds {
    /** Microseconds of a step that is measured once only. */
    private static final double SLOW = 2e6;

    private final List<Contender> contenders;
    private final Optional<Peak> peak;
    private final Turn turn;
    private final Map<String, String> lost = new LinkedHashMap<>();

    /**
     * How long a turn is.
     *
     * @param warm seconds that a contender runs before the rounds
     * @param seconds of a turn in a round
     */
    record Turn(int rounds, double warm, double seconds) {}

    Rounds(List<Contender> contenders, Optional<Peak> peak, Turn turn) {
        this.contenders = new ArrayList<>(contenders);
        this.peak = peak;
        this.turn = turn;
    }

    /** Contenders whose program ended, and when. */
    Map<String, String> lost() {
        return lost;
    }

    /** Lets everyone compile and load what they need on some row that does not count. */
    void prewarm(ComparisonRow row, double seconds) {
        for (Contender contender : List.copyOf(contenders)) {
            open(contender, row, seconds, new LinkedHashMap<>());
            drop(contender);
        }
    }

    Measured measure(ComparisonRow row) throws IOException {
        Map<String, String> deviations = new LinkedHashMap<>();
        Map<Contender, Double> open = new LinkedHashMap<>();
        for (Contender contender : List.copyOf(contenders)) {
            open(contender, row, turn.warm(), deviations).ifPresent(step -> open.put(contender, step));
        }
        List<Double> peaks = new ArrayList<>();
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int round = 0; round < turn.rounds(); round++) {
            if (peak.isPresent()) {
                peaks.add(peak.get().measure());
            }
            for (Map.Entry<Contender, Double> entry : open.entrySet()) {
                if (round == 0 || entry.getValue() < SLOW) {
                    run(entry.getKey())
                            .ifPresent(
                                    time -> times.computeIfAbsent(entry.getKey().name(), name -> new ArrayList<>())
                                            .add(time));
                }
            }
        }
        open.keySet().forEach(this::drop);
        return new Measured(row, peaks, times, deviations);
    }

    private Optional<Double> open(Contender contender, ComparisonRow row, double warm, Map<String, String> deviations) {
        if (!contenders.contains(contender)) {
            return Optional.empty();
        }
        try {
            Contender.Opened opened = contender.open(row, warm * contender.patience());
            if (!opened.deviation().isEmpty()) {
                deviations.put(contender.name(), opened.deviation());
            }
            return Optional.of(opened.step());
        } catch (Contender.Refusal e) {
            System.err.println(contender.name() + " does not run " + row + ": " + e.getMessage());
        } catch (IOException e) {
            lose(contender, row, e);
        }
        return Optional.empty();
    }

    private Optional<Double> run(Contender contender) {
        if (!contenders.contains(contender)) {
            return Optional.empty();
        }
        try {
            return Optional.of(contender.run(turn.seconds()));
        } catch (IOException e) {
            lose(contender, null, e);
            return Optional.empty();
        }
    }

    private void drop(Contender contender) {
        try {
            if (contenders.contains(contender)) {
                contender.drop();
            }
        } catch (IOException e) {
            lose(contender, null, e);
        }
    }

    private void lose(Contender contender, ComparisonRow row, IOException e) {
        contenders.remove(contender);
        contender.close();
        lost.put(contender.name(), (row == null ? "" : "at " + row + ": ") + e.getMessage());
    }
}
