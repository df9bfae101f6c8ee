package org.mlpc.compiler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.compiler.check.Checker;
import org.mlpc.compiler.check.StandardLibrary;
import org.mlpc.compiler.codegen.Generator;
import org.mlpc.compiler.codegen.Generator.JavaText;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Program;
import org.mlpc.compiler.order.Order;
import org.mlpc.compiler.order.Ordering;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.schedule.Schedule;
import org.mlpc.compiler.schedule.Scheduler;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.syntax.ModelFile;

/** Turns model files into Java files. */
public final class Compiler {
    private Compiler() {}

    /** Compiles files that see each other's declarations. */
    public static Compilation compile(List<SourceFile> files, Options options) {
        Diagnostics diagnostics = new Diagnostics();
        Map<String, String> dumps = new LinkedHashMap<>();
        List<ModelFile> written = parse(files, diagnostics);
        if (diagnostics.errors() > 0) {
            return new Compilation(diagnostics.all(), List.of(), dumps);
        }
        Program program = Checker.check(parse(StandardLibrary.files(), diagnostics), written, diagnostics);
        if (diagnostics.errors() > 0) {
            return new Compilation(diagnostics.all(), List.of(), dumps);
        }
        List<GeneratedClass> classes = new ArrayList<>();
        for (Network network : program.networks()) {
            Order order = Ordering.order(network, network.train().piece());
            Schedule schedule = Scheduler.schedule(order);
            String packageName = network.packageName().or(options::packageName).orElse("");
            classes.add(generated(network, Generator.generate(schedule, packageName, options.version())));
        }
        return new Compilation(diagnostics.all(), classes, dumps);
    }

    private static List<ModelFile> parse(List<SourceFile> files, Diagnostics diagnostics) {
        return files.stream().map(file -> Parser.parse(file, diagnostics)).toList();
    }

    private static GeneratedClass generated(Network network, JavaText java) {
        String prefix = java.packageName().isEmpty() ? "" : java.packageName() + ".";
        String qualified = prefix + java.className();
        return new GeneratedClass(
                network.name(),
                network.span().file().name(),
                qualified,
                qualified.replace('.', '/') + ".java",
                java.text());
    }
}
