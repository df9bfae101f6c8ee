package org.mlpc.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.grammar.MlpLexer;
import org.mlpc.grammar.MlpParser;

class AmbiguityTest {
    @ParameterizedTest
    @MethodSource("org.mlpc.compiler.parse.Corpus#files")
    void everyTextHasOneReading(SourceFile source) {
        MlpParser parser = new MlpParser(new CommonTokenStream(new MlpLexer(CharStreams.fromString(source.text()))));
        parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
        List<String> findings = new ArrayList<>();
        parser.removeErrorListeners();
        parser.addErrorListener(new Ambiguities(findings));
        parser.modelFile();
        assertEquals(List.of(), findings);
    }

    /** Collects what ANTLR reports of doubtful decisions and of errors. */
    private static final class Ambiguities extends BaseErrorListener {
        private final List<String> findings;

        Ambiguities(List<String> findings) {
            this.findings = findings;
        }

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object symbol,
                int line,
                int column,
                String message,
                RecognitionException e) {
            findings.add(line + ":" + column + " " + message);
        }

        @Override
        public void reportAmbiguity(
                Parser recognizer,
                DFA dfa,
                int start,
                int stop,
                boolean exact,
                BitSet alternatives,
                ATNConfigSet configurations) {
            findings.add("ambiguous " + recognizer.getRuleNames()[dfa.atnStartState.ruleIndex] + ": "
                    + recognizer.getTokenStream().get(start).getLine());
        }
    }
}
