package org.mlpc.compiler.parse.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.parse.token.SourcePlaces;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Parameter;
import org.mlpc.compiler.syntax.Printer;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.Use;
import org.mlpc.grammar.MlpParser;

/** Builds declarations. */
public final class Declarations {
    private final SourcePlaces places;
    private final Docs docs;
    private final Slips slips;
    private final Terms terms;
    private final ParameterLists parameters;
    private final Parts parts;

    public Declarations(SourcePlaces places, Docs docs, Slips slips) {
        this.places = places;
        this.docs = docs;
        this.slips = slips;
        this.terms = new Terms(places, slips);
        this.parameters = new ParameterLists(places, slips, terms);
        this.parts = new Parts(places, slips, terms);
    }

    /** A declaration as written; slips are reported, and the result is then of no use. */
    public Declaration declaration(MlpParser.DeclarationContext node) {
        Span span = places.of(node);
        Optional<String> doc = docs.before(node.getStart());
        if (node instanceof MlpParser.NetworkDeclarationContext network) {
            return new Declaration.Network(span, doc, places.name(network.name()), parts.parts(network.networkBody()));
        }
        if (node instanceof MlpParser.ActivationDeclarationContext activation) {
            return activation.parameters() == null ? alias(activation, doc) : activation(span, doc, activation);
        }
        if (node instanceof MlpParser.LossDeclarationContext loss) {
            return loss.parameters() == null ? alias(loss, doc) : loss(span, doc, loss);
        }
        if (node instanceof MlpParser.OptimizerDeclarationContext optimizer) {
            return optimizer(span, doc, optimizer);
        }
        if (node instanceof MlpParser.ScheduleDeclarationContext schedule) {
            List<Parameter> all = parameters.withoutInputs(schedule.parameters(), "a schedule");
            return new Declaration.Schedule(
                    span, doc, places.name(schedule.name()), all, terms.term(schedule.expression()));
        }
        MlpParser.InitializerDeclarationContext initializer = (MlpParser.InitializerDeclarationContext) node;
        List<Parameter> all = parameters.withoutInputs(initializer.parameters(), "an initializer");
        return new Declaration.Initializer(
                span, doc, places.name(initializer.name()), all, terms.term(initializer.expression()));
    }

    private Declaration alias(MlpParser.ActivationDeclarationContext node, Optional<String> doc) {
        Name name = places.name(node.name());
        Name original = original(name, node.expression(), "activation", "z");
        if (!node.activationClause().isEmpty()) {
            slips.clauseOfAlias(places.of(node.activationClause(0)), name);
        }
        return new Declaration.Alias(places.of(node), doc, Declaration.Kind.ACTIVATION, name, original);
    }

    private Declaration alias(MlpParser.LossDeclarationContext node, Optional<String> doc) {
        Name name = places.name(node.name());
        Name original = original(name, node.expression(), "loss", "y[], t[]");
        if (!node.lossClause().isEmpty()) {
            slips.clauseOfAlias(places.of(node.lossClause(0)), name);
        }
        return new Declaration.Alias(places.of(node), doc, Declaration.Kind.LOSS, name, original);
    }

    /** What an alias stands for: it must be a name. */
    private Name original(Name name, MlpParser.ExpressionContext node, String kind, String inputs) {
        Term term = terms.term(node);
        if (term instanceof Term.Reference reference && !reference.name().equals("pi")) {
            return new Name(reference.span(), reference.name());
        }
        slips.report(
                DiagnosticCode.SYNTAX,
                name.span(),
                kind + " `" + name + "` does not say what it is a function of",
                "its inputs are missing",
                "write `" + kind + " " + name + "(" + inputs + ") = …`");
        return name;
    }

    private Declaration activation(Span span, Optional<String> doc, MlpParser.ActivationDeclarationContext node) {
        Optional<Term> derivative = Optional.empty();
        Optional<Term> surrogate = Optional.empty();
        List<Term> ensures = new ArrayList<>();
        Optional<Use> initializer = Optional.empty();
        for (MlpParser.ActivationClauseContext clause : node.activationClause()) {
            if (clause instanceof MlpParser.ActivationDerivativeContext written) {
                slips.onlyOnce(derivative, places.of(written.DERIVATIVE()));
                derivative = Optional.of(terms.term(written.expression()));
            } else if (clause instanceof MlpParser.ActivationSurrogateContext written) {
                slips.onlyOnce(surrogate, places.of(written.SURROGATE()));
                surrogate = Optional.of(terms.term(written.expression()));
            } else if (clause instanceof MlpParser.ActivationEnsuresContext written) {
                written.expression().forEach(condition -> ensures.add(terms.term(condition)));
            } else if (clause instanceof MlpParser.ActivationInitContext written) {
                slips.onlyOnce(initializer, places.of(written.INIT()));
                initializer = Optional.of(terms.wholeUse(written.use()));
            }
        }
        return new Declaration.Activation(
                span,
                doc,
                places.name(node.name()),
                parameters.inputs(node.parameters()),
                parameters.parameters(node.parameters()),
                terms.term(node.expression()),
                derivative,
                surrogate,
                ensures,
                initializer);
    }

