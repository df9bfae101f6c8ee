package org.mlpc.compiler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mlpc.compiler.Compilation.Asked;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.compiler.Compilation.VectorClass;
import org.mlpc.compiler.check.Checker;
import org.mlpc.compiler.check.Packages;
import org.mlpc.compiler.check.explicit.Explicit;
import org.mlpc.compiler.check.library.StandardDefinitions;
import org.mlpc.compiler.codegen.Generator;
import org.mlpc.compiler.codegen.Generator.JavaText;
import org.mlpc.compiler.codegen.Generator.Parts;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.Inputs;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.NetworkPrinter;
import org.mlpc.compiler.network.Program;
import org.mlpc.compiler.order.Order;
import org.mlpc.compiler.order.OrderPrinter;
import org.mlpc.compiler.order.Ordering;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.program.ProgramPrinter;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.compiler.schedule.Schedule;
import org.mlpc.compiler.schedule.SchedulePrinter;
import org.mlpc.compiler.schedule.Scheduler;
import org.mlpc.compiler.schedule.lower.Lower;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.ModelFile;
import org.mlpc.compiler.syntax.Printer;

/** Turns model files into Java files. */
public final class Compiler {
    private static final StandardDefinitions STANDARD = new StandardDefinitions(Parser::parse);

    /** Characters of Java that are made. */
    private static final int MOST = 10_000_000;

    private Compiler() {}

    /** Compiles files that see each other's declarations. */
    public static Compilation compile(List<SourceFile> files, Options options) {
        return DeepStack.call(() -> compiled(files, options));
    }

    private static Compilation compiled(List<SourceFile> files, Options options) {
        Diagnostics diagnostics = new Diagnostics();
        Map<String, Supplier<String>> dumps = new LinkedHashMap<>();
        List<ModelFile> written = parse(files, diagnostics);
        dump(dumps, "syntax", written, Printer::print);
        if (diagnostics.errors() > 0) {
            return new Compilation(diagnostics.all(), List.of(), dumps, target -> List.of());
        }
        Packages packages = new Packages(options.packageOf(), options.apart(), diagnostics);
        Program program = check(written, packages, diagnostics);
        if (diagnostics.errors() > 0) {
            return new Compilation(diagnostics.all(), List.of(), dumps, target -> List.of());
        }
        List<Order> orders = program.networks().stream()
                .map(network -> Ordering.order(network, network.train().piece()))
                .toList();
        List<Schedule> schedules = schedules(orders, options.target());
        dump(dumps, "network", program.networks(), NetworkPrinter::print);
        dump(dumps, "order", orders, OrderPrinter::print);
        dump(dumps, "lowered", orders, order -> ProgramPrinter.print(Lower.lower(order)));
        dump(dumps, "program", schedules, schedule -> ProgramPrinter.print(schedule.program()));
        dump(dumps, "schedule", schedules, SchedulePrinter::print);
        List<GeneratedClass> classes = classes(schedules, packages, options);
        if (!small(classes, program, diagnostics)) {
            return new Compilation(diagnostics.all(), List.of(), dumps, target -> List.of());
        }
        return new Compilation(
                diagnostics.all(),
                classes,
                dumps,
                target -> DeepStack.call(() -> classes(schedules(orders, target), packages, options)));
    }

    private static Program check(List<ModelFile> written, Packages packages, Diagnostics diagnostics) {
        packages.check(written);
        Program program = Checker.check(STANDARD, written, diagnostics);
        packages.classes(program.networks());
        return program;
    }

    /** Whether the classes of the first networks, as far as they were made, are all of them. */
    private static boolean small(List<GeneratedClass> classes, Program program, Diagnostics diagnostics) {
        boolean all = classes.size() == program.networks().size();
        if (!all) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.TOO_LARGE,
                            program.networks().get(classes.size()).span(),
                            "up to here all classes would have more than " + MOST / 1_000_000
                                    + " million characters of Java")
                    .help("make the network smaller, or divide the file"));
        }
        return all;
    }

    private static List<Schedule> schedules(List<Order> orders, CodeTarget target) {
        return orders.stream().map(order -> Scheduler.schedule(order, target)).toList();
    }

    private static List<GeneratedClass> classes(List<Schedule> schedules, Packages packages, Options options) {
        List<GeneratedClass> classes = new ArrayList<>();
        long characters = 0;
        for (Schedule schedule : schedules) {
            Network network = schedule.order().network();
            GeneratedClass made = generated(network, parts(schedule, packages.of(network), options));
            characters += made.source().length();
            if (characters > MOST && options.target() == CodeTarget.JAVA) {
                return classes;
            }
            classes.add(made);
        }
        return classes;
    }

    /**
     * Writes out everything that files leave to defaults. Under the same names the texts compile to the same Java, but
     * for line numbers, and resolve to themselves.
     */
    public static Resolution resolve(List<SourceFile> files) {
        return DeepStack.call(() -> resolved(files));
    }

    private static Resolution resolved(List<SourceFile> files) {
        Diagnostics diagnostics = new Diagnostics();
        List<ModelFile> written = parse(files, diagnostics);
        if (diagnostics.errors() > 0) {
            return new Resolution(diagnostics.all(), List.of());
        }
        Packages packages = new Packages(file -> Optional.empty(), false, diagnostics);
        Program program = check(written, packages, diagnostics);
        if (diagnostics.errors() > 0) {
            return new Resolution(diagnostics.all(), List.of());
        }
        List<Resolution.Text> texts = Explicit.of(STANDARD, written, program).stream()
                .filter(file -> !file.declarations().isEmpty())
                .map(file -> new Resolution.Text(file.source().name(), Printer.print(file)))
                .toList();
        return new Resolution(diagnostics.all(), texts);
    }

    private static <T> void dump(
            Map<String, Supplier<String>> dumps, String stage, List<T> results, Function<T, String> print) {
        dumps.put(stage, () -> DeepStack.call(() -> results.stream().map(print).collect(Collectors.joining("\n"))));
    }

    private static List<ModelFile> parse(List<SourceFile> files, Diagnostics diagnostics) {
        return files.stream().map(file -> Parser.parse(file, diagnostics)).toList();
    }

    private static Parts parts(Schedule schedule, String packageName, Options options) {
        return options.apart()
                ? Generator.generateApart(schedule, packageName, options.version())
                : new Parts(Generator.generate(schedule, packageName, options.version()), Optional.empty());
    }

    private static GeneratedClass generated(Network network, Parts parts) {
        return new GeneratedClass(
                network.name(),
                network.span().file().name(),
                network.span().reference(),
                network.loss().isPresent(),
                parts.network().qualifiedName(),
                path(parts.network()),
                parts.network().text(),
                network.train().data(),
                network.train().validationData(),
                parts.vectors().map(java -> new VectorClass(java.qualifiedName(), path(java), java.text())),
                network.given(),
                asked(network));
    }

    private static Asked asked(Network network) {
        Inputs inputs = network.inputs();
        boolean open = inputs.scale() instanceof Inputs.Scale.None none && !none.chosen();
        return new Asked(
                inputs.span().file().shortName(),
                inputs.span().line(),
                inputs.features().stream().map(feature -> feature.span().line()).toList(),
                network.target().span().map(Span::line).orElse(0),
                open && inputs.features().isEmpty());
    }

    private static String path(JavaText java) {
        return java.qualifiedName().replace('.', '/') + ".java";
    }
}
