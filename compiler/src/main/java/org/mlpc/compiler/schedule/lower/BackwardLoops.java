package org.mlpc.compiler.schedule.lower;

import java.util.HashMap;
import java.util.Map;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.order.Order.Formula;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.program.Operand;

/** Lowers one layer, backward: ∂L/∂z, ∂L/∂x, and what the examples add to ∂L/∂θ. */
final class BackwardLoops {
    private final NetworkBuffers network;
    private final LayerBuffers layer;
    private final Index example = new Index("b");

    BackwardLoops(NetworkBuffers network, LayerBuffers layer) {
        this.network = network;
        this.layer = layer;
    }

    /** ∂L/∂z of so many examples, and ∂L/∂a of the layer before. */
    void lower(Block block, Index count, Map<Integer, BatchNormLoops> norms) {
        block.note(layer.layer().name() + ", backward");
        block.loop(example, Affine.constant(0), Affine.of(count), inner -> {
            if (layer.order().needsDelta()) {
                delta(inner);
            }
            if (layer.layer().chooses()) {
                chosen(inner);
            }
            layer.order().sums().inputGradient().ifPresent(s -> new ContractionLoops(layer, s, example).lower(inner));
            if (layer.order().propagates()
                    && !layer.layer().affine()
                    && !layer.layer().normalizes()) {
                Index u = new Index("u");
                inner.loop(
                        u,
                        layer.units(),
                        pass -> pass.copy(
                                layer.inputGradient().at(example, u),
                                layer.sumGradient().at(example, u)));
            }
        });
        if (layer.layer().normalizes()) {
            norms.get(layer.number()).backward(block, count, layer.order().propagates());
        }
        if (layer.order().propagates()) {
            skips(block, count);
        }
    }

    private void delta(Block block) {
        Formula delta = layer.order().delta().orElseThrow();
        new FormulaLoops(network.memory(), block, layer.number(), layer.units(), network.variables(layer, example))
                .vector(delta.arithmetic(), Row.of(layer.sumGradient(), example));
    }

    /** ∂L/∂ of a maxout's pieces: ∂L/∂z at the first of the largest, 0 at the others. */
    private void chosen(Block block) {
        Index u = new Index("u");
        block.loop(u, layer.units(), inner -> {
            Row pieces = j -> layer.piece(layer.rowSums(), example, u, j);
            Row gradients = j -> layer.piece(layer.rowGradient(), example, u, j);
            Expr first = Exprs.apply(Operator.FIRST_MAX, Exprs.variable("piece", Extent.VECTOR));
            Expr passed =
                    Exprs.select(Exprs.apply(Operator.GREATER, first, Exprs.ZERO), Exprs.scalar("dz"), Exprs.ZERO);
            Access dz = layer.sumGradient().at(example, u);
            Map<String, Row> known = new HashMap<>();
            known.put("piece", pieces);
            known.put("dz", Row.one(dz));
            new FormulaLoops(
                            network.memory(),
                            inner,
                            layer.number(),
                            layer.layer().pieces(),
                            known)
                    .vector(passed, gradients);
        });
    }

    /** ∂L/∂a of the layer before grows by what came around the blocks that begin there. */
    private void skips(Block block, Index count) {
        if (layer.number() == 1) {
            return;
        }
        LayerBuffers before = network.layer(layer.number() - 1);
        for (int m : before.order().skips()) {
            Index u = new Index("u");
            Buffer around = network.layer(m).sumGradient();
            block.loop(
                    example,
                    Affine.constant(0),
                    Affine.of(count),
                    b -> b.loop(
                            u,
                            before.units(),
                            inner -> inner.grow(
                                    before.outputGradient().at(example, u),
                                    Exprs.scalar("around"),
                                    Map.of("around", around.at(example, u)))));
        }
    }

    /** What one example adds to ∂L/∂θ. */
    void gradient(Block block, Index of) {
        layer.order().sums().weightGradient().ifPresent(sum -> new ContractionLoops(layer, sum, of).lower(block));
        if (layer.order().sums().biasGradient()) {
            bias(block, of);
        }
        for (int v = 0; v < layer.order().learned().size(); v++) {
            String symbol = layer.layer().activation().learned().get(v).variable();
            new FormulaLoops(network.memory(), block, layer.number(), layer.units(), network.variables(layer, of))
                    .grow(layer.order().learned().get(v).arithmetic(), Row.shared(layer.gradient(symbol)));
        }
    }

    private void bias(Block block, Index of) {
        Index o = new Index("o");
        int rows = layer.layer().rows();
        block.loop(
                o,
                rows,
                inner -> inner.grow(
                        layer.gradient("b").at(Affine.of(o)),
                        Exprs.scalar("dz"),
                        Map.<String, Operand>of("dz", layer.rowGradient().at(of, o))));
    }
}
