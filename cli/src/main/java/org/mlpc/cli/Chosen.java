package org.mlpc.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.compiler.schedule.CodeTarget;

/**
 * The network a command works with.
 *
 * @param generated its class
 * @param model its model file
 * @param alone whether the file has no other network
 * @param compilation what it comes from
 */
record Chosen(GeneratedClass generated, Path model, boolean alone, Compilation compilation) {
    /**
     * Compiles the files and chooses a network in them.
     *
     * @param name what {@code --network} says
     * @throws Failure when the model is wrong, or it is not clear which network is meant
     */
    static Chosen of(Terminal terminal, List<Path> files, Optional<String> name) {
        Compilation compilation = Front.compileOrFail(terminal, files, Optional.empty(), DiagnosticsForm.text);
        List<GeneratedClass> classes = compilation.classes();
        List<GeneratedClass> meant = classes.stream()
                .filter(c -> name.isEmpty() || c.network().equals(name.get()))
                .toList();
        String all = classes.stream().map(GeneratedClass::network).collect(Collectors.joining(", "));
        if (classes.isEmpty()) {
            throw new Failure("there is no network in " + files.get(0));
        }
        if (meant.isEmpty()) {
            throw new Failure("there is no network `" + name.orElseThrow() + "`; there are " + all);
        }
        if (meant.size() > 1) {
            throw new Failure("there are several networks; choose one with --network: " + all);
        }
        GeneratedClass one = meant.get(0);
        boolean alone =
                classes.stream().filter(c -> c.file().equals(one.file())).count() == 1;
        return new Chosen(one, Path.of(one.file()), alone, compilation);
    }

    /** The class for this very JVM: with vectors, where it has them. */
    GeneratedClass forThisJvm() {
        if (!NetworkClass.vectors()) {
            return generated;
        }
        return with(CodeTarget.VECTOR);
    }

    private GeneratedClass with(CodeTarget target) {
        return compilation.forTarget().apply(target).stream()
                .filter(c -> c.qualifiedName().equals(generated.qualifiedName()))
                .findFirst()
                .orElseThrow();
    }

    /** Whether this JVM has no vectors, and the network would be trained faster with them. */
    boolean missesVectors() {
        return !NetworkClass.vectors() && !with(CodeTarget.VECTOR).source().equals(generated.source());
    }

    /** Where weights go unless the user says otherwise: beside the model, with its name. */
    Path weights() {
        String file = model.getFileName().toString();
        String stem = file.endsWith(".mlp") ? file.substring(0, file.length() - 4) : file;
        return model.resolveSibling(stem + (alone ? "" : "-" + generated.network()) + ".safetensors");
    }
}
