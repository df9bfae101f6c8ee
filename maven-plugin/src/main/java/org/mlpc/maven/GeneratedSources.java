package org.mlpc.maven;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.mlpc.compiler.Compilation.GeneratedClass;

/**
 * Writes generated classes below a source root.
 *
 * @param folder the source root
 * @param charset in which javac will read them
 */
record GeneratedSources(OutputFolder folder, Charset charset) {
    /**
     * What became of the files.
     *
     * @param outputs all files with their digests
     * @param written how many of them changed
     * @param removed how many are no longer generated
     */
    record Result(Map<String, String> outputs, int written, int removed) {}

    /**
     * Writes what differs and removes what an earlier run wrote and this one does not.
     *
     * @param earlier what the last run wrote, with its digests
     * @param force whether files that mlpc did not write may be replaced
     * @throws MojoFailureException when such a file is in the way; nothing is then written
     */
    Result write(Iterable<GeneratedClass> classes, Map<String, String> earlier, boolean force)
            throws IOException, MojoFailureException {
        Ownership ownership = Ownership.ofJava(earlier, charset, force);
        for (GeneratedClass generated : classes) {
            ownership.require(folder.path(), generated.path());
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        int written = 0;
        for (GeneratedClass generated : classes) {
            byte[] bytes = JavaBytes.of(generated.source(), charset);
            written += folder.write(generated.path(), bytes) ? 1 : 0;
            outputs.put(generated.path(), Digest.of(bytes));
        }
        Set<String> orphans = new HashSet<>(earlier.keySet());
        orphans.removeAll(outputs.keySet());
        return new Result(outputs, written, folder.remove(orphans, ownership));
    }
}
