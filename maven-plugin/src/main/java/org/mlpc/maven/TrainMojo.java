package org.mlpc.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.build.BuildContext;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.training.Failure;
import org.mlpc.training.build.NetworkTraining;
import org.mlpc.training.data.DataPlaces;

/**
 * Trains each network below <code>src/main/mlp</code> whose model names its <code>data</code>, and puts the weights
 * beside its class: those of <code>com.acme.Iris</code> are the resource <code>Iris.safetensors</code> of that class.
 * A network whose model and data have not changed is not trained again. A build trains only when it asks for this goal.
 */
@Mojo(name = "train", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class TrainMojo extends ModelsMojo {
    /** Fewer multiply-adds are done before another process has started and is warm: two to six seconds without vectors. */
    private static final double LARGE = 3e10;

    private static final String AUTO = "auto";
    private static final String ALWAYS = "always";
    private static final String NEVER = "never";

    /** The folder of the models. */
    @Parameter(property = "mlpc.sourceDirectory", defaultValue = "${project.basedir}/src/main/mlp")
    private File sourceDirectory;

    /** The root of the folders that the weights go to. */
    @Parameter(property = "mlpc.weightsDirectory", defaultValue = "${project.build.outputDirectory}")
    private File weightsDirectory;

    /**
     * Where models may name their <code>data</code> and <code>validation</code>, besides their own folders: by default
     * anywhere in the project.
     */
    @Parameter(property = "mlpc.dataRoot", defaultValue = "${project.basedir}")
    private File dataRoot;

    /** Skips training only; weights of an earlier build stay as they are. */
    @Parameter(property = "mlpc.train.skip", defaultValue = "false")
    private boolean skipTraining;

    /**
     * Which trainings get a process of their own, with the same Java and as much memory as Maven, and with
     * <code>--add-modules jdk.incubator.vector</code>, which Maven is seldom started with. Large networks train several
     * times as fast so, to the same weights. <code>auto</code> takes those that would take more than a few seconds without,
     * <code>always</code> all that can use vectors, <code>never</code> none.
     */
    @Parameter(property = "mlpc.train.fork", defaultValue = AUTO)
    private String fork;

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
        if (!List.of(AUTO, ALWAYS, NEVER).contains(fork)) {
            throw new MojoFailureException("mlpc.train.fork is `" + fork + "`; it must be `auto`, `always` or `never`");
        }
        List<Model> models = models(sourceDirectory);
        Map<String, Path> paths = new HashMap<>();
        models.forEach(model -> paths.put(model.source().name(), model.path()));
        TrainedWeights weights =
                new TrainedWeights(new OutputFolder(weightsDirectory.toPath()), record(), compilerIdentity());
        Set<String> trained = new HashSet<>();
        Compilation compilation = compileAgain(models);
        List<GeneratedClass> plain = compilation.classes();
        List<GeneratedClass> withVectors = compilation.forTarget().apply(CodeTarget.VECTOR);
        for (int i = 0; i < plain.size(); i++) {
            if (plain.get(i).data().isPresent()) {
                trained.add(plain.get(i).qualifiedName());
                try {
                    train(
                            plain.get(i),
                            withVectors.get(i),
                            Objects.requireNonNull(paths.get(plain.get(i).file())),
                            weights);
                } catch (Failure e) {
                    throw new MojoFailureException("network " + plain.get(i).network() + ": " + e.getMessage());
                }
            }
        }
        weights.removeOthers(trained);
        if (trained.isEmpty()) {
            getLog().info("there is nothing to train: no model in " + shown(sourceDirectory) + " names its `data`");
        }
    }

    private void train(GeneratedClass plain, GeneratedClass withVectors, Path model, TrainedWeights weights)
            throws IOException, MojoFailureException {
        NetworkTraining.requireLoss(plain);
        DataPlaces places = DataPlaces.inBuild(model, dataRoot.toPath());
        String inputs = weights.digest(plain, places);
        if (weights.upToDate(plain, inputs)) {
            getLog().info("nothing to do: network " + plain.network() + " is trained");
            return;
        }
        Path place = weights.makeRoom(plain, force());
        if (!forked(plain, withVectors, model, place)) {
            GeneratedClass generated = NetworkTraining.hasVectors() ? withVectors : plain;
            NetworkTraining.train(generated, places, place, getLog()::info, getLog()::warn);
        }
        weights.keep(plain, inputs);
        context().refresh(weightsDirectory);
    }

    /** Trains in another process, if that is worth it and can be done. */
    private boolean forked(GeneratedClass plain, GeneratedClass withVectors, Path model, Path place)
            throws IOException, MojoFailureException {
        return worthIt(plain, withVectors, model)
                && new ForkedTraining(getLog(), classPath(), record("-process"))
                        .train(withVectors, model, dataRoot.toPath(), place);
    }

    private boolean worthIt(GeneratedClass plain, GeneratedClass withVectors, Path model) throws IOException {
        boolean gains = !NetworkTraining.hasVectors() && !withVectors.source().equals(plain.source());
        return gains
                && !fork.equals(NEVER)
                && (fork.equals(ALWAYS)
                        || NetworkTraining.work(plain, DataPlaces.inBuild(model, dataRoot.toPath())) >= LARGE);
    }
}
