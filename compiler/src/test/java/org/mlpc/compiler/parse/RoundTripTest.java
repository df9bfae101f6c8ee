package org.mlpc.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.syntax.ModelFile;
import org.mlpc.compiler.syntax.Printer;

public class RoundTripTest {
    @ParameterizedTest
    @MethodSource("org.mlpc.compiler.parse.Corpus#files")
    void whatIsPrintedIsReadAsTheSame(SourceFile source) {
        ModelFile first = parse(source);
        String printed = Printer.print(first);
        ModelFile second = parse(new SourceFile("printed " + source.name(), printed));
        assertEquals(Shape.of(first), Shape.of(second));
        assertEquals(printed, Printer.print(second));
    }

    @ParameterizedTest
    @MethodSource("org.mlpc.compiler.parse.Corpus#files")
    void lineEndsMeanNothing(SourceFile source) {
        ModelFile first = parse(source);
        String windows = source.text().replace("\n", "\r\n");
        assertEquals(Printer.print(first), Printer.print(parse(new SourceFile(source.name(), windows))));
    }

    public static ModelFile parse(SourceFile source) {
        Diagnostics diagnostics = new Diagnostics();
        ModelFile file = Parser.parse(source, diagnostics);
        assertEquals("", Renderer.render(diagnostics.all(), false));
        return file;
    }
}
