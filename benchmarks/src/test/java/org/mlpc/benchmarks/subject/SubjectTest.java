package org.mlpc.benchmarks.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.mlpc.benchmarks.protocol.ComparisonRow;
import org.mlpc.benchmarks.protocol.Examples;
import org.mlpc.benchmarks.protocol.Trainee;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.runtime.Network;

class SubjectTest {
    private static final ComparisonRow ROW = ComparisonRow.parse("W2,4-8-3,relu,softmax,ce,adam,32");

    @Test
    void theTimedLoopTrains() throws Exception {
        Trainee trainee = new Mlpc(CodeTarget.JAVA, 1).open(ROW, Examples.of(ROW, 1));
        double before = trainee.loss();
        assertEquals(300, trainee.run(300));
        assertTrue(trainee.loss() < before, before + " -> " + trainee.loss());
    }

    @Test
    void theTimedLoopDoesTheStepsOfTheNetwork() throws Exception {
        Examples examples = Examples.of(ROW, 2);
        Subject subject = Subject.of(ROW, CodeTarget.JAVA);
        Network looped = subject.network();
        subject.trainee(looped, examples).run(3);
        Network stepped = subject.network();
        for (int i = 0; i < 3; i++) {
            stepped.step(examples.inputs()[i % 2], examples.labels()[i % 2], ROW.batch());
        }
        assertEquals(3, looped.steps());
        float[] x = examples.inputs()[0];
        assertEquals(
                stepped.loss(x, examples.targets()[0], ROW.batch()),
                looped.loss(x, examples.targets()[0], ROW.batch()));
    }

    @Test
    void aForwardPassChangesNothing() throws Exception {
        ComparisonRow row = ComparisonRow.parse("W2,4-8-3,relu,softmax,ce,infer,1");
        Trainee trainee = new Mlpc(CodeTarget.JAVA, 1).open(row, Examples.of(row));
        double before = trainee.loss();
        trainee.run(10);
        assertEquals(before, trainee.loss());
    }
}
