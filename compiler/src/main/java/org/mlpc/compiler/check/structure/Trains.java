package org.mlpc.compiler.check.structure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.check.term.Numbers;
import org.mlpc.compiler.check.term.Resolver;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Train;
import org.mlpc.compiler.network.Train.Precision;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Part;
import org.mlpc.compiler.syntax.TrainSetting;

/** Resolves the {@code train} block and fills in its defaults. */
final class Trains {
    private static final int MOST_EXAMPLES = 1 << 20;
    /** Up to here a seed is the one that is written: 2^53 is also what 2^53 + 1 becomes. */
    private static final long EXACT = (1L << 53) - 1;

    private static final int MOST_THREADS = 1024;

    private final Diagnostics diagnostics;
    private final Numbers numbers;

    private Optional<String> data = Optional.empty();
    private int batch = 32;
    private int epochs = 10;
    private long seed = 42;
    private boolean shuffle = true;
    private double validation;
    private Optional<String> validationData = Optional.empty();
    private Precision precision = Precision.FLOAT32;
    private Optional<Train.Clip> clip = Optional.empty();
    private Optional<Train.EarlyStop> earlyStop = Optional.empty();
    private Optional<Train.OnPlateau> onPlateau = Optional.empty();
    private int threads = 1;

    Trains(Diagnostics diagnostics, Resolver resolver) {
        this.diagnostics = diagnostics;
        this.numbers = new Numbers(resolver, diagnostics);
    }

    /** The block, or all defaults without one. */
    Train resolve(Optional<Part.Train> part) {
        Map<String, Span> seen = new HashMap<>();
        for (TrainSetting setting : part.map(Part.Train::settings).orElse(List.of())) {
            String word = setting.span().text().split("[^a-z_]", 2)[0];
            Span first = seen.putIfAbsent(word, setting.span());
            if (first != null) {
                diagnostics.report(
                        Diagnostic.of(DiagnosticCode.DUPLICATE, setting.span(), "`" + word + "` is set twice")
                                .also(first, "first set here"));
            }
            apply(setting, part.get().settings());
        }
        return new Train(
                data,
                batch,
                epochs,
                seed,
                shuffle,
                validation,
                validationData,
                precision,
                clip,
                earlyStop,
                onPlateau,
                threads);
    }

    private void apply(TrainSetting setting, List<TrainSetting> settings) {
        if (setting instanceof TrainSetting.DataFile file) {
            data = Optional.of(file.path().text());
        } else if (setting instanceof TrainSetting.Batch size) {
            batch = size.size()
                    .map(s -> numbers.whole(s, "the batch", 1, MOST_EXAMPLES)
                            .orElse(1L)
                            .intValue())
                    .orElse(0);
        } else if (setting instanceof TrainSetting.Shuffle onOff) {
            shuffle = onOff.on();
        } else if (setting instanceof TrainSetting.ValidationShare share) {
            share(share);
        } else if (setting instanceof TrainSetting.ValidationFile file) {
            validationData = Optional.of(file.path().text());
        } else if (setting instanceof TrainSetting.Precision chosen) {
            precision(chosen);
        } else if (setting instanceof TrainSetting.EarlyStop stop) {
            earlyStop(stop, settings);
        } else if (setting instanceof TrainSetting.Clip bound) {
            clip(bound);
        } else if (setting instanceof TrainSetting.OnPlateau lower) {
            onPlateau(lower, settings);
        } else {
            count((TrainSetting.Count) setting);
        }
    }

    private void count(TrainSetting.Count count) {
        switch (count.word().text()) {
            case "epochs" ->
                numbers.whole(count.value(), "`epochs`", 0, Integer.MAX_VALUE).ifPresent(v -> epochs = v.intValue());
            case "seed" -> numbers.whole(count.value(), "`seed`", 0, EXACT).ifPresent(v -> seed = v);
            default ->
                numbers.whole(count.value(), "`threads`", 1, MOST_THREADS).ifPresent(v -> threads = v.intValue());
        }
    }

