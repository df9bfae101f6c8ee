package org.mlpc.compiler.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.network.Layer;

/** An activation as a layer of its own. */
class ReferencePass extends ReferenceLayer {
    private final ReferenceActivation activation;
    private double[][] z;
    private double[][] a;
    private List<Map<String, double[]>> drawn;

    ReferencePass(Layer layer, ReferenceActivation activation) {
        super(layer);
        this.activation = activation;
    }

    @Override
    double[][] forward(double[][] x, Moment moment) {
        z = x;
        a = new double[x.length][];
        drawn = new ArrayList<>();
        for (int b = 0; b < x.length; b++) {
            drawn.add(activation.draw(moment, b));
            a[b] = activation.forward(z[b], parameters, drawn.get(b));
        }
        return a;
    }

    @Override
    double[][] backward(double[][] da) {
        double[][] dz = new double[da.length][];
        for (int b = 0; b < da.length; b++) {
            activation.at(z[b], parameters, a[b]);
            dz[b] = activation.backward(da[b], drawn.get(b), gradients);
        }
        return dz;
    }
}
