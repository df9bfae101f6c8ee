package org.mlpc.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.source.SourceFile;

/** The README shows what there is: its code is the example's and the compiler's, and its definitions compile. */
class ReadmeTest {
    private static final Path README = Path.of("../README.md");
    private static final Path XOR = Path.of("xor/xor.mlp");

    @Test
    void theModelIsTheExample() throws IOException {
        assertTrue(Files.readString(README).contains("```\n" + Files.readString(XOR) + "```\n"));
    }

    @Test
    void theMethodIsGenerated() throws IOException {
        String readme = Files.readString(README);
        String start = "    /** Adds the gradient of one example to g and returns its loss. */";
        String end = "        return loss;\n    }\n";
        assertEquals(between(generated(), start, end), between(readme, start, end));
    }

    @Test
    void theDefinitionsCompile() throws IOException {
        String readme = Files.readString(README);
        String definitions = between(readme, "activation snake", "```");
        String model = definitions.substring(0, definitions.length() - 3)
                + "network Tried { input 3  dense 4 snake(f = 2)  dense 1 identity  loss tilted(q = 0.7)"
                + "  optimizer sign_momentum(learning_rate = 0.1) }";
        Compilation compilation = compile(new SourceFile("tried.mlp", model));
        assertEquals(List.of(), compilation.diagnostics());
        assertEquals(1, compilation.classes().size());
    }

    @Test
    void thePluginIsUsedAsInTheExamples() throws IOException {
        String readme = Files.readString(README);
        for (String example : List.of("build-time-training", "embedded")) {
            String pom = Files.readString(Path.of(example, "pom.xml"));
            String version = between(pom, "<mlpc.version>", "</").replaceAll("<[^>]*>|</", "");
            for (String start : List.of("<artifactId>mlpc-runtime<", "<artifactId>mlpc-maven-plugin<")) {
                String end = start.contains("plugin") ? "</plugin>" : "</dependency>";
                assertEquals(between(pom, start, end).replace("${mlpc.version}", version), between(readme, start, end));
            }
        }
    }

    private static String generated() throws IOException {
        return compile(new SourceFile("xor.mlp", Files.readString(XOR)))
                .classes()
                .get(0)
                .source();
    }

    private static Compilation compile(SourceFile file) {
        return Compiler.compile(List.of(file), new Options(Optional.empty(), "0.1.0"));
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start);
        assertTrue(from >= 0, "there is no " + start);
        return text.substring(from, text.indexOf(end, from) + end.length());
    }
}
