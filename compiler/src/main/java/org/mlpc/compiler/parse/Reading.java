package org.mlpc.compiler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.parse.recovery.Complaints;
import org.mlpc.compiler.parse.recovery.Recovery;
import org.mlpc.compiler.parse.token.EditableTokens;
import org.mlpc.compiler.parse.token.Nesting;
import org.mlpc.compiler.parse.token.SourcePlaces;
import org.mlpc.compiler.parse.token.Tokens;
import org.mlpc.compiler.parse.tree.Declarations;
import org.mlpc.compiler.parse.tree.Docs;
import org.mlpc.compiler.parse.tree.Slips;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.ModelFile;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.grammar.MlpParser;

/** One run over one file, or over a part of it. */
final class Reading {
    private final Span part;
    private final SourceFile source;
    private final Diagnostics diagnostics;
    private final SourcePlaces places;

    Reading(Span part, Diagnostics diagnostics) {
        this.part = part;
        this.source = part.file();
        this.diagnostics = diagnostics;
        this.places = new SourcePlaces(source);
    }

    ModelFile read() {
        Diagnostics slips = new Diagnostics();
        Tokens.Text text = new Tokens(part, places, slips).read();
        List<Span> translated = new ArrayList<>();
        ModelFile file = read(text, translated);
        // what is wrong with single characters of a line of another tool is not worth a word
        slips.all().stream()
                .filter(slip -> translated.stream().noneMatch(line -> contains(line, slip.primary())))
                .forEach(diagnostics::report);
        return file;
    }

    private static boolean contains(Span line, Span place) {
        return line.start() <= place.end() && place.start() <= line.end();
    }

    private ModelFile read(Tokens.Text text, List<Span> translated) {
        if (text.isEmpty()) {
            diagnostics.report(Diagnostic.of(DiagnosticCode.EMPTY_FILE, source.span(0, 0), "the file declares nothing")
                    .help("a model file holds a network, such as"
                            + " `network Xor { input 2  dense 1 sigmoid  loss binary_cross_entropy }`"));
        }
        Optional<Token> tooDeep = Nesting.tooDeep(text.tokens());
        tooDeep.ifPresent(token -> diagnostics.report(Diagnostic.of(
                        DiagnosticCode.TOO_DEEP, places.of(token), "nested deeper than " + Nesting.LIMIT + " levels")
                .help("brackets, `if`, `let`, signs and `^` count; name intermediate values with `let … in`")));
        if (text.isEmpty() || tooDeep.isPresent() || !text.isComplete()) {
            return new ModelFile(source, Optional.empty(), List.of());
        }
        EditableTokens tokens = new EditableTokens(text.tokens());
        return build(parse(tokens, text.mended(), translated), tokens);
    }

    private ModelFile build(MlpParser.ModelFileContext tree, EditableTokens tokens) {
        Slips slips = new Slips(diagnostics);
        Declarations builder = new Declarations(places, new Docs(places, tokens), slips);
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
    private MlpParser.ModelFileContext parse(EditableTokens tokens, Set<Token> mended, List<Span> translated) {
        MlpParser parser = new MlpParser(tokens);
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            return parser.modelFile();
        } catch (ParseCancellationException e) {
            tokens.seek(0);
            parser.reset();
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
            Complaints complaints = new Complaints(places, diagnostics, tokens, mended);
            MlpParser.ModelFileContext tree = parseCarefully(parser, complaints, tokens);
            translated.addAll(complaints.translated());
            return tree;
        }
    }

    private MlpParser.ModelFileContext parseCarefully(MlpParser parser, Complaints complaints, EditableTokens tokens) {
        Recovery recovery = new Recovery(places, tokens, complaints);
        parser.setErrorHandler(recovery);
        try {
            return parser.modelFile();
        } catch (ParseCancellationException e) {
            return recovery.tree();
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
