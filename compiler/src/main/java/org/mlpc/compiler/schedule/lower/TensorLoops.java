package org.mlpc.compiler.schedule.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mlpc.compiler.network.Parameters;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Index;

/**
 * The loops over what is trained: tensor by tensor, unit by unit, and for each unit what it has for its inputs.
 *
 * @param layer whose it is
 * @param symbol which tensor
 * @param units rows of W, or numbers of a vector
 * @param inputs numbers of a unit: 1 in a vector
 */
record TensorLoops(LayerBuffers layer, String symbol, int units, int inputs) {
    /** Every trained tensor, in the order of a gradient. */
    static List<TensorLoops> trained(NetworkBuffers network) {
        List<TensorLoops> all = new ArrayList<>();
        for (LayerBuffers layer : network.learning()) {
            for (Parameters tensor : layer.layer().parameters()) {
                List<Integer> shape = tensor.shape();
                int inputs = shape.size() > 1 ? shape.get(shape.size() - 1) : 1;
                all.add(new TensorLoops(layer, tensor.symbol(), tensor.size() / inputs, inputs));
            }
        }
        return all;
    }

    Buffer parameters() {
        return layer.parameter(symbol);
    }

    Buffer gradients() {
        return layer.gradient(symbol);
    }

    /** Whether it is a W. */
    boolean weights() {
        return symbol.equals("W");
    }

    /** What is done for each unit, and in it for each of its numbers. */
    interface OfUnit {
        /** Statements for a unit; {@code numbers} adds a loop over the places of its numbers. */
        void lower(Block block, Consumer<OfNumber> numbers);
    }

    /** What is done for a number. */
    interface OfNumber {
        void lower(Block block, Affine place);
    }

    void eachUnit(Block block, OfUnit body) {
        Index o = new Index("o");
        block.loop(
                o,
                units,
                inner -> body.lower(inner, number -> {
                    Index i = new Index("i");
                    inner.loop(
                            i,
                            inputs,
                            loop -> number.lower(loop, Affine.times(inputs, o).plus(i)));
                }));
    }

    void each(Block block, OfNumber body) {
        Index i = new Index("i");
        block.loop(i, units * inputs, inner -> body.lower(inner, Affine.of(i)));
    }

    Access parameter(Affine place) {
        return parameters().at(place);
    }

    Access gradient(Affine place) {
        return gradients().at(place);
    }
}