    private void share(TrainSetting.ValidationShare share) {
        numbers.number(share.percent(), "the validation share").ifPresent(percent -> {
            if (percent.value() < 0 || percent.value() >= 100) {
                diagnostics.report(Diagnostic.of(
                        DiagnosticCode.OUT_OF_RANGE,
                        share.percent().span(),
                        "the validation share must be at least 0 % and less than 100 %"));
            }
            validation = percent.value() / 100;
        });
    }

    /** What watches the validation loss needs one. */
    private void validates(String word, Span span, List<TrainSetting> settings) {
        boolean validates = settings.stream()
                .anyMatch(s -> s instanceof TrainSetting.ValidationShare || s instanceof TrainSetting.ValidationFile);
        if (!validates) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.MISSING_PART,
                            span,
                            "`" + word + "` watches the validation loss, and there is none")
                    .help("add a line such as `validation 20%`"));
        }
    }

    private void earlyStop(TrainSetting.EarlyStop stop, List<TrainSetting> settings) {
        validates("early_stop", stop.span(), settings);
        Optional<Long> patience = numbers.whole(stop.patience(), "`patience`", 1, Integer.MAX_VALUE);
        double least = stop.minDelta()
                .flatMap(d -> numbers.number(d, "`min_delta`"))
                .map(Expr.Constant::value)
                .orElse(0.0);
        if (least < 0) {
            diagnostics.report(
                    Diagnostic.of(DiagnosticCode.OUT_OF_RANGE, stop.span(), "`min_delta` must not be negative"));
        }
        boolean best = stop.restore().map(r -> r.text().equals("best")).orElse(true);
        earlyStop = patience.map(p -> new Train.EarlyStop(p.intValue(), least, best));
    }

    private void onPlateau(TrainSetting.OnPlateau lower, List<TrainSetting> settings) {
        validates("on_plateau", lower.span(), settings);
        Optional<Expr.Constant> factor = numbers.number(lower.factor(), "`factor`");
        if (factor.isPresent() && (factor.get().value() <= 0 || factor.get().value() >= 1)) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.OUT_OF_RANGE,
                    lower.factor().span(),
                    "`factor` is " + factor.get().spelling()
                            + ", but it must be greater than 0 and less than 1, so that the rate falls"));
        }
        Optional<Long> patience = numbers.whole(lower.patience(), "`patience`", 1, Integer.MAX_VALUE);
        onPlateau = factor.flatMap(f -> patience.map(p -> new Train.OnPlateau(lower.span(), f.value(), p.intValue())));
    }

    /** Reports a learning rate that is to be lowered and does not exist, or is not looked at in a step. */
    void requireRate(Train train, Optimizer optimizer) {
        boolean given = optimizer.arguments().stream().anyMatch(a -> a.name().equals(Optimizer.LEARNING_RATE));
        boolean used = optimizer.updates().stream().anyMatch(u -> Exprs.mentions(u.value(), Optimizer.LEARNING_RATE));
        if (train.onPlateau().isPresent() && !used) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.MISSING_PART,
                            train.onPlateau().get().span(),
                            "`on_plateau` multiplies the `learning_rate` of every step, and `" + optimizer.name()
                                    + (given ? "` uses its only at the start" : "` has none"))
                    .also(optimizer.span(), "the optimizer"));
        }
    }

    private void clip(TrainSetting.Clip bound) {
        numbers.number(bound.limit(), "the bound of `clip`").ifPresent(limit -> {
            if (limit.value() <= 0) {
                diagnostics.report(Diagnostic.of(
                        DiagnosticCode.OUT_OF_RANGE,
                        bound.limit().span(),
                        "the bound of `clip` must be greater than 0"));
            }
            boolean norm = bound.kind().text().equals("norm");
            clip = Optional.of(new Train.Clip(bound.span(), norm, limit.value(), limit.spelling()));
        });
    }

    private void precision(TrainSetting.Precision chosen) {
        switch (chosen.precision().text()) {
            case "float32" -> precision = Precision.FLOAT32;
            case "float64" -> precision = Precision.FLOAT64;
            default ->
                diagnostics.report(Diagnostic.of(
                                DiagnosticCode.OUT_OF_RANGE,
                                chosen.precision().span(),
                                "there is no precision `" + chosen.precision() + "`")
                        .help("write `precision float32` or `precision float64`"));
        }
    }
}
