package org.mlpc.compiler.parse.recovery;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.Habits;
import org.mlpc.compiler.diagnostic.Suggestion;
import org.mlpc.compiler.parse.token.Blocks;
import org.mlpc.compiler.parse.token.Kinds;
import org.mlpc.compiler.parse.token.SourcePlaces;
import org.mlpc.compiler.parse.token.Words;
import org.mlpc.grammar.MlpParser;

/** Finds the words for a word that begins no line of the block it stands in. */
record Unknown(SourcePlaces places) {
    /** Says that a word does not belong into a block, and what to do about it. */
    Diagnostic in(int block, Token token) {
        String text = places.text(token);
        Diagnostic diagnostic =
                Diagnostic.of(Blocks.code(block), places.of(token), "`" + text + "` is not " + Blocks.line(block));
        List<String> words = Words.all().stream()
                .filter(word -> Blocks.beginsLine(block, Words.type(word)))
                .toList();
        return Habits.help(Habits.Kind.WORD, text, words)
                .or(() -> home(block, token.getType()))
                .or(() -> Suggestion.help(text, words))
                .map(diagnostic::help)
                .orElse(diagnostic);
    }

    /** Where a word of another block belongs. */
    private static Optional<String> home(int block, int type) {
        if (block == MlpParser.RULE_modelFile) {
            return Kinds.isPart(type)
                    ? Optional.of("it stands inside a network: `network Name { … }`")
                    : Optional.empty();
        }
        if (block == MlpParser.RULE_optimizerBody) {
            return Optional.empty();
        }
        if (Kinds.isTrainSetting(type)) {
            return Optional.of("it stands inside `train { … }`");
        }
        if (Kinds.isLayerSetting(type)) {
            return Optional.of("it stands in the braces of a layer: `dense 8 relu { … }`");
        }
        return Kinds.isPart(type) ? Optional.of("it stands in the network, outside these braces") : Optional.empty();
    }
}
