package org.mlpc.compiler.program;

import java.util.List;

/**
 * What a network does, as loops over memory.
 *
 * @param network its name
 * @param buffers in the order of their first use
 * @param methods in the order in which a step calls them
 */
public record LoopProgram(String network, List<Buffer> buffers, List<Method> methods) {
    public LoopProgram {
        buffers = List.copyOf(buffers);
        methods = List.copyOf(methods);
    }

    /** The method of a name. */
    public Method method(String name) {
        return methods.stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no method " + name));
    }

    /** The buffer of a name. */
    public Buffer buffer(String name) {
        return buffers.stream()
                .filter(b -> b.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no buffer " + name));
    }
}
