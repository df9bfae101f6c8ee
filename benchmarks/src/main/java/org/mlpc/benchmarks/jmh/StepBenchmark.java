package org.mlpc.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import org.mlpc.benchmarks.protocol.ComparisonRow;
import org.mlpc.benchmarks.protocol.Examples;
import org.mlpc.benchmarks.subject.Mlpc;
import org.mlpc.benchmarks.subject.Subject;
import org.mlpc.runtime.Network;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A whole optimizer step, the gradient without an update, and a forward pass. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepBenchmark {
    @Param({"4-8-3", "64-32-10", "784-128-10", "784-512-512-10"})
    String shape;

    @Param({"32", "128"})
    int batch;

    @Param({"sgd", "adam"})
    String optimizer;

    @Param({"vector", "java"})
    String target;

    private Network network;
    private float[] x;
    private int[] labels;
    private float[] t;
    private float[] g;
    private float[] y;

    @Setup
    public void compile() {
        ComparisonRow row = ComparisonRow.parse("jmh," + shape + ",relu,softmax,ce," + optimizer + "," + batch);
        network = Subject.of(row, Mlpc.of(target, 1).target()).network();
        Examples examples = Examples.of(row, 1);
        x = examples.inputs()[0];
        t = examples.targets()[0];
        labels = examples.labels()[0];
        g = new float[network.parameters()];
        y = new float[batch * network.outputs()];
    }

    @Benchmark
    public float step() {
        return network.step(x, labels, batch);
    }

    @Benchmark
    public float gradient() {
        return network.gradient(x, t, batch, g);
    }

    @Benchmark
    public float[] predict() {
        network.predict(x, y, batch);
        return y;
    }
}
