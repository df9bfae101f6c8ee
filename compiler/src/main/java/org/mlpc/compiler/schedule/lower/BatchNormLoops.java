package org.mlpc.compiler.schedule.lower;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.order.Normalization;
import org.mlpc.compiler.order.Reduction;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Content;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.Element;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.program.Operand;

/** Lowers the formulas of batch norm: statistics of a batch, what they make of it, and the way back. */
final class BatchNormLoops {
    private final LayerBuffers layer;
    private final int units;
    private final Index example = new Index("b");
    private final Index unit = new Index("u");
    /** Numbers of each unit, by their names in the formulas. */
    private final Map<String, Buffer> ofUnits = new HashMap<>();

    private final Buffer runningMean;
    private final Buffer runningVariance;
    private final Buffer normal;
    private final Memory memory;

    BatchNormLoops(NetworkBuffers network, LayerBuffers layer) {
        this.layer = layer;
        this.units = layer.units();
        this.memory = network.memory();
        this.runningMean = memory.buffer("runningMean" + layer.number(), Element.REAL, content(Role.RUNNING), units);
        this.runningVariance =
                memory.filled("runningVariance" + layer.number(), Element.REAL, content(Role.RUNNING), 1, units);
        this.normal = memory.buffer(
                "normal" + layer.number(),
                Element.REAL,
                content(Role.INTERMEDIATE),
                network.order().batch(),
                units);
        ofUnits.put("γ", layer.parameter("gamma"));
        ofUnits.put("β", layer.parameter("beta"));
    }

    private Content content(Role role) {
        return new Content(role, layer.number());
    }

    private Buffer statistic(String name) {
        return ofUnits.computeIfAbsent(
                name, n -> memory.buffer(n + layer.number(), Element.DOUBLE, content(Role.STATISTIC), units));
    }

    /** z, from the statistics of the batch or the running averages. */
    void forward(Block block, Index count, boolean training) {
        Map<String, Buffer> statistics = new HashMap<>();
        if (training) {
            Normalization.STATISTICS.forEach(r -> reduce(block, r, count, layer.input()));
            statistics.put("μ", statistic("μ"));
            statistics.put("σ²", statistic("σ²"));
        } else {
            statistics.put("μ", runningMean);
            statistics.put("σ²", runningVariance);
        }
        Buffer inverse = statistic("inverse");
        block.loop(
                unit,
                units,
                inner -> inner.store(
                        inverse.at(Affine.of(unit)),
                        Element.DOUBLE,
                        Normalization.INVERSE_DEVIATION,
                        Map.of("σ²", statistics.get("σ²").at(Affine.of(unit)))));
        each(block, count, inner -> {
            Map<String, Operand> operands = new HashMap<>();
            operands.put("x", row(layer.input()));
            operands.put("μ", statistics.get("μ").at(Affine.of(unit)));
            operands.put("inverse", inverse.at(Affine.of(unit)));
            inner.store(row(normal), Element.REAL, Normalization.NORMALIZED, operands);
            store(inner, row(layer.sums()), Element.REAL, Normalization.OUTPUT, row(normal));
        });
    }

    /** ∂L/∂γ and ∂L/∂β, and ∂L/∂x where it is needed. */
    void backward(Block block, Index count, boolean propagates) {
        Normalization.GRADIENTS.forEach(r -> reduce(block, r, count, normal));
        block.loop(unit, units, inner -> {
            gradient(inner, "beta", "dβ");
            gradient(inner, "gamma", "dγ");
        });
        if (!propagates) {
            return;
        }
        for (String sum : List.of("dβ", "dγ")) {
            Buffer mean = statistic("mean_" + sum);
            block.loop(
                    unit,
                    units,
                    inner -> inner.store(
                            mean.at(Affine.of(unit)),
                            Element.DOUBLE,
                            Exprs.divide(Exprs.scalar("sum"), Exprs.scalar("n")),
                            Map.of("sum", statistic(sum).at(Affine.of(unit)), "n", Affine.of(count))));
        }
        each(
                block,
                count,
                inner -> store(
                        inner, row(layer.inputGradient()), Element.REAL, Normalization.INPUT_GRADIENT, row(normal)));
    }

    private void gradient(Block block, String tensor, String sum) {
        block.grow(
                layer.gradient(tensor).at(Affine.of(unit)),
                Exprs.scalar("sum"),
                Map.of("sum", statistic(sum).at(Affine.of(unit))));
    }

    /** The running averages follow the statistics of a batch. */
    void follow(Block block, Index count) {
        Buffer spread = statistic("spread");
        block.loop(unit, units, inner -> {
            Access u = spread.at(Affine.of(unit));
            inner.store(
                    u,
                    Element.DOUBLE,
                    Normalization.UNBIASED,
                    Map.of("σ²", statistic("σ²").at(Affine.of(unit)), "n", Affine.of(count)));
            follow(inner, runningMean, statistic("μ"));
            follow(inner, runningVariance, spread);
        });
    }

    private void follow(Block block, Buffer running, Buffer now) {
        Access average = running.at(Affine.of(unit));
        block.store(
                average,
                Element.DOUBLE,
                Normalization.running("before", "now"),
                Map.of("before", average, "now", now.at(Affine.of(unit))));
    }

    private void reduce(Block block, Reduction reduction, Index count, Buffer normalOrInput) {
        Buffer result = statistic(reduction.name());
        block.loop(unit, units, inner -> inner.set(result.at(Affine.of(unit)), 0));
        each(
                block,
                count,
                inner -> inner.grow(
                        result.at(Affine.of(unit)), reduction.of(), operands(reduction.of(), row(normalOrInput))));
        if (reduction.mean()) {
            Access u = result.at(Affine.of(unit));
            block.loop(
                    unit,
                    units,
                    inner -> inner.store(
                            u,
                            Element.DOUBLE,
                            Exprs.divide(Exprs.scalar("sum"), Exprs.scalar("n")),
                            Map.of("sum", u, "n", Affine.of(count))));
        }
    }

    private void each(Block block, Index count, java.util.function.Consumer<Block> body) {
        block.loop(example, Affine.constant(0), Affine.of(count), inner -> inner.loop(unit, units, body));
    }

    private Access row(Buffer buffer) {
        return buffer.at(example, unit);
    }

    private void store(Block block, Access target, Element in, Expr value, Access row) {
        block.store(target, in, value, operands(value, row));
    }

    /** What a formula's variables stand for; x and x̂ are a row of an example. */
    private Map<String, Operand> operands(Expr value, Access row) {
        Map<String, Operand> operands = new LinkedHashMap<>();
        for (Expr node : Graph.of(value).nodes()) {
            if (node instanceof Variable v) {
                operands.put(v.name(), operand(v.name(), row));
            }
        }
        return operands;
    }

    private Operand operand(String name, Access row) {
        return switch (name) {
            case "x", "x̂" -> row;
            case "dz" -> row(layer.sumGradient());
            default -> ofUnits.get(name).at(Affine.of(unit));
        };
    }
}
