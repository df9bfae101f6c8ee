package org.mlpc.maven;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.build.BuildContext;
import org.codehaus.plexus.build.DefaultBuildContext;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.diagnostic.Severity;

/** Shows what the compiler found: in the log for people, at the lines of the text in an IDE. */
record Findings(Log log, BuildContext context) {
    /** Shows all findings; those of an earlier run disappear from the IDE. */
    void show(List<Model> models, List<Diagnostic> diagnostics) {
        Map<String, Path> paths = new HashMap<>();
        for (Model model : models) {
            paths.put(model.source().name(), model.path());
            context.removeMessages(model.path().toFile());
        }
        for (Diagnostic diagnostic : diagnostics) {
            // one message, so that the picture stays whole where modules are built side by side
            String text = Renderer.render(diagnostic, false).stripTrailing();
            if (severity(diagnostic) == Severity.ERROR) {
                log.error(text);
            } else {
                log.warn(text);
            }
            Path path = paths.get(diagnostic.primary().file().name());
            if (path != null && !(context instanceof DefaultBuildContext)) {
                mark(path, diagnostic); // the default would only log it once more
            }
        }
    }

    private void mark(Path path, Diagnostic diagnostic) {
        String help = diagnostic.help().map(text -> "; " + text).orElse("");
        context.addMessage(
                path.toFile(),
                diagnostic.primary().line(),
                diagnostic.primary().column(),
                diagnostic.message() + help,
                severity(diagnostic) == Severity.ERROR ? BuildContext.SEVERITY_ERROR : BuildContext.SEVERITY_WARNING,
                null);
    }

    /** Such as {@code 2 errors}, and where the first of them is; empty when there is none. */
    static String sum(List<Diagnostic> diagnostics, Severity severity) {
        List<Diagnostic> meant =
                diagnostics.stream().filter(d -> severity(d) == severity).toList();
        if (meant.isEmpty()) {
            return "";
        }
        Diagnostic first = meant.get(0);
        return meant.size() + " " + severity + (meant.size() == 1 ? ": " : "s, the first: ") + first.primary() + ": "
                + first.message();
    }

    private static Severity severity(Diagnostic diagnostic) {
        return diagnostic.code().severity();
    }
}
