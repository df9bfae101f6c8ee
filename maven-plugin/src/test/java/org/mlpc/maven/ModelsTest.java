package org.mlpc.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.codehaus.plexus.build.DefaultBuildContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
    @TempDir
    Path folder;

    private Path sources;

    @BeforeEach
    void writeAModel() throws Exception {
        sources = Files.createDirectories(folder.resolve("mlp"));
        Files.createDirectories(sources.resolve("a/b"));
        Files.writeString(sources.resolve("a/b/net.mlp"), "network Net { input 1 dense 1 identity }");
    }

    private List<Model> find() throws Exception {
        return new Models(folder, StandardCharsets.UTF_8)
                .find(
                        new DefaultBuildContext(new org.sonatype.plexus.build.incremental.DefaultBuildContext()),
                        sources.toFile(),
                        Set.of("**/*.mlp"),
                        Set.of());
    }

    /** Two loops would have 2 to the 40th paths before the system ends one. */
    @Test
    void linksThatLeadBackAreRefused() throws Exception {
        for (String to : List.of("..", ".", "../..", "../../a")) {
            Path loop = Files.createSymbolicLink(sources.resolve("a/b/loop"), Path.of(to));
            Path second = Files.createSymbolicLink(sources.resolve("a/b/second"), Path.of(to));
            assertEquals(
                    " is a symbolic link that leads to itself or to a folder around it; remove it",
                    assertThrows(MojoFailureException.class, this::find)
                            .getMessage()
                            .replaceFirst("^mlp/a/b/(loop|second)", ""));
            Files.delete(loop);
            Files.delete(second);
        }
    }

    @Test
    void otherLinksAreFollowed() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("other.mlp"), "");
        Files.createSymbolicLink(sources.resolve("more"), elsewhere);
        Files.createSymbolicLink(sources.resolve("gone"), folder.resolve("gone"));
        Files.createSymbolicLink(sources.resolve("self.mlp"), Path.of("self.mlp"));
        assertEquals(
                List.of("a/b/net.mlp", "more/other.mlp"),
                find().stream().map(Model::place).toList());
    }
}
