package org.mlpc.compiler.schedule.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.order.Order;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Content;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.Element;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Method;
import org.mlpc.compiler.program.Statement.Note.Subject;

/**
 * The first pass: from the order of a network to its plainest program.
 *
 * <p>A step calls {@code encode}, {@code forward}, {@code loss}, {@code backward}, for each piece of the examples
 * {@code gradients}, then {@code follow}, {@code regularize} and {@code update}; each is there where the network needs it.
 * {@code infer} takes the place of {@code forward} after training.
 */
public final class Lower {
    private final NetworkBuffers network;
    private final List<Method> methods = new ArrayList<>();
    private final Map<Integer, BatchNormLoops> norms = new LinkedHashMap<>();

    private Lower(Order order) {
        this.network = new NetworkBuffers(order);
    }

    /** The program of an order. */
    public static LoopProgram lower(Order order) {
        Lower lower = new Lower(order);
        lower.passes();
        if (order.loss().isPresent()) {
            lower.learning();
        }
        return new LoopProgram(order.network().name(), lower.network.memory().buffers(), lower.methods);
    }

    private void method(String name, String does, List<Index> parameters, Consumer<Block> body) {
        Block block = new Block();
        body.accept(block);
        methods.add(new Method(name, does, parameters, block.statements()));
    }

    private void passes() {
        Index n = new Index("n");
        method(
                "encode",
                "what the first layer reads of n examples",
                List.of(n),
                block -> new InputLoops(network).lower(block, Affine.of(n)));
        Index count = new Index("n");
        Index accumulated = new Index("accumulated");
        method(
                "forward",
                "n examples in training, after others since the last update",
                List.of(count, accumulated),
                block -> network.layers()
                        .forEach(l -> new ForwardLoops(network, l, true).lower(block, count, accumulated, norms)));
        Index asked = new Index("n");
        method(
                "infer",
                "n examples after training",
                List.of(asked),
                block -> network.layers()
                        .forEach(l -> new ForwardLoops(network, l, false).lower(block, asked, asked, norms)));
    }

    private void learning() {
        Index n = new Index("n");
        method("loss", "adds up the losses of n examples", List.of(n), block -> loss(block, n));
        Index count = new Index("n");
        method("backward", "n examples back", List.of(count), block -> {
            for (int k = network.layers().size() - 1; k >= 0; k--) {
                LayerBuffers layer = network.layers().get(k);
                if (layer.order().reached()) {
                    new BackwardLoops(network, layer).lower(block, count, norms);
                }
            }
        });
        Index from = new Index("from");
        Index to = new Index("to");
        method("gradients", "adds up ∂L/∂θ of the examples of one piece", List.of(from, to), block -> {
            Index b = new Index("b");
            block.loop(
                    b,
                    Affine.of(from),
                    Affine.of(to),
                    inner -> network.learning().forEach(l -> new BackwardLoops(network, l).gradient(inner, b)));
        });
        if (network.order().inPieces()) {
            pieces();
        }
        if (!norms.isEmpty()) {
            Index batch = new Index("n");
            method(
                    "follow",
                    "running averages follow a batch",
                    List.of(batch),
                    block -> norms.values().forEach(norm -> norm.follow(block, batch)));
        }
        if (network.order().network().optimizer().minimizer().isEmpty()) {
            updating();
        }
    }

    private void loss(Block block, Index n) {
        Index b = new Index("b");
        LayerBuffers last = network.last();
        block.note(Subject.LOSS);
        block.loop(b, Affine.constant(0), Affine.of(n), inner -> {
            Access loss = network.memory()
                    .number("loss", Element.REAL, Content.of(Role.INTERMEDIATE).called("loss"));
            new FormulaLoops(network.memory(), inner, last.number(), last.units(), network.variables(last, b))
                    .scalar(network.order().loss().orElseThrow().value().arithmetic(), loss);
            inner.grow(network.lossSum(), Exprs.scalar("loss"), Map.of("loss", loss));
        });
    }

    /** Where a piece ends its sums go into sums in double; before an update they come back. */
    private void pieces() {
        Map<TensorLoops, org.mlpc.compiler.program.Buffer> sums = new LinkedHashMap<>();
        TensorLoops.trained(network)
                .forEach(tensor -> sums.put(
                        tensor,
                        network.memory()
                                .buffer(
                                        "pieces_" + tensor.parameters().name(),
                                        Element.DOUBLE,
                                        new Content(
                                                Role.GRADIENT, tensor.layer().number()),
                                        tensor.parameters().size())));
        method(
                "addPiece",
                "adds the sums of a piece to those in double",
                List.of(),
                block -> sums.forEach((tensor, pieces) -> tensor.each(block, (inner, place) -> {
                    inner.grow(pieces.at(place), Exprs.scalar("g"), Map.of("g", tensor.gradient(place)));
                    inner.set(tensor.gradient(place), 0);
                })));
        method(
                "takePieces",
                "the sums of all pieces, rounded once",
                List.of(),
                block -> sums.forEach((tensor, pieces) -> tensor.each(block, (inner, place) -> {
                    inner.store(
                            tensor.gradient(place),
                            Element.DOUBLE,
                            Exprs.add(Exprs.scalar("sum"), Exprs.scalar("g")),
                            Map.of("sum", pieces.at(place), "g", tensor.gradient(place)));
                    inner.set(pieces.at(place), 0);
                })));
    }

    private void updating() {
        GradientLoops gradients = new GradientLoops(network);
        RegularizationLoops regularization = new RegularizationLoops(network);
        if (network.order().network().penalizes()) {
            Index examples = new Index("examples");
            Access penalty = network.memory().number("penalty", Element.DOUBLE, Content.of(Role.PENALTY));
            method(
                    "regularize",
                    "the mean gradient, with that of the penalties",
                    List.of(examples),
                    block -> regularization.penalties(block, gradients.mean(block, examples), penalty));
        }
        Index examples = new Index("examples");
        method("update", "moves every parameter", List.of(examples), block -> {
            gradients.factor(block, examples);
            new UpdateLoops(network, gradients).lower(block);
            regularization.shorten(block);
        });
    }
}
