package org.mlpc.compiler.parse;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Name;

/** Turns tokens and nodes of the parse tree into places and names. */
record Places(SourceFile source) {
    Span of(Token token) {
        return source.span(token.getStartIndex(), token.getStopIndex() + 1);
    }

    Span of(TerminalNode node) {
        return of(node.getSymbol());
    }

    Span of(ParserRuleContext node) {
        return of(node.getStart()).to(of(node.getStop()));
    }

    /** The characters of a token, quotes included. */
    String text(Token token) {
        return of(token).text();
    }

    /** The characters of a child that is a token. */
    String text(ParseTree node) {
        return text(((TerminalNode) node).getSymbol());
    }

    /** A word or a quoted text as a name, without its quotes. */
    Name name(Token token) {
        Span span = of(token);
        String text = span.text();
        boolean quoted = text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"));
        return new Name(span, quoted ? text.substring(1, text.length() - 1) : text);
    }

    /** A node that is one token. */
    Name name(ParserRuleContext node) {
        return name(node.getStart());
    }

    Name name(TerminalNode node) {
        return name(node.getSymbol());
    }
}
