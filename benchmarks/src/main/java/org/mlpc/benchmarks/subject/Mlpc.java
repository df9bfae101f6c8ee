package org.mlpc.benchmarks.subject;

import org.mlpc.benchmarks.protocol.Examples;
import org.mlpc.benchmarks.protocol.Library;
import org.mlpc.benchmarks.protocol.Row;
import org.mlpc.benchmarks.protocol.Trainee;
import org.mlpc.compiler.schedule.CodeTarget;

/**
 * mlpc under the same rules as every library.
 *
 * @param target what the generated Java may use
 */
public record Mlpc(CodeTarget target) implements Library {
    /**
     * The library of a target's name, {@code vector} or {@code java}.
     *
     * @throws IllegalArgumentException for another name, or when vectors are asked for and this JVM has none
     */
    public static Mlpc of(String target) {
        if (target.equals("java")) {
            return new Mlpc(CodeTarget.JAVA);
        }
        if (!target.equals("vector")) {
            throw new IllegalArgumentException("`" + target + "` is no target; there are `vector` and `java`");
        }
        if (!InMemoryJava.vectors()) {
            throw new IllegalArgumentException(
                    "the target `vector` needs a JVM started with `--add-modules jdk.incubator.vector`");
        }
        return new Mlpc(CodeTarget.VECTOR);
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
    public Trainee open(Row row, Examples examples) {
        Subject subject = Subject.of(row, target);
        return subject.trainee(subject.network(), examples);
    }
}
