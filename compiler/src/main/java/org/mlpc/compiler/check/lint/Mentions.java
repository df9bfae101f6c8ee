package org.mlpc.compiler.check.lint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.check.library.Library.Kind;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Declaration.Statement;
import org.mlpc.compiler.syntax.LayerSetting;
import org.mlpc.compiler.syntax.Parameter;
import org.mlpc.compiler.syntax.Part;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.Use;

/** The names that a declaration mentions. In an expression a name may be of several kinds, and counts for each. */
final class Mentions {
    /** A name and what it may name. */
    record Mention(Kind kind, String name) {}

    private final Set<Mention> found = new LinkedHashSet<>();

    private Mentions() {}

    /** All mentions in a declaration, its own name left out. */
    static Set<Mention> of(Declaration declaration) {
        Mentions mentions = new Mentions();
        if (declaration instanceof Declaration.Network network) {
            network.parts().forEach(mentions::part);
        } else if (declaration instanceof Declaration.Alias alias) {
            mentions.found.add(new Mention(Library.kind(alias), alias.original().text()));
        } else {
            mentions.definition(declaration);
        }
        return mentions.found;
    }

    private void definition(Declaration declaration) {
        if (declaration instanceof Declaration.Activation activation) {
            parameters(activation.parameters());
            term(activation.body());
            activation.derivative().ifPresent(this::term);
            activation.surrogate().ifPresent(this::term);
            activation.ensures().forEach(this::term);
            activation.initializer().ifPresent(use -> use(Kind.INITIALIZER, use));
        } else if (declaration instanceof Declaration.Loss loss) {
            parameters(loss.parameters());
            term(loss.body());
            loss.surrogate().ifPresent(this::term);
            loss.expects().forEach(this::term);
            loss.reaches().forEach(this::term);
            loss.after().forEach(this::after);
        } else if (declaration instanceof Declaration.Optimizer optimizer) {
            parameters(optimizer.parameters());
            optimizer.expects().forEach(this::term);
            optimizer.statements().forEach(this::statement);
        } else if (declaration instanceof Declaration.Schedule schedule) {
            parameters(schedule.parameters());
            term(schedule.body());
        } else if (declaration instanceof Declaration.Initializer initializer) {
            parameters(initializer.parameters());
            term(initializer.body());
        }
    }

    private void parameters(List<Parameter> parameters) {
        parameters.forEach(parameter -> parameter.value().ifPresent(this::term));
    }

    private void after(Declaration.After after) {
        found.add(new Mention(Kind.ACTIVATION, after.activation().text()));
        term(after.value());
        term(after.gradient());
    }

    private void statement(Statement statement) {
        if (statement instanceof Statement.State state) {
            state.memories().forEach(memory -> memory.start().ifPresent(this::term));
        } else if (statement instanceof Statement.Scalar scalar) {
            term(scalar.start());
        } else if (statement instanceof Statement.Let let) {
            term(let.value());
        } else {
            term(((Statement.Assign) statement).value());
        }
    }

    private void part(Part part) {
        if (part instanceof Part.Dense dense) {
            use(Kind.ACTIVATION, dense.activation());
            dense.settings().forEach(this::setting);
        } else if (part instanceof Part.Maxout maxout) {
            maxout.settings().forEach(this::setting);
        } else if (part instanceof Part.Activate activate) {
            use(Kind.ACTIVATION, activate.activation());
        } else if (part instanceof Part.Residual residual) {
            residual.parts().forEach(this::part);
        } else if (part instanceof Part.Input input) {
            input.features().forEach(f -> f.transform().ifPresent(t -> use(Kind.ACTIVATION, t)));
        } else if (part instanceof Part.Loss loss) {
            loss.terms().forEach(weighted -> use(Kind.LOSS, weighted.loss()));
        } else if (part instanceof Part.Optimizer optimizer) {
            use(Kind.OPTIMIZER, optimizer.optimizer());
        }
    }

    private void setting(LayerSetting setting) {
        if (setting instanceof LayerSetting.Init init) {
            use(Kind.INITIALIZER, init.initializer());
        } else if (setting instanceof LayerSetting.BiasInit init) {
            use(Kind.INITIALIZER, init.initializer());
        }
    }

    private void use(Kind kind, Use use) {
        found.add(new Mention(kind, use.name().text()));
        use.arguments().forEach(argument -> term(argument.value()));
    }

    private void term(Term term) {
        if (term instanceof Term.Reference reference) {
            found.add(new Mention(Kind.SCHEDULE, reference.name()));
            found.add(new Mention(Kind.INITIALIZER, reference.name()));
        } else if (term instanceof Term.Call call) {
            found.add(new Mention(Kind.SCHEDULE, call.use().name().text()));
            found.add(new Mention(Kind.INITIALIZER, call.use().name().text()));
            use(Kind.ACTIVATION, call.use());
        } else {
            operands(term).forEach(this::term);
        }
    }

    private static List<Term> operands(Term term) {
        if (term instanceof Term.Unary unary) {
            return List.of(unary.operand());
        }
        if (term instanceof Term.Binary binary) {
            return List.of(binary.left(), binary.right());
        }
        if (term instanceof Term.If choice) {
            return List.of(choice.condition(), choice.consequence(), choice.alternative());
        }
        if (term instanceof Term.Let let) {
            return List.of(let.value(), let.body());
        }
        return term instanceof Term.Sequence sequence ? sequence.elements() : List.of();
    }
}
