package org.mlpc.compiler.parse;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.mlpc.compiler.diagnostic.Code;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.Diagnostics;

/** Reports what is not in the grammar. */
final class Recovery extends DefaultErrorStrategy {
    private final Places places;
    private final Diagnostics diagnostics;

    Recovery(Places places, Diagnostics diagnostics) {
        this.places = places;
        this.diagnostics = diagnostics;
    }

    @Override
    public void reportError(Parser recognizer, RecognitionException e) {
        if (!inErrorRecoveryMode(recognizer)) {
            beginErrorCondition(recognizer);
            report(e.getOffendingToken());
        }
    }

    private void report(Token token) {
        boolean end = token.getType() == Token.EOF;
        diagnostics.report(Diagnostic.of(
                Code.SYNTAX,
                places.of(token),
                end ? "the file ends too early" : "`" + places.text(token) + "` cannot stand here"));
    }

    @Override
    protected void reportUnwantedToken(Parser recognizer) {
        reportMissing(recognizer);
    }

    @Override
    protected void reportMissingToken(Parser recognizer) {
        reportMissing(recognizer);
    }

    private void reportMissing(Parser recognizer) {
        if (!inErrorRecoveryMode(recognizer)) {
            beginErrorCondition(recognizer);
            report(recognizer.getCurrentToken());
        }
    }
}
