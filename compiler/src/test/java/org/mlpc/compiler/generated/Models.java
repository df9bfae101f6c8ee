package org.mlpc.compiler.generated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.check.Checker;
import org.mlpc.compiler.check.library.StandardDefinitions;
import org.mlpc.compiler.codegen.Generator;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.order.Ordering;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.compiler.schedule.Schedule;
import org.mlpc.compiler.schedule.Scheduler;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.syntax.ModelFile;

/** From model texts to what they mean and to classes that run. */
public final class Models {
    private static final Options OPTIONS = new Options(Optional.empty(), "0.1.0");
    private static final StandardDefinitions STANDARD = new StandardDefinitions(Parser::parse);

    private static final Map<String, Subject> ALONE = new HashMap<>();

    private Models() {}

    private static List<ModelFile> parse(List<SourceFile> files) {
        Diagnostics diagnostics = new Diagnostics();
        List<ModelFile> parsed =
                files.stream().map(file -> Parser.parse(file, diagnostics)).toList();
        requireNoErrors(diagnostics, "");
        return parsed;
    }

    private static void requireNoErrors(Diagnostics diagnostics, String text) {
        if (diagnostics.errors() > 0) {
            throw new AssertionError(Renderer.render(diagnostics.all(), false) + "\n" + text);
        }
    }

    /** Whether a text has no mistakes. */
    public static boolean valid(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Checker.check(STANDARD, parse(List.of(new SourceFile("model.mlp", text))), diagnostics);
        return diagnostics.errors() == 0;
    }

    /** What is said of a text, without compiling it where it is right. */
    public static List<Diagnostic> diagnose(String text) {
        Diagnostics diagnostics = new Diagnostics();
        ModelFile file = Parser.parse(new SourceFile("model.mlp", text), diagnostics);
        if (diagnostics.errors() == 0) {
            Checker.check(STANDARD, List.of(file), diagnostics);
        }
        return diagnostics.all();
    }

    /** The networks of a model text without mistakes. */
    public static List<Network> check(String text) {
        Diagnostics diagnostics = new Diagnostics();
        List<ModelFile> files = parse(List.of(new SourceFile("model.mlp", text)));
        List<Network> networks = Checker.check(STANDARD, files, diagnostics).networks();
        requireNoErrors(diagnostics, text);
        return networks;
    }

    /** What the compiler makes of a text. */
    public static Compilation compile(String text) {
        return Compiler.compile(List.of(new SourceFile("model.mlp", text)), OPTIONS);
    }

    /** The Java text of the only network of a model text. */
    public static String java(String text) {
        Compilation compilation = compile(text);
        if (compilation.classes().size() != 1) {
            throw new AssertionError(Renderer.render(compilation.diagnostics(), false) + "\n" + text);
        }
        return compilation.classes().get(0).source();
    }

    /** The Java of a network for a target. */
    public static Generator.JavaText java(Network network, CodeTarget target) {
        Schedule schedule =
                Scheduler.schedule(Ordering.order(network, network.train().piece()), target);
        return Generator.generate(schedule, "", OPTIONS.version());
    }

    /** The only networks of several model texts, as classes that run, compiled in one call. */
    public static List<Subject> run(List<String> texts) {
        return run(texts, CodeTarget.JAVA);
    }

    /** The same for a target. */
    public static List<Subject> run(List<String> texts, CodeTarget target) {
        Map<String, String> sources = new LinkedHashMap<>();
        List<Network> networks = new ArrayList<>();
        for (String text : texts) {
            Network network = check(text).get(0);
            networks.add(network);
            Generator.JavaText java = java(network, target);
            sources.put(java.className(), java.text());
        }
        if (sources.isEmpty()) {
            return List.of();
        }
        InMemory classes = target == CodeTarget.VECTOR ? InMemory.compileVectors(sources) : InMemory.compile(sources);
        List<Subject> subjects = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            int next = subjects.size();
            subjects.add(new Subject(texts.get(next), networks.get(next), classes, source.getKey(), source.getValue()));
        }
        return subjects;
    }

    /** The only network of a model text, as a class that runs, compiled once for all tests that ask for it. */
    public static synchronized Subject run(String text) {
        return ALONE.computeIfAbsent(text, t -> run(List.of(t)).get(0));
    }
}
