package org.mlpc.compiler.check.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.mlpc.compiler.calculus.Evaluator;
import org.mlpc.compiler.calculus.Simplifier;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.check.term.Counts;
import org.mlpc.compiler.check.term.DeclaredParameters;
import org.mlpc.compiler.check.term.Scope;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.expr.Reducer;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Printer;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.Use;

/** Resolves schedules: numbers that follow the steps. */
public final class Schedules {
    private static final String PIECEWISE = "piecewise";
    private static final Expr.Variable STEP = Exprs.variable("step", Extent.UNIFORM);
    /** Steps at which a schedule is tried. */
    private static final double[] TRIED = {0, 1, 2, 10, 100, 1e3, 1e4, 1e6};

    private final Library library;
    private final Diagnostics diagnostics;
    private final Activations activations;

    public Schedules(Library library, Diagnostics diagnostics, Activations activations) {
        this.library = library;
        this.diagnostics = diagnostics;
        this.activations = activations;
    }

    /** The use of a schedule that an argument is, if it is one. */
    public Optional<Use> asSchedule(Term value) {
        Optional<Use> use = Optional.empty();
        if (value instanceof Term.Call call) {
            use = Optional.of(call.use());
        } else if (value instanceof Term.Reference reference) {
            Name name = new Name(reference.span(), reference.name());
            use = Optional.of(new Use(reference.span(), name, List.of()));
        }
        return use.filter(u -> u.name().text().equals(PIECEWISE)
                || library.find(Library.Kind.SCHEDULE, u.name().text()).isPresent());
    }

    /** Reports a call of what is neither a schedule nor a function: where a schedule can stand, it is meant as one. */
    void requireKnown(Term value) {
        if (value instanceof Term.Call call && !function(call.use().name())) {
            boolean builtIn =
                    Library.builtIn(Library.Kind.SCHEDULE, call.use().name().text());
            if (!builtIn) {
                library.require(Library.Kind.SCHEDULE, call.use().name(), diagnostics);
            }
        }
    }

    private boolean function(Name name) {
        return activations.known(name)
                || Operator.function(name.text()).isPresent()
                || Reducer.of(name.text()).isPresent();
    }

    /**
     * The schedule with its arguments in place; nothing after a report.
     *
     * @param epochs of the training, which takes at least as many steps
     */
    Optional<Optimizer.Schedule> use(Use use, int epochs) {
        Optional<Optimizer.Schedule> schedule = use.name().text().equals(PIECEWISE)
                ? piecewise(use).map(v -> new Optimizer.Schedule(Printer.print(use), v))
                : declared(use);
        return schedule.filter(s -> finite(use, s.value(), epochs));
    }

    /** Its value before the first step. */
    static double first(Optimizer.Schedule schedule) {
        return Evaluator.scalar(schedule.value(), Map.of("step", 0.0));
    }

    /** Resolves a declaration, used or not, and reports what is wrong with it. */
    public void check(Declaration.Schedule declaration) {
        Map<String, Expr> values = new LinkedHashMap<>();
        declaration.parameters().forEach(p -> values.put(p.name().text(), Exprs.constant("0.5")));
        resolve(declaration, values);
    }

    private Optional<Optimizer.Schedule> declared(Use use) {
        return library.require(Library.Kind.SCHEDULE, use.name(), diagnostics)
                .map(Declaration.Schedule.class::cast)
                .flatMap(declaration -> declared(use, declaration));
    }

    private Optional<Optimizer.Schedule> declared(Use use, Declaration.Schedule declaration) {
        return activations
                .arguments()
                .bind(use, use.arguments(), declaration.parameters(), true)
                .flatMap(values -> resolve(declaration, new LinkedHashMap<>(values))
                        .map(v -> new Optimizer.Schedule(
                                activations.arguments().shown(use, declaration.parameters(), values), v)));
    }

