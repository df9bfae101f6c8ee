package org.mlpc.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.codehaus.plexus.build.BuildContext;
import org.mlpc.compiler.Compilation;

/** Generates Java below a source root, when something changed since the last time. */
abstract class GeneratingMojo extends ModelsMojo {
    GeneratingMojo(BuildContext context) {
        super(context);
    }

    /**
     * Generates the classes of the models below one folder into another.
     *
     * @param classes where classes of vectors go, compiled
     */
    final void generate(File sources, File output, File classes)
            throws IOException, MojoExecutionException, MojoFailureException {
        List<Model> models = models(sources);
        String inputs = digest(models);
        Path folder = output.toPath();
        Optional<LastRun> last = LastRun.read(record());
        if (models.isEmpty() && last.isEmpty()) {
            getLog().info("there are no models in " + shown(sources));
            return;
        }
        VectorClasses vectors = new VectorClasses(new OutputFolder(classes.toPath()), record("-vectors"), vectors());
        if (last.isPresent() && last.get().stillHolds(inputs, folder) && vectors.stillHold(inputs)) {
            getLog().info("nothing to do: " + count(last.get().outputs().size(), "class", "classes") + " up to date");
            return;
        }
        if (last.isPresent()) {
            // should this run fail, then going back to the last models is a change, too: an IDE has marks to lose
            new LastRun("unfinished", last.get().outputs()).write(record());
        }
        Compilation compilation = compile(models);
        GeneratedSources.Result result = new GeneratedSources(new OutputFolder(folder), javaCharset())
                .write(compilation.classes(), last.map(LastRun::outputs).orElse(Map.of()), force());
        new LastRun(inputs, result.outputs()).write(record());
        vectors(vectors, compilation, inputs);
        if (result.written() + result.removed() > 0) {
            context().refresh(output);
        }
        getLog().info(count(models.size(), "model file", "model files") + ": "
                + count(result.outputs().size(), "class", "classes") + ", " + result.written() + " written, "
                + result.removed() + " removed");
    }

    private void vectors(VectorClasses vectors, Compilation compilation, String inputs)
            throws IOException, MojoExecutionException, MojoFailureException {
        int written = vectors.write(compilation.classes(), inputs, force());
        if (written > 0) {
            getLog().info(count(written, "class", "classes")
                    + " of vectors compiled; java uses them with --add-modules jdk.incubator.vector");
            context().refresh(vectors.folder().path().toFile());
        }
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
