package org.mlpc.compiler.schedule.lower;

import java.util.List;
import java.util.Map;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.order.Contraction;
import org.mlpc.compiler.order.Order.Formula;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Element;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.program.Statement.Note.Subject;

/** Lowers one layer, backward: ∂L/∂z, ∂L/∂x, and what the examples add to ∂L/∂θ. */
final class BackwardLoops {
    private final NetworkBuffers network;
    private final LayerBuffers layer;
    private final Index example = new Index("b");

    BackwardLoops(NetworkBuffers network, LayerBuffers layer) {
        this.network = network;
        this.layer = layer;
    }

    /** ∂L/∂a of so many examples, from what the layers behind have, and ∂L/∂z. */
    void lower(Block block, Index count, Map<Integer, BatchNormLoops> norms) {
        block.note(Subject.DELTA, layer);
        block.loop(example, Affine.constant(0), Affine.of(count), inner -> {
            if (layer != network.last()) {
                outer(inner, network.layer(layer.number() + 1));
            }
            if (layer.order().needsDelta()) {
                delta(inner);
            }
        });
        if (layer.layer().chooses()) {
            block.note(Subject.PIECES, layer);
            block.loop(example, Affine.constant(0), Affine.of(count), this::chosen);
        }
        if (layer.layer().normalizes()) {
            norms.get(layer.number()).backward(block, count, layer.order().propagates());
        }
    }

    /** ∂L/∂a: what the next layer passes back, and what came around the blocks that begin here. */
    private void outer(Block block, LayerBuffers next) {
        next.order().sums().inputGradient().ifPresent(sum -> new ContractionLoops(next, sum, example).lower(block));
        boolean through = next.order().propagates()
                && !next.layer().affine()
                && !next.layer().normalizes();
        List<Integer> skips = next.order().propagates() ? layer.order().skips() : List.of();
        Index u = new Index("u");
        block.loop(u, layer.units(), inner -> {
            Access da = layer.outputGradient().at(example, u);
            if (through) {
                inner.copy(da, next.sumGradient().at(example, u));
            }
            for (int m : skips) {
                Access around = network.layer(m).sumGradient().at(example, u);
                inner.grow(da, Exprs.scalar("around"), Map.of("around", around));
            }
        });
    }

    private void delta(Block block) {
        Formula delta = layer.order().delta().orElseThrow();
        new FormulaLoops(network.memory(), block, layer.number(), layer.units(), network.variables(layer, example))
                .vector(delta.arithmetic(), Row.of(layer.sumGradient(), example));
    }

    /** ∂L/∂ of a maxout's pieces: ∂L/∂z at the first of the largest, 0 at the others. */
    private void chosen(Block block) {
        Index u = new Index("u");
        int last = layer.layer().pieces() - 1;
        block.loop(u, layer.units(), inner -> first(inner, u, last));
        Index j = new Index("j");
        Index v = new Index("u");
        Expr passed = Exprs.select(
                Exprs.apply(Operator.EQUAL, Exprs.scalar("chosen"), Exprs.scalar("j")), Exprs.scalar("dz"), Exprs.ZERO);
        block.loop(
                j,
                last + 1,
                pieces -> pieces.loop(
                        v,
                        layer.units(),
                        inner -> inner.store(
                                layer.piece(layer.rowGradient(), example, v, Affine.of(j)),
                                Element.REAL,
                                passed,
                                Map.of(
                                        "chosen",
                                        layer.chosen().at(example, v),
                                        "j",
                                        Affine.of(j),
                                        "dz",
                                        layer.sumGradient().at(example, v)))));
    }

    /** Which of a unit's pieces is the first of the largest: of all others the one that comes last is looked at first. */
    private void first(Block block, Index u, int last) {
        Access chosen = layer.chosen().at(example, u);
        block.set(chosen, last);
        Index j = new Index("j");
        Affine piece = Affine.times(-1, j).plus(Affine.constant(last - 1));
        Expr first = Exprs.select(
                Exprs.apply(Operator.EQUAL, Exprs.scalar("v"), Exprs.scalar("z")),
                Exprs.scalar("piece"),
                Exprs.scalar("chosen"));
        block.loop(
                j,
                last,
                inner -> inner.store(
                        chosen,
                        Element.REAL,
                        first,
                        Map.of(
                                "v",
                                layer.piece(layer.rowSums(), example, u, piece),
                                "z",
                                layer.sums().at(example, u),
                                "piece",
                                piece,
                                "chosen",
                                chosen)));
    }

    /** What one example adds to ∂L/∂θ. */
    void gradient(Block block, Index of) {
        for (int v = 0; v < layer.order().learned().size(); v++) {
            String symbol = layer.layer().activation().learned().get(v).variable();
            block.note(Subject.LEARNED, layer, v);
            new FormulaLoops(network.memory(), block, layer.number(), layer.units(), network.variables(layer, of))
                    .grow(layer.order().learned().get(v).arithmetic(), Row.shared(layer.gradient(symbol)));
        }
        layer.order().sums().weightGradient().ifPresent(sum -> weights(block, of, sum));
    }

    private void weights(Block block, Index of, Contraction sum) {
        block.note(Subject.WEIGHTS, layer);
        ContractionLoops loops = new ContractionLoops(layer, sum, of);
        Index o = loops.row();
        loops.lower(block, row -> {
            if (layer.order().sums().biasGradient()) {
                row.grow(
                        layer.gradient("b").at(Affine.of(o)),
                        Exprs.scalar("dz"),
                        Map.of("dz", layer.rowGradient().at(of, o)));
            }
        });
    }
}
