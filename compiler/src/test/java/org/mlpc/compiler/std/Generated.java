package org.mlpc.compiler.std;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.generated.InMemory;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.runtime.DoubleNetwork;
import org.mlpc.runtime.Network;

/** The networks of one model text as classes that run, compiled in one call without warnings. */
final class Generated {
    private final InMemory classes;
    /** The class of a network. */
    private final Map<String, String> names;

    private Generated(InMemory classes, Map<String, String> names) {
        this.classes = classes;
        this.names = names;
    }

    /** Compiles a text without mistakes. */
    static Generated from(String text) {
        Options options = new Options(Optional.empty(), "0.1.0");
        Compilation compilation = Compiler.compile(List.of(new SourceFile("model.mlp", text)), options);
        if (!compilation.succeeded()) {
            throw new AssertionError(Renderer.render(compilation.diagnostics(), false));
        }
        Map<String, String> sources = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        compilation.classes().forEach(c -> {
            sources.put(c.qualifiedName(), c.source());
            names.put(c.network(), c.qualifiedName());
        });
        return new Generated(InMemory.compile(sources), names);
    }

    /** The names of the networks. */
    Set<String> networks() {
        return names.keySet();
    }

    /** A new instance of a network, whose calls take and give doubles. */
    Calls calls(String network) {
        try {
            Network instance = (Network)
                    classes.loadClass(names.get(network)).getConstructor().newInstance();
            return instance instanceof DoubleNetwork exact ? new Calls.Doubles(exact) : new Calls.Floats(instance);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(network, e);
        }
    }
}
