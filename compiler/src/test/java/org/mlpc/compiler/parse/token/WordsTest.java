package org.mlpc.compiler.parse.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.mlpc.compiler.diagnostic.Habits;
import org.mlpc.compiler.parse.RoundTripTest;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.syntax.ReservedWords;
import org.mlpc.grammar.MlpLexer;

class WordsTest {
    @Test
    void thePrinterQuotesWhatTheGrammarReserves() {
        for (int type = 1; type <= MlpLexer.VOCABULARY.getMaxTokenType(); type++) {
            String literal = MlpLexer.VOCABULARY.getLiteralName(type);
            if (literal != null && Character.isLetter(literal.charAt(1))) {
                String word = literal.substring(1, literal.length() - 1);
                assertEquals(Kinds.isReserved(type), ReservedWords.contains(word), word);
                assertEquals(Kinds.isReserved(type), !Kinds.isName(type), word);
            }
        }
    }

    @Test
    void wordsOfOnePlaceAreNamesElsewhere() {
        for (int type = 1; type <= MlpLexer.VOCABULARY.getMaxTokenType(); type++) {
            if (Kinds.isContextual(type)) {
                String word = Words.sign(type);
                RoundTripTest.parse(new SourceFile(word, text(word)));
            }
        }
    }

    private static String text(String word) {
        return """
                package a.WORD
                activation WORD(z; WORD = 1) = let WORD = z in WORD + WORD(WORD, WORD = WORD)
                loss WORD(y[], t[]) = WORD
                    after WORD: value WORD gradient WORD
                optimizer WORD(WORD = 1) { let WORD = WORD  w = WORD }
                schedule WORD(WORD) = WORD
                initializer WORD = WORD(WORD)
                network WORD {
                    input WORD: WORD(0.1), x: WORD | y
                    dense WORD 3 WORD { init WORD  bias init WORD }
                    maxout WORD 3 pieces 2
                    activate WORD
                    target WORD: WORD | no
                    loss WORD + 2 * WORD(WORD = 1)
                    optimizer WORD
                    metrics WORD, WORD
                }
                """.replace("WORD", word);
    }

    @Test
    void everyHabitLeadsToAWord() {
        for (Habits.Habit habit : Habits.of(Habits.Kind.WORD)) {
            habit.meant().forEach(word -> assertTrue(Words.all().contains(word.split(" ")[0]), habit::toString));
        }
    }
}
