package org.mlpc.compiler.check.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Golden;
import org.mlpc.compiler.check.library.KnownMetrics;
import org.mlpc.compiler.generated.Models;
import org.mlpc.runtime.Metrics;
import org.mlpc.runtime.ShortestDecimal;
import org.mlpc.runtime.Target;

/** The metrics of the language are those of the runtime. */
class MetricUsesTest {
    private static String network(String name, Target.Kind kind, String metrics) {
        String layer = switch (kind) {
            case BINARY -> "dense 1 sigmoid  target t: no | yes  loss binary_cross_entropy";
            case CLASSES -> "dense 6 softmax  loss cross_entropy";
            case REGRESSION -> "dense 2 identity  loss mean_squared_error";
        };
        return "network " + name + " { input 2 scale none " + layer + "  metrics " + metrics + " }\n";
    }

    /** A use with an argument where the runtime wants one. */
    private static String use(Metrics.Description metric) {
        boolean needed = !metric.parameter().isEmpty() && metric.standard().isEmpty();
        return metric.name() + (needed ? "(" + metric.parameter() + " = 0.25)" : "");
    }

    /** A line of the compiler's table. */
    private static String line(Metrics.Description metric) {
        String standard = metric.standard().isEmpty()
                ? ""
                : " = " + ShortestDecimal.of(metric.standard().getAsDouble());
        return String.join(
                " | ",
                metric.name(),
                Stream.of(Target.Kind.values())
                        .filter(metric.targets()::contains)
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" ")),
                metric.parameter().isEmpty() ? "-" : metric.parameter() + standard,
                metric.thresholds() ? "thresholds" : "-");
    }

    @Test
    void theTableIsThatOfTheRuntime() throws IOException {
        Golden.require(
                Path.of("src/main/resources/org/mlpc/compiler/metrics.txt"),
                """
                # The metrics of the runtime, org.mlpc.runtime.Metrics: `mvn test -Dmlpc.update` writes them from there.
                # name | kinds of target | parameter = its value when it is not written | what else may be set
                """ + Metrics.all().stream().map(MetricUsesTest::line).collect(Collectors.joining("\n", "", "\n")));
        if (!Golden.updating()) {
            assertEquals(Metrics.all().stream().map(MetricUsesTest::described).toList(), KnownMetrics.all());
        }
    }

    private static KnownMetrics.Description described(Metrics.Description metric) {
        return new KnownMetrics.Description(
                metric.name(),
                metric.targets().stream()
                        .map(k -> org.mlpc.compiler.network.Target.Kind.valueOf(k.name()))
                        .collect(Collectors.toSet()),
                metric.parameter(),
                metric.standard(),
                metric.count(),
                metric.thresholds());
    }

    @Test
    void everyMetricGoesThroughToTheRuntime() {
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (Metrics.Description metric : Metrics.all()) {
            for (Target.Kind kind : metric.targets()) {
                text.append(network("N" + expected.size(), kind, use(metric)));
                expected.add(use(metric));
                Metrics.named(use(metric), new Target(kind, List.of(), List.of()));
            }
        }
        assertEquals(
                expected,
                Models.check(text.toString()).stream()
                        .map(n -> String.join(", ", n.metrics()))
                        .toList());
    }

    @Test
    void aTargetThatTheRuntimeRefusesIsRefused() {
        for (Metrics.Description metric : Metrics.all()) {
            for (Target.Kind kind : Target.Kind.values()) {
                boolean fits = metric.targets().contains(kind);
                assertEquals(fits, Models.valid(network("N", kind, use(metric))), metric.name() + " for " + kind);
                if (!fits) {
                    Target target = new Target(kind, List.of(), List.of());
                    assertThrows(IllegalArgumentException.class, () -> Metrics.named(use(metric), target));
                }
            }
        }
    }

    @Test
    void anArgumentIsSpelledAsTheRuntimeReadsIt() {
        String uses = "top_k_accuracy(3), top_k_accuracy(k = 2.0), top_k_accuracy(k = 2 * 2), precision(1 / 3), "
                + "recall(threshold = 1E-3), recall_at_precision(sqrt(0.25)), recall(1e-30 / 7), auc(), auc(200), "
                + "precision_at_recall(thresholds = 4 * 5, recall = 0.5), precision_at_recall(0.5, 30), pr_auc, "
                + "average_precision";
        List<String> metrics =
                Models.check(network("N", Target.Kind.CLASSES, uses)).get(0).metrics();
        assertEquals(
                List.of(
                        "top_k_accuracy(k = 3)",
                        "top_k_accuracy(k = 2.0)",
                        "top_k_accuracy(k = 4)",
                        "precision(threshold = 0.3333333333333333)",
                        "recall(threshold = 1E-3)",
                        "recall_at_precision(precision = 0.5)",
                        "recall(threshold = 1.4285714285714286e-31)",
                        "auc",
                        "auc(thresholds = 200)",
                        "precision_at_recall(recall = 0.5, thresholds = 20)",
                        "precision_at_recall(recall = 0.5, thresholds = 30)",
                        "pr_auc",
                        "average_precision"),
                metrics);
        Target classes = new Target(Target.Kind.CLASSES, List.of(), List.of());
        metrics.forEach(text -> Metrics.named(text, classes));
    }

    @Test
    void aThresholdThatIsNotWrittenIsWhereTheTargetTurnsToYes() {
        String margin = "network N { input 2 scale none dense 1 tanh  target t: no | yes  loss hinge  metrics ";
        assertEquals(
                List.of("precision", "precision(threshold = 0.5)"),
                Models.check(margin + "precision, precision(0.5) }").get(0).metrics());
        assertEquals(false, Models.valid(margin + "precision, precision(0) }"), "0 is the boundary of hinge");
        assertEquals(true, Models.valid(margin + "precision(-1.5) }"), "a margin may be any number");
        String several = "network N { input 2 scale none dense 3 tanh  target a, b, c  loss hinge  metrics recall }";
        assertEquals(0, Models.check(several).get(0).target().boundary());
    }

    @Test
    void aNumberOfThresholdsIsWholeFromTwo() {
        for (String wrong : List.of(
                "auc(1)",
                "auc(2.5)",
                "auc(thresholds = 1000001)",
                "pr_auc(-3)",
                "precision_at_recall(0.5, 0.5)",
                "precision_at_recall(thresholds = 9)",
                "average_precision(9)")) {
            assertEquals(false, Models.valid(network("N", Target.Kind.BINARY, wrong)), wrong);
        }
    }
}
