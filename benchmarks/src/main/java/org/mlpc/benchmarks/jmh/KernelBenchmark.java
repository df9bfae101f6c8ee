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

/**
 * One dense layer, which has two kernels: the forward product, and the gradient of its weights. The form that the schedule gives
 * them follows from the shape and the batch.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {
    @Param({"4-8", "13-64", "64-32", "784-128", "512-512", "1024-1024"})
    String layer;

    @Param({"1", "16", "128"})
    int batch;

    @Param({"relu", "tanh", "linear"})
    String activation;

    @Param({"vector", "java"})
    String target;

    private Network network;
    private float[] x;
    private float[] t;
    private float[] y;

    @Setup
    public void compile() {
        ComparisonRow row =
                ComparisonRow.parse("jmh," + layer + "," + activation + "," + activation + ",mse,sgd," + batch);
        network = Subject.of(row, Mlpc.of(target, 1).target()).network();
        Examples examples = Examples.of(row, 1);
        x = examples.inputs()[0];
        t = examples.targets()[0];
        y = new float[batch * network.outputs()];
    }

    @Benchmark
    public float[] forward() {
        network.predict(x, y, batch);
        return y;
    }

    @Benchmark
    public float forwardAndWeightGradient() {
        return network.step(x, t, batch);
    }
}
