package org.mlpc.benchmarks.calibrate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mlpc.benchmarks.protocol.Clock;
import org.mlpc.benchmarks.protocol.CommandWords;
import org.mlpc.benchmarks.protocol.ComparisonRow;
import org.mlpc.benchmarks.protocol.Examples;
import org.mlpc.benchmarks.protocol.Trainee;
import org.mlpc.benchmarks.subject.Forms;
import org.mlpc.benchmarks.subject.Subject;
import org.mlpc.compiler.schedule.Scheduler.Choice;

/** The command {@code calibrate}: shapes in every form that they could take, and whether the compiler chose the best. */
public final class Calibrate {
    private static final List<String> SHAPES = List.of(
            "2-2-1,4",
            "2-2-1,32",
            "4-8-3,1",
            "4-8-3,4",
            "4-8-3,8",
            "4-8-3,16",
            "4-8-3,32",
            "4-8-3,128",
            "4-4-1,8",
            "4-4-1,64",
            "6-3-2,10",
            "8-8-8-4,16",
            "10-5-1,100",
            "13-5-3,20",
            "3-20-2,32",
            "10-10-1,4",
            "20-40-3,7",
            "30-4-2,50",
            "13-64-32-1,32",
            "64-32-10,2",
            "64-32-10,32",
            "100-130-5,50",
            "100-1000-10,16",
            "784-128-10,32",
            "784-30-10,10",
            "784-128-10,1");

    private Calibrate() {}

    public static void main(String[] words) throws Exception {
        CommandWords arguments = new CommandWords(words, List.of("quick"));
        boolean quick = arguments.has("quick");
        Clock clock = new Clock(quick ? 1 : 3, quick ? 0.03 : 0.1, 9, 60);
        StringBuilder table = new StringBuilder("""
                µs of a training step (SGD, relu, softmax), best of 3 times 9 repetitions, in turn. `chosen / best` is what the
                compiler's choice costs against the best form.

                | network, batch | straight lines | batch in tiles | loops | tiles | chosen | chosen / best |
                | --- | --- | --- | --- | --- | --- | --- |
                """);
        int within = 0;
        for (String shape : SHAPES) {
            Shape measured = new Shape(shape, clock);
            table.append(measured.line());
            within += measured.ratio() <= 1.1 ? 1 : 0;
            System.err.print(measured.line());
        }
        table.append(String.format(Locale.ROOT, "%n%d of %d within 10 %% of the best form.%n", within, SHAPES.size()));
        Path file = Path.of(arguments.required("home"), "target/calibration.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, table);
        System.out.print(table);
        System.exit(0);
    }

    /** One network and batch, measured in all its forms. */
    private static final class Shape {
        private static final int ROUNDS = 3;

        private final String name;
        private final Map<Choice, Double> times = new EnumMap<>(Choice.class);
        private final Choice chosen;

        Shape(String name, Clock clock) throws Exception {
            this.name = name;
            String[] parts = name.split(",");
            boolean one = parts[0].endsWith("-1");
            ComparisonRow row = ComparisonRow.parse(
                    "shape," + parts[0] + ",relu," + (one ? "sigmoid,mse" : "softmax,ce") + ",sgd," + parts[1]);
            Forms forms = Forms.of(row);
            chosen = forms.chosen();
            Map<Choice, Trainee> trainees = new EnumMap<>(Choice.class);
            for (Choice choice : forms.distinct()) {
                Subject subject = forms.subject(choice);
                trainees.put(choice, subject.trainee(subject.network(), Examples.of(row)));
            }
            for (int round = 0; round < ROUNDS; round++) {
                Clock turn = round == 0 ? clock : new Clock(0.1, clock.repetition(), clock.repetitions(), clock.cap());
                for (Map.Entry<Choice, Trainee> entry : trainees.entrySet()) {
                    times.merge(entry.getKey(), turn.measure(entry.getValue())[0], Math::min);
                }
            }
        }

        double ratio() {
            double best = times.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .min()
                    .orElseThrow();
            return times.get(chosen) / best;
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %s | %.2f |%n",
                    name.replace(",", ", "),
                    time(Choice.STRAIGHT),
                    time(Choice.BATCHES),
                    time(Choice.LOOPS),
                    time(Choice.TILES),
                    chosen.name().toLowerCase(Locale.ROOT),
                    ratio());
        }

        private String time(Choice choice) {
            return times.containsKey(choice) ? String.format(Locale.ROOT, "%.3g", times.get(choice)) : "";
        }
    }
}
