package org.mlpc.compiler.parse.tree;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.mlpc.compiler.parse.token.SourcePlaces;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.Term.BinaryOperator;
import org.mlpc.compiler.syntax.Term.UnaryOperator;
import org.mlpc.compiler.syntax.Use;
import org.mlpc.grammar.MlpParser;

/** Builds expressions, arithmetic of numbers, and uses with their arguments. */
final class Terms {
    private static final Map<Integer, BinaryOperator> OPERATORS = Map.ofEntries(
            Map.entry(MlpParser.PLUS, BinaryOperator.ADD),
            Map.entry(MlpParser.MINUS, BinaryOperator.SUBTRACT),
            Map.entry(MlpParser.TIMES, BinaryOperator.MULTIPLY),
            Map.entry(MlpParser.DIVIDE, BinaryOperator.DIVIDE),
            Map.entry(MlpParser.POWER, BinaryOperator.POWER),
            Map.entry(MlpParser.LESS, BinaryOperator.LESS),
            Map.entry(MlpParser.LESS_OR_EQUAL, BinaryOperator.LESS_OR_EQUAL),
            Map.entry(MlpParser.GREATER, BinaryOperator.GREATER),
            Map.entry(MlpParser.GREATER_OR_EQUAL, BinaryOperator.GREATER_OR_EQUAL),
            Map.entry(MlpParser.EQUAL, BinaryOperator.EQUAL),
            Map.entry(MlpParser.EQUALS, BinaryOperator.EQUAL),
            Map.entry(MlpParser.NOT_EQUAL, BinaryOperator.NOT_EQUAL),
            Map.entry(MlpParser.AND, BinaryOperator.AND),
            Map.entry(MlpParser.OR, BinaryOperator.OR));

    private final SourcePlaces places;
    private final Slips slips;

    Terms(SourcePlaces places, Slips slips) {
        this.places = places;
        this.slips = slips;
    }

    /** A whole expression. */
    Term term(MlpParser.ExpressionContext node) {
        return limited(node);
    }

    /** Arithmetic of numbers. */
    Term constant(ParserRuleContext node) {
        return limited(node);
    }

    /** Refuses what is so long that the records would be nested too deep for those who read them. */
    private Term limited(ParserRuleContext node) {
        if (Operations.tooMany(node)) {
            slips.tooLong(places.of(node));
            return new Term.Number(places.of(node), "0");
        }
        return build(node);
    }

    List<Term> numbers(MlpParser.NumbersContext node) {
        return node.constant().stream().map(this::constant).toList();
    }

    /** A use that is no part of an expression. */
    Use wholeUse(MlpParser.UseContext node) {
        if (Operations.tooMany(node)) {
            slips.tooLong(places.of(node));
            return new Use(places.of(node), places.name(node.name()), List.of());
        }
        return use(node);
    }

    /** Arguments that are no part of an expression. */
    List<Use.Argument> wholeArguments(MlpParser.ArgumentsContext node) {
        if (node != null && Operations.tooMany(node)) {
            slips.tooLong(places.of(node));
            return List.of();
        }
        return arguments(node);
    }

    private Use use(MlpParser.UseContext node) {
        return new Use(places.of(node), places.name(node.name()), arguments(node.arguments()));
    }

    private List<Use.Argument> arguments(MlpParser.ArgumentsContext node) {
        return node == null
                ? List.of()
                : node.argument().stream().map(this::argument).toList();
    }

    private Use.Argument argument(MlpParser.ArgumentContext node) {
        Span span = places.of(node);
        MlpParser.ExpressionContext first = node.expression(0);
        if (node.COLON() != null) {
            slips.colonForEquals(places.of(node.COLON()), places.of(first), places.of(node.expression(1)));
            return new Use.Argument(span, Optional.empty(), expression(node.expression(1)));
        }
        if (first instanceof MlpParser.OperationContext operation && operation.EQUALS() != null) {
            Term left = build(operation.disjunction());
            if (left instanceof Term.Reference reference) {
                Name name = new Name(reference.span(), reference.name());
                return new Use.Argument(span, Optional.of(name), expression(operation.expression(0)));
            }
        }
        return new Use.Argument(span, Optional.empty(), expression(first));
    }

