package org.mlpc.compiler.schedule.lower;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.network.Activate;
import org.mlpc.compiler.network.Activation.Drawn;
import org.mlpc.compiler.network.BatchNorm;
import org.mlpc.compiler.network.Dense;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Maxout;
import org.mlpc.compiler.network.Residual;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Element;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.program.Operand;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.Note.Subject;

/** Lowers one layer, forward, for so many examples. */
final class ForwardLoops {
    private final NetworkBuffers network;
    private final LayerBuffers layer;
    private final boolean training;
    private final Index example = new Index("b");

    ForwardLoops(NetworkBuffers network, LayerBuffers layer, boolean training) {
        this.network = network;
        this.layer = layer;
        this.training = training;
    }

    /**
     * Adds the statements.
     *
     * @param count of examples
     * @param accumulated examples since the last update
     * @param norms what batch norm keeps from forward to backward
     */
    void lower(Block block, Index count, Index accumulated, Map<Integer, BatchNormLoops> norms) {
        block.note(training ? Subject.FORWARD : Subject.INFERENCE, layer);
        if (layer.layer().normalizes()) {
            BatchNormLoops norm = norms.computeIfAbsent(layer.number(), n -> new BatchNormLoops(network, layer));
            norm.forward(block, count, training);
        }
        block.loop(example, Affine.constant(0), Affine.of(count), inner -> {
            sums(inner);
            if (training) {
                draw(inner, accumulated);
            }
            var activation =
                    training ? layer.order().activation() : layer.order().inference();
            Map<String, Row> known = new LinkedHashMap<>(layer.variables(example));
            known.remove("a");
            new FormulaLoops(network.memory(), inner, layer.number(), layer.units(), known)
                    .vector(activation.arithmetic(), Row.of(layer.output(), example));
        });
    }

    private void sums(Block block) {
        layer.order().sums().forward().ifPresent(sum -> new ContractionLoops(layer, sum, example).lower(block));
        layer.layer().accept(new OwnSums(block));
    }

    /** What a kind of layer does to come to z, beside its contraction. */
    private final class OwnSums implements Layer.Visitor<Void> {
        private final Block block;

        OwnSums(Block block) {
            this.block = block;
        }

        @Override
        public Void dense(Dense dense) {
            return null;
        }

        @Override
        public Void maxout(Maxout maxout) {
            largest(block, maxout);
            return null;
        }

        @Override
        public Void activate(Activate activate) {
            return null;
        }

        @Override
        public Void batchNorm(BatchNorm norm) {
            return null;
        }

        @Override
        public Void residual(Residual residual) {
            around(block, residual);
            return null;
        }
    }

    private void around(Block block, Residual residual) {
        Buffer skip = residual.from() == 0
                ? network.encoded()
                : network.layer(residual.from()).output();
        Index u = new Index("u");
        block.loop(
                u,
                layer.units(),
                inner -> inner.store(
                        layer.sums().at(example, u),
                        Element.REAL,
                        Exprs.add(Exprs.scalar("x"), Exprs.scalar("skip")),
                        Map.of("x", layer.input().at(example, u), "skip", skip.at(example, u))));
    }

    /** Of each unit the largest piece. */
    private void largest(Block block, Maxout maxout) {
        Index u = new Index("u");
        Index j = new Index("j");
        block.loop(u, layer.units(), unit -> {
            Access largest = layer.sums().at(example, u);
            unit.copy(largest, layer.piece(layer.rowSums(), example, u, Affine.constant(0)));
            unit.loop(
                    j,
                    Affine.constant(1),
                    Affine.constant(maxout.pieces()),
                    inner -> inner.store(
                            largest,
                            Element.REAL,
                            Exprs.apply(Operator.MAX, Exprs.scalar("so far"), Exprs.scalar("piece")),
                            Map.of(
                                    "so far",
                                    largest,
                                    "piece",
                                    layer.piece(layer.rowSums(), example, u, Affine.of(j)))));
        });
    }

    private void draw(Block block, Index accumulated) {
        List<Drawn> all = layer.layer().activation().drawn();
        for (int v = 0; v < all.size(); v++) {
            Buffer drawn = layer.drawn().get(v);
            int variable = v;
            Index u = new Index("u");
            block.loop(u, layer.units(), inner -> {
                Access place = drawn.at(example, u);
                Affine number = Affine.times(layer.units(), accumulated).plus(place.place());
                inner.add(new Statement.Draw(place, layer.number(), variable, number));
                spread(inner, place, all.get(variable));
            });
        }
    }

    /** From [0, 1) to the bounds of what is drawn. */
    private static void spread(Block block, Access drawn, Drawn bounds) {
        Expr uniform = Exprs.scalar("uniform");
        double spread = bounds.high() - bounds.low();
        Expr scaled = spread == 1 ? uniform : Exprs.multiply(Exprs.constant(spread), uniform);
        Expr value = bounds.low() == 0 ? scaled : Exprs.add(Exprs.constant(bounds.low()), scaled);
        if (value != uniform) {
            block.store(drawn, Element.REAL, value, Map.<String, Operand>of("uniform", drawn));
        }
    }
}
