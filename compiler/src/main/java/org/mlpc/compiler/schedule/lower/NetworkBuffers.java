package org.mlpc.compiler.schedule.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.order.Order;
import org.mlpc.compiler.order.Order.LayerOrder;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Content;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.Element;
import org.mlpc.compiler.program.Index;

/** The memory of a network. */
final class NetworkBuffers {
    private final Order order;
    private final Memory memory = new Memory();
    private final Buffer values;
    private final Buffer encoded;
    private final Buffer targets;
    private final List<LayerBuffers> layers = new ArrayList<>();
    private final Buffer classWeights;
    private final Access lossSum;

    NetworkBuffers(Order order) {
        this.order = order;
        Network network = order.network();
        int batch = order.batch();
        this.values = memory.buffer(
                "x",
                Element.REAL,
                Content.of(Role.INPUT),
                batch,
                network.inputs().count());
        this.encoded = memory.buffer(
                "encoded",
                Element.REAL,
                Content.of(Role.ENCODED),
                batch,
                network.inputs().encoded());
        this.targets = memory.buffer("t", Element.REAL, Content.of(Role.TARGET), batch, network.outputs());
        LayerBuffers before = null;
        for (LayerOrder layer : order.layers()) {
            before = new LayerBuffers(memory, layer, batch, encoded, before);
            layers.add(before);
        }
        this.classWeights = network.classWeights().isEmpty() || network.outputs() == 1
                ? null
                : memory.constants("class_weight", Role.CONSTANT, network.classWeights());
        this.lossSum = memory.number("lossSum", Element.DOUBLE, Content.of(Role.LOSS));
    }

    Order order() {
        return order;
    }

    Memory memory() {
        return memory;
    }

    Buffer values() {
        return values;
    }

    Buffer encoded() {
        return encoded;
    }

    List<LayerBuffers> layers() {
        return layers;
    }

    LayerBuffers layer(int number) {
        return layers.get(number - 1);
    }

    LayerBuffers last() {
        return layers.get(layers.size() - 1);
    }

    /** Those that training changes. */
    List<LayerBuffers> learning() {
        return layers.stream().filter(l -> l.order().learns()).toList();
    }

    Access lossSum() {
        return lossSum;
    }

    /** What the variables of the last layer's and the loss's expressions stand for. */
    Map<String, Row> variables(LayerBuffers layer, Index example) {
        Map<String, Row> rows = new HashMap<>(layer.variables(example));
        if (layer == last()) {
            rows.put("t", Row.of(targets, example));
            if (classWeights != null) {
                rows.put("class_weight", Row.shared(classWeights));
            }
        } else {
            rows.put("da", Row.of(layer.outputGradient(), example));
        }
        return rows;
    }
}
