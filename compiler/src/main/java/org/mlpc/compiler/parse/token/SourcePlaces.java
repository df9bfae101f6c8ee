package org.mlpc.compiler.parse.token;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Name;

/** Turns tokens and nodes of the parse tree into places and names. */
public record SourcePlaces(SourceFile source) {
    public Span of(Token token) {
        return source.span(token.getStartIndex(), token.getStopIndex() + 1);
    }

    public Span of(TerminalNode node) {
        return of(node.getSymbol());
    }

    public Span of(ParserRuleContext node) {
        return of(node.getStart()).to(of(node.getStop()));
    }

    /** The characters of a token, quotes included. */
    public String text(Token token) {
        return of(token).text();
    }

    /** The characters of a child that is a token. */
    public String text(ParseTree node) {
        return text(((TerminalNode) node).getSymbol());
    }

    /** A word or a quoted text as a name, without its quotes. */
    public Name name(Token token) {
        Span span = of(token);
        String text = span.text();
        boolean quoted = text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"));
        return new Name(span, quoted ? text.substring(1, text.length() - 1) : text);
    }

    /** A node that is one token. */
    public Name name(ParserRuleContext node) {
        return name(node.getStart());
    }

    public Name name(TerminalNode node) {
        return name(node.getSymbol());
    }
}
