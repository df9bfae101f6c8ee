package org.mlpc.compiler.check.explicit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.mlpc.compiler.expr.Literals;
import org.mlpc.compiler.network.Train;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Part;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.TrainSetting;

/** Writes out a {@code train} block: every setting that has a value, in one order. */
final class ExplicitTrain {
    private final List<TrainSetting> written;
    private final Train meant;
    private final Span span;
    private final List<TrainSetting> settings = new ArrayList<>();

    private ExplicitTrain(List<TrainSetting> written, Train meant, Span span) {
        this.written = written;
        this.meant = meant;
        this.span = span;
    }

    /** The block with everything in it. */
    static Part.Train of(Optional<Part.Train> part, Train meant, Span span) {
        ExplicitTrain train = new ExplicitTrain(part.map(Part.Train::settings).orElse(List.of()), meant, span);
        train.fill();
        return new Part.Train(part.map(Part.Train::span).orElse(span), train.settings);
    }

    private void fill() {
        ifWritten(TrainSetting.DataFile.class);
        always(TrainSetting.Batch.class::isInstance, () -> new TrainSetting.Batch(span, batch()));
        count("epochs", meant.epochs());
        count("seed", meant.seed());
        always(TrainSetting.Shuffle.class::isInstance, () -> new TrainSetting.Shuffle(span, meant.shuffle()));
        always(
                s -> s instanceof TrainSetting.ValidationShare || s instanceof TrainSetting.ValidationFile,
                () -> new TrainSetting.ValidationShare(span, number("0")));
        find(TrainSetting.EarlyStop.class::isInstance)
                .map(TrainSetting.EarlyStop.class::cast)
                .map(this::earlyStop)
                .ifPresent(settings::add);
        ifWritten(TrainSetting.OnPlateau.class);
        ifWritten(TrainSetting.Clip.class);
        always(TrainSetting.Precision.class::isInstance, this::precision);
        count("threads", meant.threads());
    }

    private Optional<TrainSetting> find(Predicate<TrainSetting> which) {
        return written.stream().filter(which).findFirst();
    }

    private void ifWritten(Class<? extends TrainSetting> type) {
        find(type::isInstance).ifPresent(settings::add);
    }

    private void always(Predicate<TrainSetting> which, Supplier<TrainSetting> otherwise) {
        settings.add(find(which).orElseGet(otherwise));
    }

    private void count(String word, long value) {
        always(
                s -> s instanceof TrainSetting.Count c && c.word().text().equals(word),
                () -> new TrainSetting.Count(span, new Name(span, word), number(Long.toString(value))));
    }

    private Term number(String spelling) {
        return new Term.Number(span, spelling);
    }

    private Optional<Term> batch() {
        return meant.batch() == 0 ? Optional.empty() : Optional.of(number(Integer.toString(meant.batch())));
    }

    private TrainSetting precision() {
        return new TrainSetting.Precision(
                span, new Name(span, meant.precision().name().toLowerCase(Locale.ROOT)));
    }

    private TrainSetting earlyStop(TrainSetting.EarlyStop stop) {
        Train.EarlyStop full = meant.earlyStop().orElseThrow();
        return new TrainSetting.EarlyStop(
                stop.span(),
                stop.patience(),
                stop.minDelta().or(() -> Optional.of(number(Literals.shortest(full.minDelta())))),
                stop.restore().or(() -> Optional.of(new Name(span, full.best() ? "best" : "last"))));
    }
}
