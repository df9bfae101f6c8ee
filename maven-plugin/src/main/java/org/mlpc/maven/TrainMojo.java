package org.mlpc.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.build.BuildContext;
import org.mlpc.cli.Failure;
import org.mlpc.cli.NetworkTraining;
import org.mlpc.compiler.Compilation.GeneratedClass;

/**
 * Trains each network below <code>src/main/mlp</code> whose model names its <code>data</code>, and puts the weights
 * beside its class: those of <code>com.acme.Iris</code> are the resource <code>Iris.safetensors</code> of that class.
 * A network whose model and data have not changed is not trained again. A build trains only when it asks for this goal.
 */
@Mojo(name = "train", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class TrainMojo extends ModelsMojo {
    /** The folder of the models. */
    @Parameter(property = "mlpc.sourceDirectory", defaultValue = "${project.basedir}/src/main/mlp")
    private File sourceDirectory;

    /** The root of the folders that the weights go to. */
    @Parameter(property = "mlpc.weightsDirectory", defaultValue = "${project.build.outputDirectory}")
    private File weightsDirectory;

    /** Skips training only; weights of an earlier build stay as they are. */
    @Parameter(property = "mlpc.train.skip", defaultValue = "false")
    private boolean skipTraining;

    /** Used by Maven. */
    @Inject
    public TrainMojo(BuildContext context) {
        super(context);
    }

    @Override
    void run() throws IOException, MojoExecutionException, MojoFailureException {
        if (skipTraining) {
            getLog().info("skipped, because mlpc.train.skip is set");
            return;
        }
        List<Model> models = models(sourceDirectory);
        Map<String, Path> paths = new HashMap<>();
        models.forEach(model -> paths.put(model.source().name(), model.path()));
        TrainedWeights weights =
                new TrainedWeights(new OutputFolder(weightsDirectory.toPath()), record(), compilerIdentity());
        Set<String> trained = new HashSet<>();
        for (GeneratedClass generated : compileAgain(models).classes()) {
            if (generated.data().isPresent()) {
                trained.add(generated.qualifiedName());
                train(generated, paths.get(generated.file()), weights);
            }
        }
        weights.removeOthers(trained);
        if (trained.isEmpty()) {
            getLog().info("there is nothing to train: no model in " + shown(sourceDirectory) + " names its `data`");
        }
    }

    private void train(GeneratedClass generated, Path model, TrainedWeights weights)
            throws IOException, MojoFailureException {
        String inputs = weights.digest(generated, model);
        if (weights.upToDate(generated, inputs)) {
            getLog().info("nothing to do: network " + generated.network() + " is trained");
            return;
        }
        try {
            NetworkTraining.train(
                    generated,
                    model,
                    weights.makeRoom(generated),
                    LogLines.to(getLog()::info),
                    LogLines.to(getLog()::warn));
        } catch (Failure e) {
            throw new MojoFailureException("network " + generated.network() + ": " + e.getMessage());
        }
        weights.keep(generated, inputs);
        context().refresh(weightsDirectory);
    }
}
