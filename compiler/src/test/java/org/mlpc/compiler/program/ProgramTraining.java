package org.mlpc.compiler.program;

import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Parameters;
import org.mlpc.compiler.network.Train;
import org.mlpc.compiler.order.Order;

/** Trains by running a loop program, from the weights and the scale of an instance of the generated class. */
final class ProgramTraining {
    private final Order order;
    private final Machine machine;
    private long steps;

    ProgramTraining(Order order, LoopProgram program, org.mlpc.runtime.Network instance) {
        Network network = order.network();
        this.order = order;
        this.machine = new Machine(
                program,
                network.train().precision() == Train.Precision.FLOAT64,
                network.train().seed());
        for (int k = 1; k <= network.layers().size(); k++) {
            Layer layer = network.layers().get(k - 1);
            for (Parameters tensor : layer.parameters()) {
                fill(tensor.symbol() + k, instance.read(layer.name() + "." + tensor.tensor()));
            }
        }
        if (network.inputs().fitted()) {
            fill("offset", instance.read("scale.offset"));
            fill("factor", instance.read("scale.factor"));
        }
    }

    private void fill(String buffer, double[] numbers) {
        System.arraycopy(numbers, 0, machine.numbers(buffer), 0, numbers.length);
    }

    /** The numbers of a tensor. */
    double[] parameters(int layer, Parameters tensor) {
        return machine.numbers(tensor.symbol() + layer);
    }

    /** The outputs of at most a batch of examples. */
    double[] outputs(double[] x, int n) {
        fill("x", x);
        encode(n);
        int units = order.network().outputs();
        double[] outputs = new double[n * units];
        if (machine.has("infer")) {
            machine.run("infer", n);
            System.arraycopy(machine.numbers("a" + order.layers().size()), 0, outputs, 0, outputs.length);
        } else {
            for (int b = 0; b < n; b++) {
                machine.run("outputs", b);
                System.arraycopy(machine.numbers("y"), 0, outputs, b * units, units);
            }
        }
        return outputs;
    }

    /** A step, and its loss. */
    double step(double[] x, double[] t, int n) {
        accumulate(x, t, n);
        steps++;
        if (order.inPieces() && n > Order.PIECE) {
            machine.run("takePieces");
        }
        double penalty = 0;
        if (machine.has("regularize")) {
            machine.run("regularize", n);
            penalty = machine.numbers("penalty")[0];
        }
        machine.numbers("steps")[0] = steps;
        machine.steps(steps);
        machine.run("update", n);
        double loss = machine.numbers("lossSum")[0] / n + penalty;
        machine.numbers("lossSum")[0] = 0;
        return loss;
    }

    private void encode(int n) {
        if (machine.has("encode")) {
            machine.run("encode", n);
        }
    }

    /** Losses of examples after what was learned of them, one by one: as outputs leave them for the loss. */
    double loss(double[] x, double[] t, int n) {
        fill("x", x);
        fill("t", t);
        encode(n);
        double sum = 0;
        for (int b = 0; b < n; b++) {
            machine.run("outputs", b);
            sum += machine.result("lossOf", b);
        }
        return sum / n;
    }

    private void oneByOne(int n) {
        for (int b = 0; b < n; b++) {
            if (order.inPieces() && b > 0 && b % Order.PIECE == 0) {
                machine.run("addPiece");
            }
            double loss = machine.result("example", b, b);
            machine.numbers("lossSum")[0] += loss;
        }
    }

    private void accumulate(double[] x, double[] t, int n) {
        fill("x", x);
        fill("t", t);
        encode(n);
        if (machine.has("example")) {
            oneByOne(n);
            return;
        }
        machine.run("forward", n, 0);
        machine.run("loss", n);
        machine.run("backward", n);
        if (order.inPieces()) {
            for (int from = 0; from < n; from += Order.PIECE) {
                if (from > 0) {
                    machine.run("addPiece");
                }
                machine.run("gradients", from, Math.min(n, from + Order.PIECE));
            }
        } else {
            machine.run("gradients", 0, n);
        }
        if (machine.has("follow")) {
            machine.run("follow", n);
        }
    }
}
