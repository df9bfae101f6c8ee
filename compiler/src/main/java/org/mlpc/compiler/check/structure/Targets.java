package org.mlpc.compiler.check.structure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.check.range.Boundary;
import org.mlpc.compiler.check.term.Counts;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.JavaNames;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.network.Target;
import org.mlpc.compiler.network.Target.Kind;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Part;

/** Finds out what a network learns, and whether its last layer can say it. */
final class Targets {
    private final Diagnostics diagnostics;

    Targets(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * The target of a network.
     *
     * @param part the {@code target} line, if there is one
     * @param last the last layer
     * @param loss if there is one
     */
    Optional<Target> resolve(Optional<Part.Target> part, Layer last, Optional<Loss> loss) {
        if (part.isEmpty()) {
            return Optional.of(new Target(unwritten(last, loss), List.of(), List.of(), boundary(loss)));
        }
        Part.Target target = part.get();
        if (!Counts.few(diagnostics, target.names().stream().map(Name::span).toList(), "targets", Counts.TARGETS)
                || !Counts.few(
                        diagnostics, target.labels().stream().map(Name::span).toList(), "labels", Counts.LABELS)) {
            return Optional.empty();
        }
        List<String> names = part.get().names().stream().map(Name::text).toList();
        List<String> labels = part.get().labels().stream().map(Name::text).toList();
        distinct(part.get().names(), "target");
        distinct(part.get().labels(), "label");
        Optional<Target> resolved = labels.isEmpty()
                ? columns(part.get(), names, last, loss)
                : classes(part.get(), names, labels, last, loss);
        return resolved.map(t -> t.at(target.span()));
    }

    /** Whether a last layer has as many units as its target has classes, if it has classes. */
    static boolean counted(Optional<Part.Target> part, Layer last) {
        int labels = part.map(p -> p.labels().size()).orElse(0);
        return labels == 0 || labels == last.units() || labels == 2 && last.units() == 1;
    }

    /** Reports names that are the same, or would be in Java as constants. */
    void distinct(List<Name> names, String what) {
        Map<String, Name> seen = new HashMap<>();
        for (Name name : names) {
            Name first = seen.putIfAbsent(JavaNames.upperSnake(name.text()), name);
            if (first != null) {
                boolean same = first.text().equals(name.text());
                diagnostics.report(Diagnostic.of(
                                same ? DiagnosticCode.DUPLICATE : DiagnosticCode.JAVA_NAME,
                                name.span(),
                                same
                                        ? "the " + what + " `" + name + "` stands twice"
                                        : "`" + name + "` and `" + first + "` would have the same name in Java")
                        .also(first.span(), "the first one"));
            }
        }
    }

    private static Kind unwritten(Layer last, Optional<Loss> loss) {
        boolean fused = loss.flatMap(Loss::after).isPresent();
        if (fused && last.activation().extent() == Extent.VECTOR) {
            return Kind.CLASSES;
        }
        return fused && last.units() == 1 ? Kind.BINARY : Kind.REGRESSION;
    }

    private Optional<Target> columns(Part.Target part, List<String> names, Layer last, Optional<Loss> loss) {
        Kind kind = unwritten(last, loss);
        if (names.size() == last.units()) {
            Kind read = kind == Kind.BINARY ? kind : Kind.REGRESSION;
            return Optional.of(new Target(read, names, List.of(), boundary(loss)));
        }
        if (names.size() == 1 && kind == Kind.CLASSES) {
            return Optional.of(new Target(kind, names, List.of(), boundary(loss)));
        }
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.TARGET_MISMATCH,
                        part.span(),
                        "`target` names " + count(names.size(), "value") + ", but the last layer has "
                                + count(last.units(), "unit"))
                .also(last.span(), "the last layer"));
        return Optional.empty();
    }

    private Optional<Target> classes(
            Part.Target part, List<String> names, List<String> labels, Layer last, Optional<Loss> loss) {
        if (names.size() == 1 && labels.size() == last.units() && labels.size() > 1) {
            return Optional.of(new Target(Kind.CLASSES, names, labels, boundary(loss)));
        }
        if (names.size() == 1 && labels.size() == 2 && last.units() == 1) {
            return Optional.of(new Target(Kind.BINARY, names, labels, boundary(loss)));
        }
        if (labels.size() == 1) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.TARGET_MISMATCH,
                            part.span(),
                            "the target `" + names.get(0) + "` has one class only")
                    .help("a number is its name alone, `target " + names.get(0) + "`; classes are divided by `|`, as in"
                            + " `spam: no | yes`"));
            return Optional.empty();
        }
        String help = labels.size() == 2
                ? "two classes need `2 softmax`, or one unit: `1 sigmoid`"
                : "give the last layer " + labels.size() + " units, one for each class";
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.TARGET_MISMATCH,
                        part.span(),
                        "`target` has " + count(labels.size(), "class") + ", but the last layer has "
                                + count(last.units(), "unit"))
                .also(last.span(), "the last layer")
                .help(help));
        return Optional.empty();
    }

    private static double boundary(Optional<Loss> loss) {
        return loss.map(Boundary::of).orElse(Target.MIDDLE);
    }

    private static String count(int number, String what) {
        String plural = what.equals("class") ? "classes" : what + "s";
        return number + " " + (number == 1 ? what : plural);
    }
}
