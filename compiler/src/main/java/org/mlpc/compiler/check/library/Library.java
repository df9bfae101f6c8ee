package org.mlpc.compiler.check.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.diagnostic.Habits;
import org.mlpc.compiler.diagnostic.Suggestion;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.ModelFile;
import org.mlpc.compiler.syntax.Name;

/** All declarations that files see, by kind and name: the standard ones and the user's. */
public final class Library {
    /** What can be declared besides networks; each kind has its own names. */
    public enum Kind {
        ACTIVATION("activation"),
        LOSS("loss"),
        OPTIMIZER("optimizer"),
        SCHEDULE("schedule"),
        INITIALIZER("initializer"),
        NETWORK("network");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word that begins such a declaration. */
        public String word() {
            return word;
        }
    }

    /** The names that need no declaration, since no expression says what they mean. */
    private static final Map<Kind, Set<String>> BUILT_IN = Map.of(
            Kind.OPTIMIZER, Set.of("lbfgs", "scg"),
            Kind.SCHEDULE, Set.of("piecewise"),
            Kind.INITIALIZER, Set.of("uniform", "normal", "truncated_normal", "orthogonal"));

    private final StandardDefinitions standard;
    private final Set<Declaration> spoilt = Collections.newSetFromMap(new IdentityHashMap<>());
    /** Names of the standard library that the user declares anew: what they should mean is not known. */
    private final Map<Kind, Set<String>> refused = new EnumMap<>(Kind.class);

    private final Map<Kind, Map<String, Declaration>> declared = new LinkedHashMap<>();
    /** What aliases are known to stand for, so that a long chain of them is followed once. */
    private final Map<Kind, Map<String, String>> originals = new EnumMap<>(Kind.class);

    /** Enters the declarations of the standard library and of the user, refusing names given twice. */
    public Library(StandardDefinitions standard, List<ModelFile> userFiles, Diagnostics diagnostics) {
        this.standard = standard;
        for (Kind kind : Kind.values()) {
            declared.put(kind, new LinkedHashMap<>());
            originals.put(kind, new HashMap<>());
        }
        userFiles.forEach(file -> file.declarations().forEach(d -> enter(d, diagnostics)));
    }

