package org.mlpc.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.compiler.diagnostic.Suggestion;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.training.Failure;
import org.mlpc.training.run.NetworkClass;

/**
 * The network a command works with.
 *
 * @param generated its class
 * @param model its model file
 * @param alone whether the file has no other network
 * @param compilation what it comes from
 */
record ChosenNetwork(GeneratedClass generated, Path model, boolean alone, Compilation compilation) {
    private static final int MOST_CHOICES = 10;

    /**
     * Compiles the files and chooses a network in them.
     *
     * @param name what {@code --network} says
     * @param call the command without it, for those who have to choose
     * @throws Failure when the model is wrong, or it is not clear which network is meant
     */
    static ChosenNetwork of(Terminal terminal, List<Path> files, Optional<String> name, CommandText call) {
        Compilation compilation = ModelCompiler.compileOrFail(terminal, files, Optional.empty(), DiagnosticsForm.text);
        List<GeneratedClass> classes = compilation.classes();
        List<GeneratedClass> meant = classes.stream()
                .filter(c -> name.isEmpty() || c.network().equals(name.get()))
                .toList();
        List<String> names =
                classes.stream().map(GeneratedClass::network).distinct().toList();
        if (classes.isEmpty()) {
            throw new Failure("there is no network in " + files.get(0));
        }
        if (meant.isEmpty()) {
            String near = Suggestion.help(name.orElseThrow(), names)
                    .map(h -> "; " + h)
                    .orElse("");
            throw new Failure("there is no network `" + name.orElseThrow() + "`" + near, choices(call, names));
        }
        if (meant.size() > 1) {
            throw new Failure("there are several networks; choose one", choices(call, names));
        }
        GeneratedClass one = meant.get(0);
        boolean alone =
                classes.stream().filter(c -> c.file().equals(one.file())).count() == 1;
        return new ChosenNetwork(one, Path.of(one.file()), alone, compilation);
    }

    /** The commands that choose a network, a line each. */
    private static String[] choices(CommandText call, List<String> names) {
        List<String> lines = new ArrayList<>();
        for (String name : names.subList(0, Math.min(MOST_CHOICES, names.size()))) {
            lines.add((lines.isEmpty() ? "help: " : "      ") + call.with("--network", name));
        }
        int more = names.size() - MOST_CHOICES;
        if (more > 0) {
            lines.add("      … and " + more + " more");
        }
        return lines.toArray(String[]::new);
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
