package org.mlpc.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.build.BuildContext;
import org.codehaus.plexus.build.DefaultBuildContext;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.source.SourceFile;

/** What an IDE is told, by a build context that writes down what it is asked to do. */
class FindingsTest {
    private static final Model BROKEN = model("broken.mlp", """
            network Broken {
                input 2
                dense 3 rellu
                loss mse
            }
            """);
    private static final Model WARNED = model("warned.mlp", """
            network Warned {
                input 4
                dense 3 softmax

                loss mean_squared_error
                train { batch 8 }
            }
            """);
    private static final Model CLEAN = model("clean.mlp", """
            network Clean {
                input 2
                dense 1 sigmoid
                loss binary_cross_entropy
            }
            """);

    private final List<String> marks = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();

    private final BuildContext context = writingDown(BuildContext.class);

    private final Log log = (Log) Proxy.newProxyInstance(
            FindingsTest.class.getClassLoader(), new Class<?>[] {Log.class}, (proxy, method, arguments) -> {
                String text = arguments[0].toString();
                logged.add(method.getName() + " " + text.substring(0, text.indexOf('\n')));
                return null;
            });

    private <T> T writingDown(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    StringBuilder call = new StringBuilder(method.getName());
                    for (Object argument : arguments) {
                        call.append(' ').append(argument instanceof File file ? file.getName() : argument);
                    }
                    marks.add(call.toString());
                    return null;
                }));
    }

    private static Model model(String name, String text) {
        return new Model(Path.of("src", "main", "mlp", name), name, new SourceFile("src/main/mlp/" + name, text));
    }

    private static List<Diagnostic> diagnostics(Model... models) {
        List<SourceFile> sources = List.of(models).stream().map(Model::source).toList();
        return Compiler.compile(sources, new Options(Optional.empty(), "0.1.0")).diagnostics();
    }

    @Test
    void anErrorIsMarkedWithItsFileLineColumnAndRemedy() {
        new Findings(log, context).show(List.of(BROKEN), diagnostics(BROKEN));
        Diagnostic error = diagnostics(BROKEN).get(0);
        String text = error.message() + "; " + error.help().orElseThrow();
        assertEquals(
                List.of(
                        "removeMessages broken.mlp",
                        "addMessage broken.mlp 3 13 " + text + " " + BuildContext.SEVERITY_ERROR + " null"),
                marks);
        assertTrue(logged.get(0).startsWith("error error[MLP"), logged::toString);
    }

    @Test
    void aWarningIsMarkedAsOne() {
        new Findings(log, context).show(List.of(WARNED), diagnostics(WARNED));
        assertEquals(2, marks.size(), marks::toString);
        assertTrue(
                marks.get(1).startsWith("addMessage warned.mlp 5 5 `mean_squared_error` learns slowly from `softmax`"),
                marks::toString);
        assertTrue(marks.get(1).endsWith(" " + BuildContext.SEVERITY_WARNING + " null"), marks::toString);
        assertTrue(logged.get(0).startsWith("warn warning[MLP060]"), logged::toString);
    }

    @Test
    void aFileWithoutFindingsLosesTheMarksOfAnEarlierRun() {
        new Findings(log, context).show(List.of(CLEAN, WARNED), diagnostics(CLEAN, WARNED));
        assertEquals(List.of("removeMessages clean.mlp", "removeMessages warned.mlp"), marks.subList(0, 2));
        assertEquals(3, marks.size(), marks::toString);
        assertTrue(marks.get(2).startsWith("addMessage warned.mlp "), marks::toString);
    }

    @Test
    void withoutAnIdeAFindingIsShownOnce() {
        BuildContext plain =
                new DefaultBuildContext(writingDown(org.sonatype.plexus.build.incremental.BuildContext.class));
        new Findings(log, plain).show(List.of(WARNED), diagnostics(WARNED));
        assertEquals(1, logged.size(), logged::toString);
        assertEquals(List.of("removeMessages warned.mlp"), marks);
    }
}
