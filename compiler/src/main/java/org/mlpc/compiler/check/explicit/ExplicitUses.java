package org.mlpc.compiler.check.explicit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mlpc.compiler.check.definition.Activations;
import org.mlpc.compiler.check.definition.Distributions;
import org.mlpc.compiler.check.definition.Initializers;
import org.mlpc.compiler.check.definition.Schedules;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.check.term.UnitParameters;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Optimizer.Minimizer;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Parameter;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.Use;

/**
 * Adds to the use of a declaration the arguments that were left to defaults: behind those that are written, by name, in
 * the order of the declaration. The uses are checked already, so that nothing is reported here.
 */
final class ExplicitUses {
    private final Library library;
    private final Activations activations;
    private final Schedules schedules;

    ExplicitUses(Library library) {
        Diagnostics none = new Diagnostics();
        this.library = library;
        activations = new Activations(library, none);
        schedules = new Schedules(library, none, activations);
    }

    Use activation(Use use) {
        Declaration.Activation declaration = (Declaration.Activation) find(Library.Kind.ACTIVATION, use);
        return complete(use, UnitParameters.settable(declaration.parameters()), false);
    }

    /** The function of a feature, which may be a built-in one without parameters. */
    Use transform(Use use) {
        return activations.known(use.name()) ? activation(use) : use;
    }

    Use loss(Use use) {
        return complete(use, ((Declaration.Loss) find(Library.Kind.LOSS, use)).parameters(), false);
    }

    /** What weights start from before an activation, where a layer does not say. */
    Use fitting(Optional<Use> activation) {
        return initializer(Initializers.fitting(library, activation));
    }

    Use initializer(Use use) {
        List<Parameter> parameters =
                Library.builtIn(Library.Kind.INITIALIZER, use.name().text())
                        ? Distributions.parameters(use)
                        : ((Declaration.Initializer) find(Library.Kind.INITIALIZER, use)).parameters();
        return complete(use, parameters, true);
    }

    /** An optimizer: what is left to defaults has its value in what the use means, and arguments may be schedules. */
    Use optimizer(Use use, Optimizer meant) {
        Map<String, String> values = new LinkedHashMap<>();
        meant.arguments().forEach(a -> values.put(a.name(), a.spelling()));
        if (meant.minimizer().orElse(null) instanceof Minimizer.Lbfgs lbfgs) {
            values.put("history", Integer.toString(lbfgs.history()));
        }
        List<Use.Argument> arguments = new ArrayList<>();
        for (Use.Argument argument : use.arguments()) {
            Optional<Term> schedule = schedules.asSchedule(argument.value()).map(this::schedule);
            arguments.add(new Use.Argument(argument.span(), argument.name(), schedule.orElse(argument.value())));
        }
        Use scheduled = new Use(use.span(), use.name(), arguments);
        return appended(scheduled, new ArrayList<>(values.keySet()), values);
    }

    private Term schedule(Use use) {
        boolean builtIn = library.find(Library.Kind.SCHEDULE, use.name().text()).isEmpty();
        return new Term.Call(
                use.span(),
                builtIn
                        ? use
                        : complete(use, ((Declaration.Schedule) find(Library.Kind.SCHEDULE, use)).parameters(), true));
    }

    private Declaration find(Library.Kind kind, Use use) {
        return library.find(kind, use.name().text()).orElseThrow();
    }

    private Use complete(Use use, List<Parameter> parameters, boolean byPosition) {
        Map<String, String> values = new LinkedHashMap<>();
        activations
                .arguments()
                .bind(use, use.arguments(), parameters, byPosition)
                .orElseThrow()
                .forEach((name, value) -> values.put(name, value.spelling()));
        return appended(use, parameters.stream().map(p -> p.name().text()).toList(), values);
    }

    private static Use appended(Use use, List<String> parameters, Map<String, String> values) {
        List<Use.Argument> arguments = new ArrayList<>(use.arguments());
        for (int i = 0; i < parameters.size(); i++) {
            if (!given(use, parameters.get(i), i)) {
                Name name = new Name(use.span(), parameters.get(i));
                Term value = new Term.Number(use.span(), Objects.requireNonNull(values.get(name.text())));
                arguments.add(new Use.Argument(use.span(), Optional.of(name), value));
            }
        }
        return new Use(use.span(), use.name(), arguments);
    }

    /** Whether a parameter has an argument, by its name or its place. */
    private static boolean given(Use use, String name, int place) {
        boolean named = use.arguments().stream()
                .flatMap(a -> a.name().stream())
                .anyMatch(n -> n.text().equals(name));
        return named
                || place < use.arguments().size()
                        && use.arguments().get(place).name().isEmpty();
    }
}
