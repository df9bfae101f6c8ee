package org.mlpc.maven;

import java.io.File;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.build.BuildContext;

/** Checks the models of the project and of its tests, and writes nothing. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends ModelsMojo {
    /** The folder of the models. */
    @Parameter(property = "mlpc.sourceDirectory", defaultValue = "${project.basedir}/src/main/mlp")
    private File sourceDirectory;

    /** The folder of the models for tests. */
    @Parameter(property = "mlpc.testSourceDirectory", defaultValue = "${project.basedir}/src/test/mlp")
    private File testSourceDirectory;

    /** Used by Maven. */
    @Inject
    public CheckMojo(BuildContext context) {
        super(context);
    }

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        for (File folder : new File[] {sourceDirectory, testSourceDirectory}) {
            int networks = compile(models(folder)).classes().size();
            if (networks > 0) {
                getLog().info(shown(folder) + ": " + networks + (networks == 1 ? " network has" : " networks have")
                        + " no errors");
            }
        }
    }
}
