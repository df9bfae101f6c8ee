package org.mlpc.examples.lectures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.javac.CodeLocation;
import org.mlpc.javac.CompiledJava;
import org.mlpc.javac.InMemoryJavac;
import org.mlpc.runtime.Network;

/** The classes of all lectures, generated and compiled in one go: as written, and a second time all in float. */
final class Classes {
    private static final String IN_FLOAT = "in_float";
    private static final Map<String, String> SOURCES = new LinkedHashMap<>();
    /** The model file of each class that is as its model says. */
    private static final Map<String, Path> ORIGINS = new LinkedHashMap<>();

    private static final ClassLoader COMPILED = compile();

    private Classes() {}

    private static ClassLoader compile() {
        for (Lecture lecture : Lecture.all()) {
            for (Path model : lecture.models()) {
                generate(model);
            }
        }
        CompiledJava compiled = InMemoryJavac.find()
                .orElseThrow()
                .compile(
                        SOURCES,
                        List.of("-classpath", CodeLocation.of(Network.class).toString()));
        if (!compiled.succeeded()) {
            throw new AssertionError("javac: " + compiled.messages());
        }
        return compiled.loader(Network.class.getClassLoader());
    }

    private static void generate(Path model) {
        String text;
        try {
            text = Files.readString(model);
        } catch (IOException e) {
            throw new AssertionError(model.toString(), e);
        }
        List<Compilation.GeneratedClass> classes = new ArrayList<>(generate(model, text, Optional.empty()));
        classes.forEach(generated -> ORIGINS.put(generated.qualifiedName(), model));
        String inFloat = text.replace("precision float64", "precision float32");
        if (!inFloat.equals(text)) {
            classes.addAll(generate(model, inFloat, Optional.of(IN_FLOAT)));
        }
        for (Compilation.GeneratedClass generated : classes) {
            if (SOURCES.put(generated.qualifiedName(), generated.source()) != null) {
                throw new AssertionError("two lectures have a network " + generated.network());
            }
        }
    }

    private static List<Compilation.GeneratedClass> generate(Path model, String text, Optional<String> packageName) {
        SourceFile file = new SourceFile(model.getFileName().toString(), text);
        Compilation compilation = Compiler.compile(List.of(file), new Options(packageName, "0.1.0"));
        if (!compilation.succeeded()) {
            throw new AssertionError(model + ": " + compilation.diagnostics());
        }
        return compilation.classes();
    }

    /** A fresh network. */
    static Running create(String network, boolean inFloat) {
        String name = (inFloat ? IN_FLOAT + "." : "") + network;
        try {
            return Running.of(
                    (Network) COMPILED.loadClass(name).getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(name, e);
        }
    }

    /** The Java of a lecture's networks as their models say, in the order of the text. */
    static List<String> sources(Lecture lecture) {
        return ORIGINS.entrySet().stream()
                .filter(origin -> origin.getValue().getParent().equals(lecture.folder()))
                .map(origin -> SOURCES.get(origin.getKey()))
                .toList();
    }
}
