package org.mlpc.benchmarks.subject;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mlpc.benchmarks.protocol.ComparisonRow;
import org.mlpc.compiler.check.Checker;
import org.mlpc.compiler.check.library.StandardDefinitions;
import org.mlpc.compiler.codegen.Generator;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.order.Order;
import org.mlpc.compiler.order.Ordering;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.compiler.schedule.Schedule;
import org.mlpc.compiler.schedule.Scheduler;
import org.mlpc.compiler.schedule.Scheduler.Choice;
import org.mlpc.compiler.source.SourceFile;

/** A row's network in every form that it could take with vectors. */
public final class Forms {
    private final ComparisonRow row;
    private final Map<Choice, Schedule> schedules = new EnumMap<>(Choice.class);
    private final Choice chosen;

    private Forms(ComparisonRow row, Order order) {
        this.row = row;
        for (Choice choice : List.of(Choice.STRAIGHT, Choice.BATCHES, Choice.LOOPS, Choice.TILES)) {
            Schedule schedule = Scheduler.schedule(order, CodeTarget.VECTOR, choice);
            boolean alone = choice == Choice.STRAIGHT || choice == Choice.BATCHES;
            boolean possible = !alone || schedule.form() == Schedule.Form.EXAMPLE;
            if (possible && !schedules.containsValue(schedule)) {
                schedules.put(choice, schedule);
            }
        }
        Schedule cheapest = Scheduler.schedule(order, CodeTarget.VECTOR);
        chosen = schedules.entrySet().stream()
                .filter(e -> e.getValue().equals(cheapest))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Choice.CHEAPEST);
        schedules.putIfAbsent(chosen, cheapest);
    }

    /** The forms of a row's network. */
    public static Forms of(ComparisonRow row) {
        Diagnostics diagnostics = new Diagnostics();
        SourceFile model = new SourceFile("subject.mlp", ModelFileText.of(row, 1));
        Network network = Checker.check(
                        new StandardDefinitions(Parser::parse), List.of(Parser.parse(model, diagnostics)), diagnostics)
                .networks()
                .get(0);
        return new Forms(row, Ordering.order(network, network.train().piece()));
    }

    /** What leads to different classes. */
    public Set<Choice> distinct() {
        return schedules.keySet();
    }

    /** What the compiler chooses, among {@link #distinct}. */
    public Choice chosen() {
        return chosen;
    }

    /** The network in a form, compiled and loaded. */
    public Subject subject(Choice choice) {
        return Subject.of(
                row,
                Generator.generate(schedules.get(choice), Subject.PACKAGE, "benchmark")
                        .text());
    }
}
