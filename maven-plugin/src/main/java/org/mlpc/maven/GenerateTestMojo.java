package org.mlpc.maven;

import java.io.File;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.build.BuildContext;

/**
 * Generates a Java class for each network below <code>src/test/mlp</code>, for tests only. These files do not see those
 * of <code>src/main/mlp</code>.
 */
@Mojo(name = "generate-test", defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES, threadSafe = true)
public final class GenerateTestMojo extends GeneratingMojo {
    /** The folder of the models. */
    @Parameter(property = "mlpc.testSourceDirectory", defaultValue = "${project.basedir}/src/test/mlp")
    private File testSourceDirectory;

    /** Where the Java goes; it is compiled with the project's tests. */
    @Parameter(
            property = "mlpc.testOutputDirectory",
            defaultValue = "${project.build.directory}/generated-test-sources/mlp")
    private File testOutputDirectory;

    /** Used by Maven. */
    @Inject
    public GenerateTestMojo(BuildContext context) {
        super(context);
    }

    @Override
    void run() throws IOException, MojoExecutionException, MojoFailureException {
        generate(
                testSourceDirectory,
                testOutputDirectory,
                new File(project().getBuild().getTestOutputDirectory()));
        project().addTestCompileSourceRoot(testOutputDirectory.getPath());
    }
}
