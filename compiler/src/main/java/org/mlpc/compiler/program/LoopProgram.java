package org.mlpc.compiler.program;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

    /** The same network with other methods, and the buffers that they and who calls them use. */
    public LoopProgram with(List<Method> others) {
        Set<Buffer> used = new LinkedHashSet<>();
        buffers.stream().filter(b -> b.content().role().outside()).forEach(used::add);
        others.forEach(m -> used.addAll(Uses.buffers(m)));
        return new LoopProgram(network, List.copyOf(used), others);
    }

    /** Whether there is a method of a name. */
    public boolean has(String name) {
        return methods.stream().anyMatch(m -> m.name().equals(name));
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