    private Optional<Expr> resolve(Declaration.Schedule declaration, Map<String, Expr> values) {
        int before = diagnostics.errors();
        DeclaredParameters.check(declaration.parameters(), List.of("step"), diagnostics);
        Scope scope = new Scope(values, declaration.name().text()).with("step", STEP);
        Expr value = activations.resolver().number(declaration.body(), scope);
        activations.limits().check(declaration.body().span(), value);
        return diagnostics.errors() == before ? Optional.of(value) : Optional.empty();
    }

    /** What is wrong later, after as many steps as the data make, shows in training. */
    private boolean finite(Use use, Expr value, int epochs) {
        List<Double> steps = new ArrayList<>(List.of(0.0, Math.max(0.0, epochs - 1.0)));
        Arrays.stream(TRIED).filter(step -> step < epochs).forEach(steps::add);
        for (double step : new TreeSet<>(steps)) {
            double tried = Evaluator.scalar(value, Map.of("step", step));
            if (!Double.isFinite(tried) || tried < 0) {
                diagnostics.report(Diagnostic.of(
                        DiagnosticCode.OUT_OF_RANGE,
                        use.span(),
                        "`" + use.name() + "` is " + org.mlpc.compiler.expr.Literals.shortest(tried) + " at step "
                                + (long) step));
                return false;
            }
        }
        return true;
    }

    /** {@code piecewise(at = [a, b], rate = [r, s, t])}: r before step a, s before step b, then t. */
    private Optional<Expr> piecewise(Use use) {
        int errors = diagnostics.errors();
        Map<String, List<Double>> lists = new LinkedHashMap<>();
        for (int i = 0; i < use.arguments().size(); i++) {
            Use.Argument argument = use.arguments().get(i);
            String name = argument.name().map(Name::text).orElse(i == 0 ? "at" : "rate");
            if (argument.value() instanceof Term.Sequence sequence) {
                lists.put(name, numbers(sequence));
            }
        }
        boolean few = lists.values().stream()
                .allMatch(
                        l -> Counts.few(diagnostics, use.span(), "numbers of `piecewise`", l.size(), Counts.STEPS + 1));
        if (!few || diagnostics.errors() > errors) {
            return Optional.empty();
        }
        List<Double> at = lists.getOrDefault("at", List.of());
        List<Double> rate = lists.getOrDefault("rate", List.of());
        boolean ascending = at.stream().sorted().distinct().toList().equals(at);
        if (use.arguments().size() != 2 || at.isEmpty() || rate.size() != at.size() + 1 || !ascending) {
            return refuse(use.span());
        }
        Expr value = Exprs.constant(rate.get(at.size()));
        for (int i = at.size() - 1; i >= 0; i--) {
            Expr before = Exprs.apply(Operator.LESS, STEP, Exprs.constant(at.get(i)));
            value = Exprs.select(before, Exprs.constant(rate.get(i)), value);
        }
        return Optional.of(value);
    }

    private List<Double> numbers(Term.Sequence sequence) {
        List<Double> numbers = new ArrayList<>();
        for (Term term : sequence.elements()) {
            activations
                    .resolver()
                    .constant(term, Scope.empty())
                    .map(c -> ((Expr.Constant) Simplifier.simplify(c)).value())
                    .filter(number -> finite(term, number))
                    .ifPresent(numbers::add);
        }
        return numbers;
    }

    private boolean finite(Term term, double number) {
        if (!Double.isFinite(number)) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.OUT_OF_RANGE,
                    term.span(),
                    "the numbers of `piecewise` must be finite, not " + number));
        }
        return Double.isFinite(number);
    }

    private Optional<Expr> refuse(Span span) {
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.ARGUMENT,
                        span,
                        "`piecewise` takes ascending steps, and one rate more than steps")
                .help("write `piecewise(at = [1000, 2000], rate = [0.1, 0.01, 0.001])`"));
        return Optional.empty();
    }
}
