package org.mlpc.compiler.network;

import java.util.List;

/** The checked networks of a compilation, in the order of the text. */
public record Program(List<Network> networks) {
    public Program {
        networks = List.copyOf(networks);
    }
}