    private Declaration loss(Span span, Optional<String> doc, MlpParser.LossDeclarationContext node) {
        Optional<Term> surrogate = Optional.empty();
        List<Term> expects = new ArrayList<>();
        List<Term> reaches = new ArrayList<>();
        for (MlpParser.LossClauseContext clause : node.lossClause()) {
            if (clause instanceof MlpParser.LossSurrogateContext written) {
                slips.onlyOnce(surrogate, places.of(written.SURROGATE()));
                surrogate = Optional.of(terms.term(written.expression()));
            } else if (clause instanceof MlpParser.LossExpectsContext written) {
                written.expression().forEach(condition -> expects.add(terms.term(condition)));
            } else if (clause instanceof MlpParser.LossReachesContext written) {
                written.expression().forEach(condition -> reaches.add(terms.term(condition)));
            }
        }
        return new Declaration.Loss(
                span,
                doc,
                places.name(node.name()),
                parameters.inputs(node.parameters()),
                parameters.parameters(node.parameters()),
                terms.term(node.expression()),
                node.lossClause().stream()
                        .filter(MlpParser.LossAfterContext.class::isInstance)
                        .map(clause -> after((MlpParser.LossAfterContext) clause))
                        .toList(),
                surrogate,
                expects,
                reaches);
    }

    private Declaration.After after(MlpParser.LossAfterContext node) {
        return new Declaration.After(
                places.of(node), places.name(node.name()), terms.term(node.value), terms.term(node.gradient));
    }

    private Declaration optimizer(Span span, Optional<String> doc, MlpParser.OptimizerDeclarationContext node) {
        Name name = places.name(node.name(0));
        if (node.optimizerBody() == null) {
            return new Declaration.Alias(span, doc, Declaration.Kind.OPTIMIZER, name, places.name(node.name(1)));
        }
        return new Declaration.Optimizer(
                span,
                doc,
                name,
                parameters.withoutInputs(node.parameters(), "an optimizer"),
                node.optimizerExpects() == null
                        ? List.of()
                        : node.optimizerExpects().expression().stream()
                                .map(terms::term)
                                .toList(),
                node.optimizerBody().statement().stream().map(this::statement).toList());
    }

    private Declaration.Statement.State states(Span span, MlpParser.StateStatementContext node) {
        List<Declaration.Statement.Memory> memories = node.state().stream()
                .map(s -> new Declaration.Statement.Memory(
                        places.name(s.name()),
                        Optional.ofNullable(s.expression()).map(terms::term)))
                .toList();
        List<Declaration.Statement.Memory> bare =
                memories.stream().filter(m -> m.start().isEmpty()).toList();
        if (!bare.isEmpty() && bare.size() < memories.size()) {
            Name name = bare.get(0).name();
            String all = memories.stream()
                    .map(m -> m.name() + " = " + m.start().map(Printer::print).orElse("0"))
                    .collect(Collectors.joining(", "));
            slips.report(
                    DiagnosticCode.SYNTAX,
                    name.span(),
                    "`" + name + "` has no start, and others of its line have one",
                    "a start belongs to the name before it alone",
                    "write each with its own, as in `state " + all + "`");
        }
        return new Declaration.Statement.State(span, memories);
    }

    private Declaration.Statement statement(MlpParser.StatementContext node) {
        Span span = places.of(node);
        if (node instanceof MlpParser.StateStatementContext state) {
            return states(span, state);
        }
        if (node instanceof MlpParser.ScalarStatementContext scalar) {
            return new Declaration.Statement.Scalar(span, places.name(scalar.name()), terms.term(scalar.expression()));
        }
        if (node instanceof MlpParser.LetStatementContext let) {
            return new Declaration.Statement.Let(span, places.name(let.name()), terms.term(let.expression()));
        }
        MlpParser.AssignStatementContext assign = (MlpParser.AssignStatementContext) node;
        return new Declaration.Statement.Assign(span, places.name(assign.assigned()), terms.term(assign.expression()));
    }
}
