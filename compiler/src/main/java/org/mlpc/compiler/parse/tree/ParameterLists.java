package org.mlpc.compiler.parse.tree;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.parse.token.SourcePlaces;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Parameter;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.Use;
import org.mlpc.grammar.MlpParser;

/** Builds what a declaration takes: inputs before the semicolon, parameters behind it. */
final class ParameterLists {
    private final SourcePlaces places;
    private final Slips slips;
    private final Terms terms;

    ParameterLists(SourcePlaces places, Slips slips, Terms terms) {
        this.places = places;
        this.slips = slips;
        this.terms = terms;
    }

    /** The inputs of an activation or loss: at least one, none with a value. */
    List<Parameter> inputs(MlpParser.ParametersContext node) {
        List<Parameter> inputs = list(first(node));
        if (inputs.isEmpty()) {
            slips.report(
                    DiagnosticCode.SYNTAX,
                    places.of(node),
                    "a function needs an input",
                    "no input before the `;`",
                    "an activation takes `(z)` or `(z[])`, a loss `(y[], t[])`");
        }
        for (Parameter input : inputs) {
            if (input.value().isPresent() || input.kind() != Parameter.Kind.GIVEN) {
                slips.report(
                        DiagnosticCode.SYNTAX,
                        input.span(),
                        "`" + input.name() + "` has a value, but stands among the inputs",
                        "this is a parameter",
                        "parameters come behind a `;`, as in `(z; alpha = 0.01)`");
            }
        }
        return inputs;
    }

    /** The parameters of an activation or loss. */
    List<Parameter> parameters(MlpParser.ParametersContext node) {
        return noVectors(list(second(node)));
    }

    /** The parameters of what takes no data. */
    List<Parameter> withoutInputs(MlpParser.ParametersContext node, String kind) {
        if (node == null) {
            return List.of();
        }
        if (node.SEMICOLON() != null) {
            slips.report(
                    DiagnosticCode.SYNTAX,
                    places.of(node.SEMICOLON()),
                    kind + " takes no data, so there is nothing for a `;` to divide",
                    "",
                    "divide all parameters with `,`");
        }
        List<Parameter> all = noVectors(list(first(node)));
        for (Parameter parameter : all) {
            if (parameter.kind() != Parameter.Kind.GIVEN) {
                slips.report(
                        DiagnosticCode.SYNTAX,
                        parameter.span(),
                        kind + " cannot learn or draw `" + parameter.name() + "`",
                        "",
                        "give it a value with `=`");
            }
        }
        return all;
    }

    private List<Parameter> noVectors(List<Parameter> all) {
        for (Parameter parameter : all) {
            if (parameter.vector()) {
                slips.report(
                        DiagnosticCode.SYNTAX,
                        parameter.span(),
                        "parameter `" + parameter.name() + "` cannot be a vector",
                        "",
                        "only inputs, before the `;`, are vectors: drop the `[]`");
            }
        }
        return all;
    }

    private static MlpParser.@Nullable ParameterListContext first(MlpParser.ParametersContext node) {
        boolean onlySecond = node.SEMICOLON() != null && node.getChild(1) == node.SEMICOLON();
        return onlySecond ? null : node.parameterList(0);
    }

    private static MlpParser.@Nullable ParameterListContext second(MlpParser.ParametersContext node) {
        if (node.SEMICOLON() == null) {
            return null;
        }
        return node.parameterList(node.parameterList().size() - 1);
    }

    private List<Parameter> list(MlpParser.@Nullable ParameterListContext node) {
        return node == null
                ? List.of()
                : node.parameter().stream().map(this::parameter).toList();
    }

    private Parameter parameter(MlpParser.ParameterContext node) {
        Span span = places.of(node);
        Name name = places.name(node.name());
        boolean vector = node.OPEN_SQUARE() != null;
        if (node.COLON() != null) {
            slips.colonForEquals(places.of(node.COLON()), name.span(), places.of(node.expression()));
        }
        if (node.TILDE() != null) {
            Use distribution = terms.wholeUse(node.use());
            Term value = new Term.Call(distribution.span(), distribution);
            return new Parameter(span, name, vector, Parameter.Kind.DRAWN, Optional.of(value));
        }
        Parameter.Kind kind = node.LEARN() == null ? Parameter.Kind.GIVEN : Parameter.Kind.LEARNED;
        return new Parameter(
                span, name, vector, kind, Optional.ofNullable(node.expression()).map(terms::term));
    }
}
