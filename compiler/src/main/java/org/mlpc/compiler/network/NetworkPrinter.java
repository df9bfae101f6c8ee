package org.mlpc.compiler.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mlpc.compiler.calculus.MathPrinter;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Literals;

/** Shows a checked network: {@code --dump network}. */
public final class NetworkPrinter implements Layer.Visitor<Void> {
    private final StringBuilder text = new StringBuilder();

    private NetworkPrinter() {}

    /** A network in lines, nothing left out. */
    public static String print(Network network) {
        NetworkPrinter printer = new NetworkPrinter();
        printer.network(network);
        return printer.text.toString();
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments).stripTrailing())
                .append('\n');
    }

    private void network(Network network) {
        line("network %s  %s", network.name(), network.span().reference());
        network.packageName().ifPresent(p -> line("  package    %s", p));
        Inputs inputs = network.inputs();
        String names = inputs.names().isEmpty() ? "" : ": " + String.join(", ", inputs.names());
        line("  input      %d%s", inputs.count(), names);
        inputs.features().forEach(this::feature);
        if (inputs.encoded() != inputs.count()) {
            line("             %d columns inside", inputs.encoded());
        }
        line("  scale      %s", scale(inputs.scale()));
        network.layers().forEach(this::layer);
        target(network.target());
        network.loss().ifPresentOrElse(this::loss, () -> line("  loss       none: only predicts"));
        if (!network.classWeights().isEmpty()) {
            line(
                    "  class_weight %s",
                    network.classWeights().stream().map(Literals::shortest).toList());
        }
        optimizer(network.optimizer());
        line("  metrics    %s", network.metrics().isEmpty() ? "none" : String.join(", ", network.metrics()));
        train(network.train());
        line("  parameters %d", network.parameters());
    }

    private void feature(Feature feature) {
        if (feature.kind() instanceof Feature.Kind.Category category) {
            line("             %s: one of %s", feature.name(), String.join(" | ", category.labels()));
        } else if (feature.kind() instanceof Feature.Kind.Transformed transformed) {
            String meaning = MathPrinter.print(transformed.definition());
            line("             %s: %s, z ↦ %s", feature.name(), transformed.call(), meaning);
        }
    }

    private static String scale(Inputs.Scale scale) {
        if (scale instanceof Inputs.Scale.Factor f) {
            return "x' = " + f.written() + " x";
        }
        if (scale instanceof Inputs.Scale.Standardize) {
            return "standardize";
        }
        return scale instanceof Inputs.Scale.MinMax ? "minmax" : "none";
    }

    private void sizes(Layer layer) {
        line("  %-10s %s: %d to %d", layer.display().split(" ")[0], layer.name(), layer.inputs(), layer.units());
    }

    @Override
    public Void dense(Dense dense) {
        line(
                "  dense      %s: %d × %d, %s",
                dense.name(), dense.units(), dense.inputs(), dense.activation().display());
        activation(dense.activation());
        return null;
    }

    @Override
    public Void maxout(Maxout maxout) {
        sizes(maxout);
        line("             %d pieces, the largest counts", maxout.pieces());
        return null;
    }

    @Override
    public Void activate(Activate activate) {
        sizes(activate);
        activation(activate.activation());
        return null;
    }

    @Override
    public Void batchNorm(BatchNorm norm) {
        sizes(norm);
        return null;
    }

    @Override
    public Void residual(Residual residual) {
        sizes(residual);
        line("             z = x + %s", residual.from() == 0 ? "the input" : "a" + residual.from());
        return null;
    }

    private void layer(Layer layer) {
        layer.accept(this);
        starts(layer);
        Regularization r = layer.regularization();
        if (!r.equals(Regularization.NONE)) {
            line(
                    "             l1 %s, l2 %s, max_norm %s",
                    Literals.shortest(r.l1()),
                    Literals.shortest(r.l2()),
                    r.maxNorm() == 0 ? "none" : Literals.shortest(r.maxNorm()));
        }
        if (layer.frozen()) {
            line("             frozen");
        }
    }

    private void starts(Layer layer) {
        List<String> starts = new ArrayList<>();
        layer.parameters()
                .forEach(p -> starts.add(p.symbol() + " from " + p.start().notation()));
        if (layer.affine() && !layer.chooses() && layer.bias() instanceof Start.None) {
            starts.add(1, "b from none");
        }
        if (!starts.isEmpty()) {
            line("             %s", String.join("; ", starts));
        }
    }

    private void activation(Activation activation) {
        line("             a = %s", MathPrinter.print(activation.definition()));
        String left = activation.extent() == Extent.VECTOR ? "∂L/∂z" : "da/dz";
        line(
                "             %s = %s (%s)",
                left,
                MathPrinter.print(activation.slope()),
                activation.slopeKind().name().toLowerCase(Locale.ROOT));
        for (Activation.Drawn d : activation.drawn()) {
            line(
                    "             %s drawn from %s to %s in training, then a = %s",
                    d.variable(),
                    Literals.shortest(d.low()),
                    Literals.shortest(d.high()),
                    MathPrinter.print(activation.inference()));
        }
    }

    private void target(Target target) {
        String kind = target.kind().name().toLowerCase(Locale.ROOT);
        String names = target.names().isEmpty() ? "" : " " + String.join(", ", target.names());
        String labels = target.labels().isEmpty() ? "" : ": " + String.join(" | ", target.labels());
        line("  target     %s%s%s", kind, names, labels);
    }

    private void loss(Loss loss) {
        line("  loss       %s", loss.display());
        line("             L = %s", MathPrinter.print(loss.definition()));
        line("             ∂L/∂y = %s%s", MathPrinter.print(loss.gradient()), loss.surrogate() ? " (surrogate)" : "");
        loss.after().ifPresent(after -> {
            line("             together with the last activation L = %s", MathPrinter.print(after.value()));
            line("             ∂L/∂z = %s", MathPrinter.print(after.gradient()));
        });
    }

    private void optimizer(Optimizer optimizer) {
        line("  optimizer  %s", optimizer.display());
        optimizer
                .arguments()
                .forEach(a -> line(
                        "             %s = %s",
                        a.name(),
                        a.schedule()
                                .map(s -> s.display() + " = " + MathPrinter.print(s.value()))
                                .orElse(a.spelling())));
        optimizer.minimizer().ifPresent(m -> line("             %s", minimizer(m)));
        optimizer.states().forEach(s -> line("             state %s = %s", s.name(), Literals.shortest(s.start())));
        optimizer.scalars().forEach(s -> line("             scalar %s = %s", s.name(), Literals.shortest(s.start())));
        optimizer.updates().forEach(u -> line("             %s = %s", u.target(), MathPrinter.print(u.value())));
    }

    private static String minimizer(Optimizer.Minimizer minimizer) {
        return minimizer instanceof Optimizer.Minimizer.Lbfgs l
                ? "L-BFGS on all examples at once, history = " + l.history()
                : "scaled conjugate gradients on all examples at once";
    }

    private void train(Train train) {
        train.data().ifPresent(data -> line("  data       %s", data));
        List<String> settings = List.of(
                "batch " + (train.batch() == 0 ? "full" : train.batch()),
                "epochs " + train.epochs(),
                "seed " + train.seed(),
                "shuffle " + (train.shuffle() ? "on" : "off"),
                train.validationData()
                        .map(d -> "validation \"" + d + "\"")
                        .orElseGet(() -> "validation " + Literals.shortest(train.validation() * 100) + "%"),
                "precision " + train.precision().name().toLowerCase(Locale.ROOT));
        String clip = train.clip()
                .map(c -> ", clip " + (c.norm() ? "norm " : "value ") + c.spelling())
                .orElse("");
        String stop = train.earlyStop()
                .map(e -> ", early_stop patience " + e.patience() + " min_delta " + Literals.shortest(e.minDelta())
                        + " restore " + (e.best() ? "best" : "last"))
                .orElse("");
        String plateau = train.onPlateau()
                .map(p -> ", on_plateau factor " + Literals.shortest(p.factor()) + " patience " + p.patience())
                .orElse("");
        String threads = train.threads() == 1 ? "" : ", threads " + train.threads();
        line("  train      %s%s%s%s%s", String.join(", ", settings), clip, stop, plateau, threads);
    }
}
