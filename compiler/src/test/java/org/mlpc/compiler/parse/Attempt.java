package org.mlpc.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.check.Checker;
import org.mlpc.compiler.check.library.StandardDefinitions;
import org.mlpc.compiler.codegen.Generator;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.NetworkPrinter;
import org.mlpc.compiler.order.Order;
import org.mlpc.compiler.order.OrderPrinter;
import org.mlpc.compiler.order.Ordering;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.compiler.schedule.Schedule;
import org.mlpc.compiler.schedule.SchedulePrinter;
import org.mlpc.compiler.schedule.Scheduler;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.syntax.ModelFile;
import org.mlpc.compiler.syntax.Printer;

/** Takes a text as far as it goes: read, checked if it can be read, turned into Java if nothing is wrong with it. */
final class Attempt {
    private static final long SECOND = 1_000_000_000;

    private static final StandardDefinitions STANDARD = new StandardDefinitions(Parser::parse);

    /** Classes that are kept for javac, at most so many for a target, and none that is very long. */
    private static final int KEPT = 1;

    private static final int LONG = 40_000;

    /** Each so manyth network is written with vectors, too. */
    private static final int VECTORS = 4;

    private final Map<CodeTarget, List<Generator.JavaText>> kept = new EnumMap<>(CodeTarget.class);
    private int checked;
    private int generated;

    /** How many texts could be read. */
    int checked() {
        return checked;
    }

    /** How many became Java. */
    int generated() {
        return generated;
    }

    /** Some of the Java for a target. */
    List<Generator.JavaText> kept(CodeTarget target) {
        return kept.getOrDefault(target, List.of());
    }

    /** Whether a text has a network and no mistake. */
    static boolean sound(String text) {
        Diagnostics diagnostics = new Diagnostics();
        ModelFile file = Parser.parse(new SourceFile("sound.mlp", text), diagnostics);
        return diagnostics.errors() == 0
                && !Checker.check(STANDARD, List.of(file), diagnostics)
                        .networks()
                        .isEmpty()
                && diagnostics.errors() == 0;
    }

    /** Tries a text, which must take less than a second; what only waited for a busy machine may try again. */
    void soon(SourceFile source) {
        for (int trial = 1; trial <= 3; trial++) {
            long start = System.nanoTime();
            wholly(source);
            if (System.nanoTime() - start < SECOND) {
                return;
            }
        }
        throw new AssertionError("three times longer than a second");
    }

    private void wholly(SourceFile source) {
        Diagnostics diagnostics = new Diagnostics();
        ModelFile file = Parser.parse(source, diagnostics);
        diagnostics.all().forEach(MistakesTest::assertWellFormed);
        if (diagnostics.errors() > 0) {
            return;
        }
        checked++;
        assertTrue(Printer.print(file).length() > 0 || file.declarations().isEmpty());
        List<Network> networks =
                Checker.check(STANDARD, List.of(file), diagnostics).networks();
        diagnostics.all().forEach(MistakesTest::assertWellFormed);
        if (diagnostics.errors() == 0) {
            networks.forEach(this::generate);
        }
    }

    private void generate(Network network) {
        Order order = Ordering.order(network, network.train().piece());
        int printed = NetworkPrinter.print(network).length()
                + OrderPrinter.print(order).length();
        for (CodeTarget target : CodeTarget.values()) {
            if (target == CodeTarget.VECTOR && generated % VECTORS != 0) {
                continue;
            }
            Schedule schedule = Scheduler.schedule(order, target);
            Generator.JavaText java = Generator.generate(schedule, "", "0.1.0");
            assertTrue(printed > 0 && !SchedulePrinter.print(schedule).isEmpty());
            assertTrue(java.text().endsWith("}\n"));
            List<Generator.JavaText> some = kept.computeIfAbsent(target, t -> new ArrayList<>());
            if (some.size() < KEPT && java.text().length() < LONG) {
                some.add(java);
            }
        }
        generated++;
    }
}
