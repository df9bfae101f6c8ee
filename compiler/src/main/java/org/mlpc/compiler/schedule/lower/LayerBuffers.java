package org.mlpc.compiler.schedule.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.network.Activation.Drawn;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Parameters;
import org.mlpc.compiler.order.Order.LayerOrder;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Content;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.Element;
import org.mlpc.compiler.program.Index;

/** The memory of a layer: a row for each example of a batch, and its tensors with their gradients. */
final class LayerBuffers {
    private final LayerOrder order;
    private final Memory memory;
    private final int batch;
    private final Buffer input;
    private final LayerBuffers before;
    private final Buffer sums;
    private final Buffer pieces;
    private final Buffer output;
    private final Map<String, Buffer> parameters = new LinkedHashMap<>();
    private final Map<String, Buffer> gradients = new LinkedHashMap<>();
    private final List<Buffer> drawn = new ArrayList<>();
    private Buffer outputGradient;
    private Buffer sumGradient;
    private Buffer pieceGradient;
    private Buffer chosen;

    /**
     * The memory of a layer.
     *
     * @param before the layer before; none for the first, which reads the encoded inputs
     */
    LayerBuffers(Memory memory, LayerOrder order, int batch, Buffer encoded, LayerBuffers before) {
        this.order = order;
        this.memory = memory;
        this.batch = batch;
        this.before = before;
        this.input = before == null ? encoded : before.output;
        for (Parameters tensor : order.layer().parameters()) {
            parameters.put(
                    tensor.symbol(),
                    memory.buffer(
                            tensor.symbol() + number(),
                            Element.REAL,
                            of(Role.PARAMETER).called(tensor.symbol()),
                            tensor.size()));
        }
        Layer layer = order.layer();
        this.pieces = layer.chooses() ? rows("v", Role.PIECE, layer.rows()) : null;
        this.sums = layer.passes() ? input : rows("z", Role.SUM, layer.units());
        for (Drawn d : layer.activation().drawn()) {
            drawn.add(rows(d.variable(), of(Role.DRAWN).called(d.variable()), layer.units()));
        }
        this.output = rows("a", Role.OUTPUT, layer.units());
    }

    private Buffer rows(String wish, Role role, int width) {
        return rows(wish, of(role), width);
    }

    private Buffer rows(String wish, Content content, int width) {
        return memory.buffer(wish + number(), Element.REAL, content, batch, width);
    }

    private Content of(Role role) {
        return new Content(role, number());
    }

    LayerOrder order() {
        return order;
    }

    Layer layer() {
        return order.layer();
    }

    int number() {
        return order.number();
    }

    int units() {
        return layer().units();
    }

    Buffer input() {
        return input;
    }

    /** ∂L/∂x, where the layer propagates: ∂L/∂a of the one before. */
    Buffer inputGradient() {
        return before.outputGradient();
    }

    /** z: of a layer without sums of its own, what comes in. */
    Buffer sums() {
        return sums;
    }

    /** What the rows of W add up to: z, or a maxout's pieces. */
    Buffer rowSums() {
        return pieces == null ? sums : pieces;
    }

    Buffer output() {
        return output;
    }

    List<Buffer> drawn() {
        return drawn;
    }

    Buffer parameter(String symbol) {
        return parameters.get(symbol);
    }

    Map<String, Buffer> parameters() {
        return parameters;
    }

    /** ∂L/∂ of a tensor, added up over the examples. */
    Buffer gradient(String symbol) {
        return gradients.computeIfAbsent(
                symbol,
                s -> memory.buffer(
                        "d" + s + number(),
                        Element.REAL,
                        of(Role.GRADIENT).called(s),
                        parameter(s).size()));
    }

    Buffer outputGradient() {
        if (outputGradient == null) {
            outputGradient = rows("da", Role.OUTPUT_GRADIENT, units());
        }
        return outputGradient;
    }

    Buffer sumGradient() {
        if (sumGradient == null) {
            sumGradient = rows("dz", Role.SUM_GRADIENT, units());
        }
        return sumGradient;
    }

    /** ∂L/∂ of what the rows of W add up to. */
    Buffer rowGradient() {
        if (pieces == null) {
            return sumGradient();
        }
        if (pieceGradient == null) {
            pieceGradient = rows("dv", Role.PIECE_GRADIENT, layer().rows());
        }
        return pieceGradient;
    }

    /** Of each unit of a maxout the index of the first of its largest pieces. */
    Buffer chosen() {
        if (chosen == null) {
            chosen = memory.buffer(
                    "chosen" + number(), Element.WHOLE, of(Role.INTERMEDIATE).called("chosen"), batch, units());
        }
        return chosen;
    }

    /** Of an example and a unit the number of a piece, in a buffer of what the rows of W add up to, or of its gradient. */
    Access piece(Buffer rows, Index example, Index unit, Affine piece) {
        return rows.at(example, Affine.of(unit).plus(piece.times(units())));
    }

    /** What the variables of the activation's expressions stand for; {@code da} and {@code t} are not among them. */
    Map<String, Row> variables(Index example) {
        Map<String, Row> rows = new LinkedHashMap<>();
        rows.put("z", Row.of(sums, example));
        rows.put("a", Row.of(output, example));
        layer().activation().learned().forEach(l -> rows.put(l.variable(), Row.shared(parameter(l.variable()))));
        for (int v = 0; v < drawn.size(); v++) {
            rows.put(layer().activation().drawn().get(v).variable(), Row.of(drawn.get(v), example));
        }
        return rows;
    }
}
