package org.mlpc.compiler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.ModelFile;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.grammar.MlpParser;

/** One run over one file. */
final class Reading {
    private final SourceFile source;
    private final Diagnostics diagnostics;
    private final Places places;

    Reading(SourceFile source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
        this.places = new Places(source);
    }

    ModelFile read() {
        List<Token> tokens = new Tokens(source, places, diagnostics).read();
        CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(tokens));
        MlpParser.ModelFileContext tree = parse(stream);
        Slips slips = new Slips(diagnostics);
        Declarations builder = new Declarations(places, new Docs(places, stream), slips);
        List<Declaration> declarations = new ArrayList<>();
        for (MlpParser.DeclarationContext node : tree.declaration()) {
            if (isWhole(node)) {
                Declaration declaration = builder.declaration(node);
                if (!slips.takeFound()) {
                    declarations.add(declaration);
                }
            }
        }
        return new ModelFile(source, packageName(tree.packageDeclaration()), declarations);
    }

    /** The fast way first; what it cannot do is done again with care, and reported. */
    private MlpParser.ModelFileContext parse(CommonTokenStream stream) {
        MlpParser parser = new MlpParser(stream);
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            return parser.modelFile();
        } catch (ParseCancellationException e) {
            stream.seek(0);
            parser.reset();
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
            parser.setErrorHandler(new Recovery(places, diagnostics));
            return parser.modelFile();
        }
    }

    private Optional<Name> packageName(MlpParser.PackageDeclarationContext node) {
        if (node == null || !isWhole(node)) {
            return Optional.empty();
        }
        List<String> words =
                node.word().stream().map(word -> places.text(word.getStart())).toList();
        return Optional.of(new Name(
                places.of(node.word(0)).to(places.of(node.word(words.size() - 1))), String.join(".", words)));
    }

    private static boolean isWhole(ParseTree node) {
        if (node instanceof ErrorNode || node instanceof ParserRuleContext rule && rule.exception != null) {
            return false;
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            if (!isWhole(node.getChild(i))) {
                return false;
            }
        }
        return true;
    }
}
