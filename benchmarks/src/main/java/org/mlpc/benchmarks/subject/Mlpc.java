package org.mlpc.benchmarks.subject;

import org.mlpc.benchmarks.protocol.ComparisonRow;
import org.mlpc.benchmarks.protocol.Examples;
import org.mlpc.benchmarks.protocol.Trainee;
import org.mlpc.benchmarks.protocol.TrainingLibrary;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.javac.InMemoryJavac;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Team;

/**
 * mlpc under the same rules as every library.
 *
 * @param target what the generated Java may use
 * @param threads that work on a step
 */
public record Mlpc(CodeTarget target, int threads) implements TrainingLibrary {
    /**
     * The library of a target's name, {@code vector} or {@code java}.
     *
     * @throws IllegalArgumentException for another name, or when vectors are asked for and this JVM has none
     */
    public static Mlpc of(String target, int threads) {
        if (target.equals("java")) {
            return new Mlpc(CodeTarget.JAVA, threads);
        }
        if (!target.equals("vector")) {
            throw new IllegalArgumentException("`" + target + "` is no target; there are `vector` and `java`");
        }
        if (!InMemoryJavac.runsVectors()) {
            throw new IllegalArgumentException(
                    "the target `vector` needs a JVM started with `--add-modules jdk.incubator.vector`");
        }
        return new Mlpc(CodeTarget.VECTOR, threads);
    }

    @Override
    public String name() {
        return target == CodeTarget.VECTOR ? "mlpc" : "mlpc-java";
    }

    @Override
    public String version() {
        return "jdk-" + Runtime.version().feature();
    }

    @Override
    public Trainee open(ComparisonRow row, Examples examples) {
        Subject subject = Subject.of(row, target, threads);
        Network network = subject.network();
        Trainee trainee = subject.trainee(network, examples);
        if (threads == 1) {
            return trainee;
        }
        Team team = Team.of(threads);
        network.use(team);
        return new Trainee() {
            @Override
            public long run(long n) throws Exception {
                return trainee.run(n);
            }

            @Override
            public double loss() throws Exception {
                return trainee.loss();
            }

            @Override
            public void close() {
                team.close();
            }
        };
    }
}