    private Term expression(MlpParser.ExpressionContext node) {
        Span span = places.of(node);
        if (node instanceof MlpParser.IfExpressionContext choice) {
            return new Term.If(
                    span, expression(choice.condition), expression(choice.consequence), expression(choice.alternative));
        }
        if (node instanceof MlpParser.LetExpressionContext let) {
            return new Term.Let(span, places.name(let.name()), expression(let.value), expression(let.body));
        }
        MlpParser.OperationContext operation = (MlpParser.OperationContext) node;
        Term left = build(operation.disjunction());
        if (operation.EQUALS() != null) {
            slips.equalsForComparison(places.of(operation.EQUALS()));
            return new Term.Binary(span, BinaryOperator.EQUAL, left, expression(operation.expression(0)));
        }
        if (operation.QUESTION() != null) {
            slips.question(places.of(operation.QUESTION()), span);
            return new Term.If(span, left, expression(operation.expression(0)), expression(operation.expression(1)));
        }
        return left;
    }

    private Term build(ParserRuleContext node) {
        return switch (node.getRuleIndex()) {
            case MlpParser.RULE_expression -> expression((MlpParser.ExpressionContext) node);
            case MlpParser.RULE_negation, MlpParser.RULE_unary, MlpParser.RULE_constantUnary -> prefix(node);
            case MlpParser.RULE_primary, MlpParser.RULE_constantPrimary -> primary(node);
            case MlpParser.RULE_comparison -> comparison((MlpParser.ComparisonContext) node);
            default -> chain(node);
        };
    }

    private Term comparison(MlpParser.ComparisonContext node) {
        if (node.sum().size() > 2) {
            slips.comparisonChain(
                    node.sum().stream().map(places::of).toList(),
                    places.of((TerminalNode) node.getChild(1)),
                    places.of((TerminalNode) node.getChild(3)));
        }
        return chain(node);
    }

    /** Operands with operators between them, from the left; a power has two operands at most. */
    private Term chain(ParserRuleContext node) {
        Term result = operand(node.getChild(0));
        Span start = places.of((ParserRuleContext) node.getChild(0));
        for (int i = 1; i + 1 < node.getChildCount(); i += 2) {
            BinaryOperator operator = Objects.requireNonNull(
                    OPERATORS.get(((TerminalNode) node.getChild(i)).getSymbol().getType()));
            ParserRuleContext right = (ParserRuleContext) node.getChild(i + 1);
            result = new Term.Binary(start.to(places.of(right)), operator, result, build(right));
        }
        return result;
    }

    private Term prefix(ParserRuleContext node) {
        if (node.getChildCount() == 1) {
            return operand(node.getChild(0));
        }
        boolean not = node.getRuleIndex() == MlpParser.RULE_negation;
        return new Term.Unary(
                places.of(node), not ? UnaryOperator.NOT : UnaryOperator.NEGATE, operand(node.getChild(1)));
    }

    private Term primary(ParserRuleContext node) {
        Span span = places.of(node);
        if (node instanceof MlpParser.NumberContext || node instanceof MlpParser.ConstantNumberContext) {
            return new Term.Number(span, span.text());
        }
        if (node instanceof MlpParser.PiContext) {
            return new Term.Reference(span, span.text());
        }
        if (node instanceof MlpParser.ReferenceOrCallContext reference) {
            return reference.use().arguments() == null
                    ? new Term.Reference(span, places.name(reference).text())
                    : new Term.Call(span, use(reference.use()));
        }
        if (node instanceof MlpParser.SequenceContext sequence) {
            if (!isArgument(sequence)) {
                slips.sequence(span);
            }
            return new Term.Sequence(
                    span, sequence.expression().stream().map(this::expression).toList());
        }
        return operand(node.getChild(1));
    }

    /** Whether a node is the whole of an argument's value. */
    private static boolean isArgument(ParserRuleContext node) {
        ParserRuleContext up = node.getParent();
        while (up.getChildCount() == 1 && !(up instanceof MlpParser.ArgumentContext)) {
            up = up.getParent();
        }
        boolean named = up instanceof MlpParser.OperationContext operation && operation.EQUALS() != null;
        return (named ? up.getParent() : up) instanceof MlpParser.ArgumentContext;
    }

    private Term operand(ParseTree child) {
        return build((ParserRuleContext) child);
    }
}
