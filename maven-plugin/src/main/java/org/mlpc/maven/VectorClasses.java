package org.mlpc.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.mlpc.compiler.Compilation.GeneratedClass;

/**
 * The classes of vectors that an execution compiled. The plugin does so itself, since they need a flag of javac that the
 * project's own sources can do without: so neither these nor an IDE need to know of the flag, a {@code release} may be
 * set, and warnings may be errors although javac warns of a module that is incubating.
 *
 * @param folder the project's compiled classes, on the class path of whatever runs the networks
 * @param record the last run
 * @param wanted whether there are to be such classes
 */
record VectorClasses(OutputFolder folder, Path record, boolean wanted) {
    /** Whether there is nothing to compile or remove. */
    boolean stillHold(String inputs) throws IOException {
        Optional<LastRun> last = LastRun.read(record);
        return last.isEmpty() ? !wanted : last.get().stillHolds(inputs, folder.path());
    }

    /**
     * Compiles the classes of vectors that belong to networks, and removes those of an earlier run.
     *
     * @param force whether files that mlpc did not write may be replaced
     * @return how many there are
     */
    int write(List<GeneratedClass> networks, String inputs, boolean force)
            throws IOException, MojoExecutionException, MojoFailureException {
        List<GeneratedClass> withVectors = networks.stream()
                .filter(network -> network.vectors().isPresent())
                .toList();
        Map<String, byte[]> compiled = withVectors.isEmpty() ? Map.of() : VectorJavac.compile(withVectors);
        Map<String, String> earlier = LastRun.read(record).map(LastRun::outputs).orElse(Map.of());
        Ownership ownership = Ownership.ofVectors(earlier, force);
        for (String place : compiled.keySet()) {
            ownership.require(folder.path(), place);
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> file : compiled.entrySet()) {
            folder.write(file.getKey(), file.getValue());
            outputs.put(file.getKey(), Digest.of(file.getValue()));
        }
        Set<String> orphans = new HashSet<>(earlier.keySet());
        orphans.removeAll(outputs.keySet());
        folder.remove(orphans, ownership);
        if (wanted) {
            new LastRun(inputs, outputs).write(record);
        } else {
            Files.deleteIfExists(record);
        }
        return withVectors.size();
    }
}
