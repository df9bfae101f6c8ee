package org.mlpc.examples.library;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mlpc.compiler.network.Start;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.ModelFile;

/** The page of the standard library, and the pictures that it shows. */
final class StandardPage {
    private static final int INPUTS = 100;
    private static final int UNITS = 50;

    /** What the pictures of a kind show. */
    private static final Map<String, String> NOTES = Map.of(
            "activations",
            " The pictures show the function and the slope that the compiler found; where units see each other, those of"
                    + " the first of two.",
            "losses",
            " The pictures show loss and gradient of one output whose target is 1.",
            "optimizers",
            " The pictures show sixty steps through the long valley ½ (0.1 x² + 2 y²), from (−8, 2.5) towards its lowest"
                    + " point at (0, 0), computed from the definition; the learning rates are chosen for the pictures.",
            "schedules",
            " The pictures show a thousand steps.");

    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> pictures = new TreeMap<>();

    StandardPage() {
        text.append(HEAD);
        text.append(gallery());
        kind("activations", "Activations");
        kind("losses", "Losses");
        kind("optimizers", "Optimizers");
        kind("schedules", "Schedules");
        kind("initializers", "Initializers");
        text.append('\n').append(BuiltIns.TEXT);
    }

    /** The text of the page. */
    String text() {
        return text.toString();
    }

    /** The text of each picture, by its name. */
    Map<String, String> pictures() {
        return pictures;
    }

    private static final String HEAD = """
            # The standard library

            Activations, losses, optimizers, schedules and initializers are written in the language itself: what follows are
            their definitions, what the compiler finds out about them, and their curves. Nothing here is special. Copy a
            definition into your model file, give it another name, change it, and it is treated like these.

            This page is made from the definitions by a test; `mvn test -Dmlpc.update` writes it anew.

            [Activations](#activations) · [Losses](#losses) · [Optimizers](#optimizers) · [Schedules](#schedules) ·
            [Initializers](#initializers) · [Built in](#built-in) · [Metrics](#metrics)

            """;

    /** All activations at a glance, four in a row. */
    private static String gallery() {
        List<String> names = Definitions.file("activations").declarations().stream()
                .filter(Declaration.Activation.class::isInstance)
                .map(d -> d.name().text())
                .toList();
        StringBuilder table = new StringBuilder("<table>\n");
        for (int i = 0; i < names.size(); i += 4) {
            table.append(names.subList(i, Math.min(i + 4, names.size())).stream()
                    .map(StandardPage::cell)
                    .collect(Collectors.joining("", "<tr>\n", "</tr>\n")));
        }
        return table.append("</table>\n").toString();
    }

    private static String cell(String name) {
        return "<td align=\"center\"><a href=\"#" + name + "\"><img src=\"curves/" + name
                + ".svg\" width=\"190\" alt=\"" + name
                + "\"><br>"
                + name + "</a></td>\n";
    }

    private void kind(String file, String title) {
        ModelFile model = Definitions.file(file);
        List<String> lines = model.source().text().lines().toList();
        text.append("\n## ")
                .append(title)
                .append("\n\n")
                .append(Markdown.wrapped(intro(lines) + NOTES.getOrDefault(file, "")));
        int done = 0;
        for (Declaration declaration : model.declarations()) {
            int line = declaration.name().span().line();
            for (; done < line; done++) {
                section(lines.get(done));
            }
            if (!(declaration instanceof Declaration.Alias)) {
                entry(file, declaration);
            }
        }
    }

    /** The comment that begins a file. */
    private static String intro(List<String> lines) {
        return lines.stream()
                .takeWhile(line -> line.startsWith("//"))
                .map(line -> line.substring(2).strip())
                .collect(Collectors.joining(" "));
    }

    private void section(String line) {
        if (line.startsWith("// ---- ")) {
            String title = line.replace("-", "").replace("/", "").strip();
            text.append("\n### ")
                    .append(title.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(title.substring(1))
                    .append('\n');
        }
    }

    private void entry(String file, Declaration declaration) {
        String name = declaration.name().text();
        text.append("\n#### ").append(name).append("\n\n").append(Markdown.doc(declaration.doc()));
        for (Declaration.Alias alias : Definitions.aliases(file, declaration)) {
            text.append("\n`").append(alias.name()).append("`: ");
            text.append(Markdown.doc(alias.doc()));
        }
        text.append('\n').append(Markdown.code(declaration));
        if (declaration instanceof Declaration.Activation activation) {
            ActivationEntry entry = new ActivationEntry(activation);
            picture(name, entry.curve(), name + " and its derivative", entry.lines());
        } else if (declaration instanceof Declaration.Loss loss) {
            LossEntry entry = new LossEntry(loss);
            picture(name, entry.curve(), name + " and its gradient", entry.lines());
        } else if (declaration instanceof Declaration.Optimizer) {
            picture(name, new OptimizerEntry(name).curve(), "sixty steps of " + name + " through a valley");
        } else if (declaration instanceof Declaration.Schedule) {
            ScheduleEntry entry = new ScheduleEntry(name);
            text.append("\n`").append(entry.use()).append("`:\n");
            picture(name, entry.curve(), entry.use());
        } else {
            start(name);
        }
    }

    private void picture(String name, String svg, String what, Map<String, String> lines) {
        add(name, svg);
        text.append('\n').append(Markdown.beside(name, what, lines));
    }

    private void picture(String name, String svg, String what) {
        add(name, svg);
        text.append('\n').append(Markdown.picture(name, what));
    }

    private void add(String name, String svg) {
        if (pictures.put(name, svg) != null) {
            throw new AssertionError("two pictures have the name " + name);
        }
    }

    private void start(String name) {
        Start start = Definitions.start(name, INPUTS, UNITS);
        Optional<String> range = Optional.empty();
        if (start instanceof Start.Uniform u) {
            range = Optional.of("between " + Markdown.number(u.low()) + " and " + Markdown.number(u.high()));
        } else if (start instanceof Start.Normal n) {
            range = Optional.of(
                    "around " + Markdown.number(n.mean()) + " with a deviation of " + Markdown.number(n.deviation()));
        }
        range.ifPresent(r -> text.append("\nFor ")
                .append(INPUTS)
                .append(" inputs and ")
                .append(UNITS)
                .append(" units: ")
                .append(r)
                .append(".\n"));
    }
}
