package org.mlpc.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.check.library.StandardLibrary;
import org.mlpc.compiler.codegen.Generator;
import org.mlpc.compiler.generated.InMemory;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.compiler.source.SourceFile;

/**
 * A hundred thousand damaged model files, drawn from seeds: each is answered with diagnostics or with Java, and soon;
 * none with an exception.
 */
class DamagedTextTest {
    private static final int TEXTS = 1_000;
    /** Java of a deep network takes long to write, and is no different. */
    private static final int MANY_LAYERS = 30;
    /** Minutes for all of them, far more than they need: who is not done by then never will be. */
    private static final int PATIENCE = 30;

    private static final List<String> SEEDS = new ArrayList<>();
    /** Those of the seeds that have no mistake. */
    private static final List<String> SOUND = new ArrayList<>();

    private static final List<String> WORDS = new ArrayList<>();

    @BeforeAll
    static void gather() throws IOException {
        Corpus.files().forEach(file -> SEEDS.add(file.text()));
        StandardLibrary.files().forEach(file -> SEEDS.add(file.text()));
        try (Stream<Path> paths = Files.walk(Path.of("src/test/resources"))) {
            for (Path path : paths.filter(p -> p.endsWith("model.mlp")).sorted().toList()) {
                SEEDS.add(Files.readString(path));
            }
        }
        SEEDS.removeIf(String::isEmpty);
        SEEDS.stream()
                .filter(t -> t.split("dense ").length < MANY_LAYERS && Attempt.sound(t))
                .forEach(SOUND::add);
        WORDS.addAll(Mutation.words(SEEDS));
        assertTrue(SEEDS.size() > 100, () -> SEEDS.size() + " texts to damage");
    }

    @Test
    void damagedTextGivesDiagnosticsAndNothingElse() throws InterruptedException {
        damage(IntStream.rangeClosed(11, 10 + Sample.count(10, 10)));
    }

    @Tag("thorough")
    @Test
    void moreDamagedTextGivesDiagnosticsAndNothingElse() throws InterruptedException {
        damage(IntStream.rangeClosed(1, 100));
    }

    @Tag("exhaustive")
    @Test
    void muchMoreDamagedTextGivesDiagnosticsAndNothingElse() throws InterruptedException {
        damage(IntStream.rangeClosed(101, 2_000));
    }

    private static void damage(IntStream seeds) throws InterruptedException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
                    Thread thread = new Thread(task, "damaged texts");
                    thread.setDaemon(true);
                    return thread;
                });
        List<Trials> trials = seeds.mapToObj(Trials::new).toList();
        try {
            List<Future<Void>> ends = threads.invokeAll(trials, PATIENCE, TimeUnit.MINUTES);
            for (int i = 0; i < ends.size(); i++) {
                end(ends.get(i), trials.get(i));
            }
        } finally {
            threads.shutdownNow();
        }
        int generated = trials.stream().mapToInt(t -> t.attempt.generated()).sum();
        int checked = trials.stream().mapToInt(t -> t.attempt.checked()).sum();
        // most texts have mistakes of grammar; enough have none
        assertTrue(checked > TEXTS * trials.size() / 20, () -> checked + " checked");
        assertTrue(generated > TEXTS * trials.size() / 100, () -> generated + " generated");
        for (CodeTarget target : CodeTarget.values()) {
            compile(
                    trials.stream()
                            .flatMap(t -> t.attempt.kept(target).stream())
                            .toList(),
                    target,
                    trials.size());
        }
    }

    /** Damaged or not, what becomes Java can be compiled. */
    private static void compile(List<Generator.JavaText> classes, CodeTarget target, int trials) {
        assertTrue(classes.size() > trials * 4 / 5, () -> classes.size() + " classes");
        // many have the same name
        List<Map<String, String>> rounds = new ArrayList<>();
        for (Generator.JavaText java : classes) {
            Map<String, String> round = rounds.stream()
                    .filter(r -> !r.containsKey(java.className()))
                    .findFirst()
                    .orElseGet(() -> {
                        rounds.add(new HashMap<>());
                        return rounds.get(rounds.size() - 1);
                    });
            round.put(java.className(), java.text());
        }
        rounds.forEach(target == CodeTarget.VECTOR ? InMemory::compileVectors : InMemory::compile);
    }

    private static void end(Future<Void> future, Trials trials) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException | CancellationException e) {
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            throw new AssertionError(cause + " in seed " + trials.seed + "\n---\n" + trials.text + "\n---", cause);
        }
    }

    /** The texts of one seed. */
    private static final class Trials implements Callable<Void> {
        private final int seed;
        private final Attempt attempt = new Attempt();
        private volatile String text = "";

        Trials(int seed) {
            this.seed = seed;
        }

        @Override
        public Void call() {
            Random random = new Random(seed);
            for (int i = 0; i < TEXTS; i++) {
                String whole = SEEDS.get(random.nextInt(SEEDS.size()));
                text = random.nextInt(3) > 0 ? Mutation.of(whole, random) : Mutation.slight(whole, WORDS, random);
                attempt.soon(new SourceFile("damaged.mlp", text));
            }
            return null;
        }
    }
}
