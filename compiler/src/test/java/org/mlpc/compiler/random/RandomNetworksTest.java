package org.mlpc.compiler.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.network.Layer;

/** The random networks are what holds every kind of layer against the reference, so each must be among them. */
class RandomNetworksTest {
    @Test
    void everyKindOfLayerIsDrawn() {
        Set<String> missing = Stream.of(Layer.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        for (long seed = 1; seed <= 200 && !missing.isEmpty(); seed++) {
            Models.check(RandomNetworks.text(seed)).stream()
                    .flatMap(network -> network.layers().stream())
                    .forEach(layer -> missing.remove(layer.getClass().getSimpleName()));
        }
        assertEquals(Set.of(), missing, "kinds that `RandomNetworks` does not draw");
    }
}
