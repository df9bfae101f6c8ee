package org.mlpc.cli;

import java.util.List;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.JsonReport;
import org.mlpc.compiler.diagnostic.Renderer;

/** How findings are shown; the names are those of the command line. */
enum DiagnosticsForm {
    /** For people, on standard error. */
    text {
        @Override
        void show(Terminal terminal, List<Diagnostic> diagnostics) {
            int columns = terminal.interactive() ? terminal.width() : Integer.MAX_VALUE;
            terminal.err().printDrawn(Renderer.render(diagnostics, terminal.colour(), columns));
            terminal.err().printDrawn(Renderer.further(diagnostics, terminal.colour()));
            terminal.err().flush();
        }
    },
    /** For tools: an array that has standard output for itself. */
    json {
        @Override
        void show(Terminal terminal, List<Diagnostic> diagnostics) {
            terminal.out().print(JsonReport.of(diagnostics));
        }
    };

    abstract void show(Terminal terminal, List<Diagnostic> diagnostics);
}
