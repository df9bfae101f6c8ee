package org.mlpc.compiler.std;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private Generated(InMemory classes) {
        this.classes = classes;
    }

    /** Compiles a text without mistakes. */
    static Generated from(String text) {
        Options options = new Options(Optional.empty(), "0.1.0");
        Compilation compilation = Compiler.compile(List.of(new SourceFile("model.mlp", text)), options);
        if (!compilation.succeeded()) {
            throw new AssertionError(Renderer.render(compilation.diagnostics(), false));
        }
        Map<String, String> sources = new HashMap<>();
        compilation.classes().forEach(c -> sources.put(c.qualifiedName(), c.source()));
        return new Generated(InMemory.compile(sources));
    }

    /** A new instance of a network, whose calls take and give doubles. */
    Calls calls(String network) {
        try {
            Network instance =
                    (Network) classes.loadClass(network).getConstructor().newInstance();
            return instance instanceof DoubleNetwork exact ? new Calls.Doubles(exact) : new Calls.Floats(instance);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(network, e);
        }
    }
}
