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
 * Generates a Java class for each network below <code>src/main/mlp</code>. A file in a folder belongs to the package of
 * that name, unless it declares another. All files see each other's declarations; nothing is done when nothing changed.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends GeneratingMojo {
    /** The folder of the models. */
    @Parameter(property = "mlpc.sourceDirectory", defaultValue = "${project.basedir}/src/main/mlp")
    private File sourceDirectory;

    /** Where the Java goes; it is compiled with the project. */
    @Parameter(property = "mlpc.outputDirectory", defaultValue = "${project.build.directory}/generated-sources/mlp")
    private File outputDirectory;

    /** Used by Maven. */
    @Inject
    public GenerateMojo(BuildContext context) {
        super(context);
    }

    @Override
    void run() throws IOException, MojoExecutionException, MojoFailureException {
        generate(sourceDirectory, outputDirectory, new File(project().getBuild().getOutputDirectory()));
        project().addCompileSourceRoot(outputDirectory.getPath());
    }
}
