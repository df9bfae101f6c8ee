package org.mlpc.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mlpc.benchmarks.c.SpecialisedC;
import org.mlpc.benchmarks.protocol.ComparisonRow;
import org.mlpc.benchmarks.protocol.Examples;
import org.mlpc.benchmarks.subject.Subject;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.runtime.Network;

/**
 * C written for each row. It starts from the weights of mlpc's network and has to show the same losses before it is timed, or
 * it would be the time of another network.
 */
final class Specialised implements Contender {
    private static final double TOLERANCE = 1e-4;
    private static final int CHECKED_STEPS = 40;
    private static final int CHECKED_STEPS_OF_LARGE = 4;
    private static final double LARGE = 1e8;

    private final Shell shell;
    private final Gcc gcc;
    private Conversation conversation;

    Specialised(Shell shell, Gcc gcc) {
        this.shell = shell;
        this.gcc = gcc;
    }

    @Override
    public String name() {
        return "C";
    }

    @Override
    public String version() {
        try {
            return "gcc-" + gcc.version();
        } catch (Missing e) {
            return "";
        }
    }

    @Override
    public Opened open(ComparisonRow row, double warm) throws Refusal, IOException {
        Optional<String> refusal = SpecialisedC.refusal(row, gcc.lanes());
        if (refusal.isPresent()) {
            throw new Refusal(refusal.get());
        }
        String name = row.workload() + "-" + row.mode() + "-" + row.batch();
        Network network = Subject.of(row, CodeTarget.JAVA).network();
        Examples examples = Examples.of(row);
        Path data = StartFile.write(shell.folder().resolve(name + ".bin"), network, examples);
        try {
            Path program = gcc.compile(name, SpecialisedC.of(row, gcc.lanes()), List.of());
            conversation = new Conversation(shell.timed(List.of(program.toString(), data.toString()), name));
        } catch (Missing e) {
            throw new Refusal(e.getMessage());
        }
        check(row, network, examples);
        return Served.opened(conversation.ask("open " + row + " " + warm));
    }

    private void check(ComparisonRow row, Network network, Examples examples) throws IOException, Refusal {
        int steps = row.operations() > LARGE ? CHECKED_STEPS_OF_LARGE : CHECKED_STEPS;
        String[] losses = conversation.ask("losses " + steps).split(" ");
        float[] y = new float[row.batch() * row.outputs()];
        for (int i = 0; i < steps; i++) {
            int b = i % examples.batches();
            double expected;
            if (row.inference()) {
                network.predict(examples.inputs()[b], y, row.batch());
                expected = y[0];
            } else {
                expected = network.step(examples.inputs()[b], examples.targets()[b], row.batch());
            }
            double found = Double.parseDouble(losses[i]);
            if (!(Math.abs(found - expected) <= TOLERANCE * Math.abs(expected))) {
                throw new Refusal(String.format(
                        Locale.ROOT, "its loss in step %d is %.7g, that of mlpc is %.7g", i + 1, found, expected));
            }
        }
    }

    @Override
    public double run(double seconds) throws IOException {
        return Served.microseconds(conversation.ask("run " + seconds));
    }

    @Override
    public void drop() {
        close();
    }

    @Override
    public void close() {
        if (conversation != null) {
            conversation.close();
        }
        conversation = null;
    }
}
