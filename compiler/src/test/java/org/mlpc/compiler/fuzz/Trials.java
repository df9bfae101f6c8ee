package org.mlpc.compiler.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.Resolved;
import org.mlpc.compiler.check.Checker;
import org.mlpc.compiler.check.library.StandardDefinitions;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.random.Choice;
import org.mlpc.compiler.random.Sameness;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.syntax.ModelFile;

/** Tries model texts of consecutive seeds, every other one damaged, and notes what goes wrong with which. */
final class Trials {
    /** Nanoseconds of the processor's time for an input, whatever else the machine does. */
    private static final long SOON = 2_000_000_000;

    /** So many networks are compiled by one call of javac. */
    private static final int TOGETHER = 40;

    /** A network with more parameters is not trained. */
    private static final int LARGE = 20_000;

    private static final int MANY_FAILURES = 25;

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final StandardDefinitions STANDARD = new StandardDefinitions(Parser::parse);

    /** Every so manyth accepted text is compiled by javac, trained and resolved; five times as many become Java. */
    private final int trained;

    private final Sameness sameness = new Sameness();
    private final List<String> failures = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();
    private final Set<String> classes = new HashSet<>();
    private int inputs;
    private int accepted;
    private int acceptedDamaged;
    private int generated;
    private int ran;
    private volatile String text = "";

    Trials(int trained) {
        this.trained = trained;
    }

    /** Takes so many seeds from one on, on a stack as large as the compiler's own. */
    void run(long first, int count) throws InterruptedException {
        Thread thread = new Thread(null, () -> all(first, count), "fuzzed texts", 64L << 20);
        thread.setDaemon(true);
        thread.start();
        String last = "";
        int stuck = 0;
        while (thread.isAlive()) {
            thread.join(20_000);
            stuck = last.equals(text) ? stuck + 1 : 0;
            last = text;
            if (stuck > 15) {
                throw new AssertionError("five minutes for one text\n" + last);
            }
        }
    }

    private void all(long first, int count) {
        for (long seed = first; seed < first + count && failures.size() < MANY_FAILURES; seed++) {
            boolean damaged = seed % 2 == 1;
            try {
                String whole = DrawnModel.text(seed / 2);
                text = damaged ? TokenDamage.of(whole, new Choice(-seed)) : whole;
                one(damaged);
            } catch (Exception | Error e) {
                note(e);
            }
            inputs++;
            if (inputs % 1_000 == 0) {
                System.out.println("fuzzed: " + report());
            }
        }
        text = "the last networks";
        compile();
        failures.addAll(sameness.failures());
    }

    private void note(Throwable failure) {
        StringBuilder trace = new StringBuilder().append(failure);
        for (int i = 0; i < Math.min(12, failure.getStackTrace().length); i++) {
            trace.append("\n    at ").append(failure.getStackTrace()[i]);
        }
        failures.add(trace + "\n" + text);
        System.out.println("fuzzed, failure: " + failures.get(failures.size() - 1));
    }

    /** What takes so long only once had to wait for a virtual machine that was busy with itself. */
    private static <T> T soon(Supplier<T> work) {
        long least = Long.MAX_VALUE;
        for (int trial = 1; trial <= 3; trial++) {
            long start = MACHINE.getProcessCpuTime();
            T result = work.get();
            least = Math.min(least, MACHINE.getProcessCpuTime() - start);
            if (least < SOON) {
                return result;
            }
        }
        throw new AssertionError("took " + least / 1_000_000 + " ms");
    }

    private void one(boolean damaged) {
        List<Network> networks = soon(this::check);
        if (networks == null) {
            return;
        }
        accepted++;
        acceptedDamaged += damaged ? 1 : 0;
        if (accepted % (trained / 5) == 0) {
            generate();
        }
        if (accepted % trained == 0 && networks.size() == 1) {
            sample(networks.get(0));
        }
    }

    /** The networks of a text without errors; null if it has some. */
    private List<Network> check() {
        Diagnostics diagnostics = new Diagnostics();
        ModelFile file = Parser.parse(new SourceFile("fuzzed.mlp", text), diagnostics);
        if (diagnostics.errors() > 0) {
            diagnostics.all().forEach(this::wellFormed);
            return null;
        }
        List<Network> networks =
                Checker.check(STANDARD, List.of(file), diagnostics).networks();
        diagnostics.all().forEach(this::wellFormed);
        return diagnostics.errors() > 0 ? null : networks;
    }

    private void wellFormed(Diagnostic diagnostic) {
        int start = diagnostic.primary().start();
        int end = diagnostic.primary().end();
        assertTrue(0 <= start && start <= end && end <= text.length(), diagnostic::message);
        assertTrue(!diagnostic.message().isBlank() && !diagnostic.message().contains("null"), diagnostic::message);
        if (inputs % 50 == 0) {
            assertTrue(!Renderer.render(diagnostic, false).isBlank(), diagnostic::message);
        }
    }

    private void generate() {
        for (CodeTarget target : CodeTarget.values()) {
            Compilation compilation = soon(() -> Compiler.compile(
                    List.of(new SourceFile("fuzzed.mlp", text)), new Options(Optional.empty(), "0.1.0", target)));
            assertTrue(compilation.succeeded(), () -> Renderer.render(compilation.diagnostics(), false));
        }
        generated++;
    }

    private void sample(Network network) {
        Resolved.requireSame(List.of(new SourceFile("fuzzed.mlp", text)));
        if (network.parameters() <= LARGE && classes.add(network.name().toLowerCase(Locale.ROOT))) {
            waiting.add(text);
        }
        if (waiting.size() == TOGETHER) {
            compile();
        }
    }

    /** Compiles and runs what waits, one by one if all together fail. */
    private void compile() {
        List<String> texts = List.copyOf(waiting);
        waiting.clear();
        classes.clear();
        ran += texts.size();
        int before = sameness.failures().size();
        try {
            sameness.require(texts);
            sameness.failures().stream().skip(before).forEach(f -> System.out.println("fuzzed, failure: " + f));
        } catch (ReflectiveOperationException | AssertionError e) {
            for (String single : texts) {
                text = single;
                try {
                    new Sameness().require(List.of(single));
                } catch (ReflectiveOperationException | AssertionError alone) {
                    note(alone);
                }
            }
        }
    }

    /** How many inputs became what. */
    String report() {
        return inputs + " inputs, " + accepted + " accepted, of them damaged " + acceptedDamaged + ", "
                + (inputs - accepted) + " refused, " + generated + " became Java, " + ran + " ran, "
                + sameness.compared() + " compared with the reference, " + sameness.vectorized() + " with vectors, "
                + (failures.size() + sameness.failures().size()) + " failures";
    }

    /** What went wrong, each with its text. */
    List<String> failures() {
        return failures;
    }

    double accepted() {
        return (double) accepted / inputs;
    }

    int ran() {
        return ran;
    }

    int compared() {
        return sameness.compared();
    }
}
