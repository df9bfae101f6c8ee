package org.mlpc.compiler.parse;

import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.grammar.MlpParser;

/** Finds the words for a word that begins no line of the block it stands in. */
record Unknown(Places places) {
    /** What people coming from other tools write, and what it is called here. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("model", "network"),
            Map.entry("class", "network"),
            Map.entry("layer", "dense"),
            Map.entry("linear", "dense"),
            Map.entry("fc", "dense"),
            Map.entry("output", "dense output"),
            Map.entry("hidden", "dense hidden"),
            Map.entry("inputs", "input"),
            Map.entry("features", "input"),
            Map.entry("normalize", "scale"),
            Map.entry("metric", "metrics"),
            Map.entry("batch_size", "batch"),
            Map.entry("early_stopping", "early_stop"),
            Map.entry("validation_split", "validation"),
            Map.entry("random_seed", "seed"),
            Map.entry("random_state", "seed"),
            Map.entry("initializer", "init"),
            Map.entry("kernel_initializer", "init"),
            Map.entry("regularizer", "l2"));

    private static final Map<String, String> REMARKS = Map.of(
            "learning_rate", "it belongs to the optimizer: `optimizer adam(learning_rate = 0.01)`",
            "import", "files that are compiled together see each other's declarations",
            "include", "files that are compiled together see each other's declarations",
            "package", "`package` is the first line of a file",
            "activation", "did you mean `activate`?");

    /** Says that a word does not belong into a block, and what to do about it. */
    Diagnostic in(int block, Token token) {
        String text = places.text(token);
        Diagnostic diagnostic =
                Diagnostic.of(Blocks.code(block), places.of(token), "`" + text + "` is not " + Blocks.line(block));
        return meant(block, text)
                .or(() -> home(block, token.getType()))
                .map(diagnostic::help)
                .orElse(diagnostic);
    }

    private static Optional<String> meant(int block, String text) {
        String foreign = FOREIGN.get(text);
        if (foreign != null && Blocks.beginsLine(block, Words.type(foreign.split(" ")[0]))) {
            return Optional.of("did you mean `" + foreign + "`?");
        }
        return Optional.ofNullable(REMARKS.get(text));
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
