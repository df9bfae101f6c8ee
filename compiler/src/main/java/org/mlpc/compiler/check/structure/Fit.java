package org.mlpc.compiler.check.structure;

import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.check.definition.Losses;
import org.mlpc.compiler.check.range.OutputRange;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Condition;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.network.Target;
import org.mlpc.compiler.syntax.Use;

/** Compares what a loss expects of outputs and targets with what the last layers can put out, and with the target. */
final class Fit {
    /** Ends of networks that help can name, the least special first. */
    private static final List<String> ENDS = List.of("identity", "softplus", "sigmoid", "softmax", "log_softmax");

    private final Losses losses;
    private final Diagnostics diagnostics;

    Fit(Losses losses, Diagnostics diagnostics) {
        this.losses = losses;
        this.diagnostics = diagnostics;
    }

    /** Reports outputs that a loss cannot be meant for; whether there are none. */
    boolean outputs(Use use, Loss loss, List<Layer> layers) {
        Layer last = layers.get(layers.size() - 1);
        OutputRange outputs = OutputRange.of(layers);
        int before = diagnostics.errors();
        for (Condition condition : loss.expects()) {
            if (!condition.about("y")) {
                continue;
            }
            Optional<OutputRange.Broken> broken = outputs.violation(condition, last.units());
            if (broken.isPresent()) {
                diagnostics.report(error(use, loss, last, "expects", condition)
                        .label("they are for instance " + broken.get().example()));
                break;
            }
            if (!outputs.keep(condition, last.units())) {
                open(use, loss, last, condition);
            }
        }
        for (Condition condition : loss.reaches()) {
            if (outputs.miss(condition, last.units())) {
                diagnostics.report(
                        error(use, loss, last, "reaches", condition).label("no output is, whatever the weights"));
                break;
            }
        }
        return diagnostics.errors() == before;
    }

    private Diagnostic error(Use use, Loss loss, Layer last, String word, Condition condition) {
        String what = last.display().split("[ (]", 2)[0];
        String end = last.activation().identity() && !what.equals("dense")
                ? what
                : last.activation().name();
        Diagnostic diagnostic = Diagnostic.of(
                        DiagnosticCode.LOSS_RANGE,
                        use.span(),
                        "`" + loss.name() + "` " + (word.equals("expects") ? "expects" : "must reach") + " `"
                                + condition.text() + "`, which the outputs of `" + end + "` "
                                + (word.equals("expects") ? "do not keep" : "never do"))
                .also(last.span(), "this layer makes them");
        Optional<String> partner = losses.partner(use)
                .or(() -> ENDS.stream()
                        .filter(name -> fits(name, use, loss, last))
                        .findFirst());
        Optional<String> other = losses.meantFor(last.activation().name()).filter(name -> !name.equals(loss.name()));
        String help = partner.filter(name -> last.units() > 1 || !vector(name, use))
                .map(name -> "end the network with `" + name + "`")
                .orElse("");
        String instead = other.map(name -> "write `loss " + name + "`").orElse("");
        String both = help + (help.isEmpty() || instead.isEmpty() ? "" : ", or ") + instead;
        return both.isEmpty() ? diagnostic : diagnostic.help(both);
    }

    private boolean vector(String name, Use use) {
        return losses.standard(name, use.span())
                .filter(a -> a.extent() == org.mlpc.compiler.expr.Extent.VECTOR)
                .isPresent();
    }

    private boolean fits(String name, Use use, Loss loss, Layer last) {
        Optional<Activation> activation = losses.standard(name, use.span());
        return activation
                .map(a -> OutputRange.behindWeights(a, last.units()))
                .filter(o -> loss.expects().stream()
                        .allMatch(c ->
                                !c.about("y") || o.violation(c, last.units()).isEmpty()))
                .filter(o -> loss.reaches().stream().allMatch(c -> o.reach(c, last.units())))
                .isPresent();
    }

    /** Of the standard activations it is known what they leave open; of the user's a clause can say it. */
    private void open(Use use, Loss loss, Layer last, Condition condition) {
        Activation activation = last.activation();
        if (losses.own(activation.name())) {
            String said = condition.text().replaceAll("\\by\\b", "a");
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.OUTPUTS_UNKNOWN,
                            use.span(),
                            "`" + loss.name() + "` expects `" + condition.text() + "`, and it is not known whether `"
                                    + activation.name() + "` does")
                    .also(last.span(), "this layer makes the outputs")
                    .help("if it does, say so behind its definition: `ensures " + said + "`"));
        }
    }

    /** Reports a target that a loss cannot be meant for. */
    void targets(Loss loss, Target target, int units) {
        if (target.kind() == Target.Kind.REGRESSION) {
            return;
        }
        for (Condition condition : loss.expects()) {
            for (int one = 0; one < Math.max(2, Math.min(units, 5)) && condition.about("t"); one++) {
                double[] t = new double[Math.max(1, Math.min(units, 5))];
                if (one < t.length) {
                    t[one] = 1;
                }
                if (!condition.everywhere(java.util.Map.of("t", t, "units", new double[] {units}))) {
                    diagnostics.report(Diagnostic.of(
                                    DiagnosticCode.TARGET_MISMATCH,
                                    loss.span(),
                                    "`" + loss.name() + "` expects `" + condition.text()
                                            + "`, which the target does not keep")
                            .label("it is for instance " + OutputRange.text(t)));
                    return;
                }
            }
        }
    }
}