    private void enter(Declaration declaration, Diagnostics diagnostics) {
        Kind kind = kind(declaration);
        Name name = declaration.name();
        if (standard.names(kind).contains(name.text()) || builtIn(kind, name.text())) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.STANDARD_NAME,
                            name.span(),
                            "`" + name + "` is already " + article(kind) + " of the standard library")
                    .label("this name is taken")
                    .help("give it another name, for example `my_" + name + "`"));
            refused.computeIfAbsent(kind, k -> new HashSet<>()).add(name.text());
            return;
        }
        Declaration first = of(kind).putIfAbsent(name.text(), declaration);
        if (first != null) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.DUPLICATE,
                            name.span(),
                            "the " + kind.word() + " `" + name + "` is declared twice")
                    .label("declared again here")
                    .also(first.name().span(), "first declared here"));
        }
    }

    static String article(Kind kind) {
        return ("aeiou".indexOf(kind.word().charAt(0)) >= 0 ? "an " : "a ") + kind.word();
    }

    public static Kind kind(Declaration declaration) {
        if (declaration instanceof Declaration.Alias alias) {
            return switch (alias.kind()) {
                case ACTIVATION -> Kind.ACTIVATION;
                case LOSS -> Kind.LOSS;
                case OPTIMIZER -> Kind.OPTIMIZER;
            };
        }
        if (declaration instanceof Declaration.Activation) {
            return Kind.ACTIVATION;
        }
        if (declaration instanceof Declaration.Loss) {
            return Kind.LOSS;
        }
        if (declaration instanceof Declaration.Optimizer) {
            return Kind.OPTIMIZER;
        }
        if (declaration instanceof Declaration.Schedule) {
            return Kind.SCHEDULE;
        }
        return declaration instanceof Declaration.Initializer ? Kind.INITIALIZER : Kind.NETWORK;
    }

    /** The declaration of a name where it is written: the standard library sees nothing of the user's. */
    public Optional<Declaration> find(Kind kind, Name name) {
        boolean unseen =
                of(kind).containsKey(name.text()) && standard.holds(name.span().file());
        return unseen ? Optional.empty() : find(kind, name.text());
    }

    /** The declaration of a name that a user writes, aliases followed. */
    public Optional<Declaration> find(Kind kind, String name) {
        return Optional.ofNullable(lookUp(kind, original(kind, name))).filter(d -> !(d instanceof Declaration.Alias));
    }

    /** Whether a name has its meaning without a declaration. */
    public static boolean builtIn(Kind kind, String name) {
        return BUILT_IN.getOrDefault(kind, Set.of()).contains(name);
    }

    /** The name that a name stands for, aliases followed; one of a circle when they lead into one. */
    public String original(Kind kind, String name) {
        Map<String, String> known = Objects.requireNonNull(originals.get(kind));
        Set<String> passed = new LinkedHashSet<>();
        String original = name;
        while (!known.containsKey(original)
                && lookUp(kind, original) instanceof Declaration.Alias alias
                && passed.add(original)) {
            original = alias.original().text();
        }
        String end = known.getOrDefault(original, original);
        passed.forEach(alias -> known.put(alias, end));
        return end;
    }

    private @Nullable Declaration lookUp(Kind kind, String name) {
        Declaration own = of(kind).get(name);
        return own != null ? own : standard.find(kind, name).orElse(null);
    }

    /** Says that a mistake in a declaration is reported: whoever uses it has nothing to add. */
    public void spoil(Declaration declaration) {
        spoilt.add(declaration);
    }

    /**
     * The declaration of a used name; reports when there is none, and is silent about one with a mistake that is reported
     * at its declaration.
     */
    public Optional<Declaration> require(Kind kind, Name name, Diagnostics diagnostics) {
        Optional<Declaration> found = find(kind, name);
        if (refused(kind, name)
                || found.filter(spoilt::contains).isPresent()
                || found.isEmpty() && names(kind).contains(name.text())) {
            diagnostics.follows();
            return Optional.empty();
        }
        if (found.isEmpty()) {
            diagnostics.report(missing(kind, name));
        }
        return found;
    }

    /** Whether the user may mean a declaration that was refused; the standard library always means its own. */
    private boolean refused(Kind kind, Name name) {
        return refused.getOrDefault(kind, Set.of()).contains(name.text())
                && !standard.holds(name.span().file());
    }

    private Diagnostic missing(Kind kind, Name name) {
        Habits.Kind section = Habits.Kind.valueOf(kind.name());
        for (Kind other : Kind.values()) {
            if (other != kind && names(other).contains(name.text())) {
                Diagnostic wrong = Diagnostic.of(
                                DiagnosticCode.WRONG_KIND,
                                name.span(),
                                "`" + name + "` is " + article(other) + ", but " + article(kind) + " is needed here")
                        .label("not " + article(kind));
                return Habits.help(section, name.text(), names(kind))
                        .map(wrong::help)
                        .orElse(wrong);
            }
        }
        Diagnostic unknown = Diagnostic.of(
                DiagnosticCode.UNKNOWN_NAME, name.span(), "there is no " + kind.word() + " `" + name + "`");
        return metric(kind, name)
                .or(() -> Suggestion.help(section, name.text(), names(kind)))
                .map(unknown::help)
                .orElse(unknown);
    }

    /** What is only measured stands on another line. */
    private Optional<String> metric(Kind kind, Name name) {
        boolean measured = kind == Kind.LOSS
                && KnownMetrics.find(name.text()).isPresent()
                && Habits.help(Habits.Kind.LOSS, name.text(), names(kind)).isEmpty();
        return measured ? Optional.of("it is a metric: write `metrics " + name + "`") : Optional.empty();
    }

    /** All names of a kind. */
    public Collection<String> names(Kind kind) {
        List<String> names = new ArrayList<>(of(kind).keySet());
        names.addAll(standard.names(kind));
        BUILT_IN.getOrDefault(kind, Set.of()).stream().sorted().forEach(names::add);
        return names;
    }

    /** The user's declarations of a kind. */
    public Collection<Declaration> declared(Kind kind) {
        return of(kind).values();
    }

    /** The user's declarations of a kind by their names; there is an entry for each kind. */
    private Map<String, Declaration> of(Kind kind) {
        return Objects.requireNonNull(declared.get(kind));
    }
}
