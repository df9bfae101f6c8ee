package org.mlpc.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.BuildContext;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.diagnostic.Severity;
import org.mlpc.compiler.diagnostic.Visible;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.compiler.source.SourceFile;

/** What the goals share: which files are models, and how they are compiled together. */
abstract class ModelsMojo extends AbstractMojo {
    private static final String JAVA = "java";
    private static final String VECTOR = "vector";
    private static final Set<String> MODEL_FILES = Set.of("**/*.mlp");

    /** Skips all goals of the plugin. */
    @Parameter(property = "mlpc.skip", defaultValue = "false")
    private boolean skip;

    /** Fails the build when the compiler warns. */
    @Parameter(property = "mlpc.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    /** The encoding of model files and of generated Java. Without one, models are UTF-8 and Java is what javac expects. */
    @Parameter(property = "mlpc.encoding", defaultValue = "${project.build.sourceEncoding}")
    private String encoding;

    /** Which files below the source folder are models; by default <code>**&#47;*.mlp</code>. */
    @Parameter(property = "mlpc.includes")
    private Set<String> includes;

    /** Which of them are left out; by default none. */
    @Parameter(property = "mlpc.excludes")
    private Set<String> excludes;

    /**
     * What to generate: <code>java</code>, or <code>vector</code>, whose classes take their sums by
     * <code>jdk.incubator.vector</code> where the JVM is started with <code>--add-modules jdk.incubator.vector</code>, and
     * give the same bits without. The project compiles either without a flag.
     */
    @Parameter(property = "mlpc.target", defaultValue = "java")
    private String target;

    /**
     * Replaces files that mlpc did not write, where its own are to go. Without, the build stops before anything is written;
     * what mlpc did not write is never removed.
     */
    @Parameter(property = "mlpc.force", defaultValue = "false")
    private boolean force;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    private final BuildContext context;

    ModelsMojo(BuildContext context) {
        this.context = context;
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped, because mlpc.skip is set");
            return;
        }
        try {
            if (!target.equals(JAVA) && !target.equals(VECTOR)) {
                throw new MojoFailureException("there is no target `" + target + "`; there are `java` and `vector`");
            }
            run();
        } catch (MojoFailureException e) {
            throw new MojoFailureException(Visible.lines(String.valueOf(e.getMessage())), e.getCause());
        } catch (MojoExecutionException e) {
            throw new MojoExecutionException(Visible.lines(String.valueOf(e.getMessage())), e.getCause());
        } catch (IOException e) {
            throw new MojoExecutionException(Visible.line("cannot read or write files: " + e.getMessage()), e);
        }
    }

    /** Nothing that stands in models, data, weights or names of files acts on a terminal. */
    @Override
    public final Log getLog() {
        return new VisibleLog(super.getLog());
    }

    /** Does the goal's work. */
    abstract void run() throws IOException, MojoExecutionException, MojoFailureException;

    final MavenProject project() {
        return project;
    }

    /** Whether files that mlpc did not write may be replaced. */
    final boolean force() {
        return force;
    }

    /** Whether classes are to take their sums by vectors. */
    final boolean vectors() {
        return target.equals(VECTOR);
    }

    final BuildContext context() {
        return context;
    }

    /** The models below a folder. */
    final List<Model> models(File folder) throws MojoExecutionException, MojoFailureException {
        Set<String> patterns = includes == null || includes.isEmpty() ? MODEL_FILES : includes;
        return reader().find(context, folder, patterns, excludes == null ? Set.of() : excludes);
    }

    /** A path as messages show it. */
    final String shown(File file) throws MojoFailureException {
        return reader().shown(file.toPath());
    }

    private Models reader() throws MojoFailureException {
        Path root =
                Path.of(session.getExecutionRootDirectory()).toAbsolutePath().normalize();
        return new Models(root, modelCharset());
    }

    /** The digest of all that decides what is generated from models. */
    final String digest(List<Model> models) throws IOException {
        Digest digest = new Digest()
                .add(compilerIdentity())
                .add(target)
                .add(javaCharset().name())
                .add(Boolean.toString(failOnWarning));
        for (Model model : models) {
            digest.add(model.place()).add(model.source().text());
        }
        return digest.hex();
    }

    /** Where this execution keeps what it did. */
    final Path record() {
        return record("");
    }

    /** Where this execution keeps something else. */
    final Path record(String suffix) {
        String name = execution.getGoal() + "-" + execution.getExecutionId() + suffix;
        return Path.of(project.getBuild().getDirectory(), "mlpc", name);
    }

    /** In which javac will read generated files. */
    final Charset javaCharset() throws IllegalArgumentException {
        return encoding == null ? Charset.defaultCharset() : Charset.forName(encoding);
    }

    private Charset modelCharset() throws MojoFailureException {
        try {
            return encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException("there is no encoding `" + encoding + "`");
        }
    }

    /** What tells this compiler from another one. */
    final String compilerIdentity() throws IOException {
        return CompilerIdentity.of(version());
    }

    /** The jars of the plugin and of what it needs. */
    final String classPath() {
        return execution.getMojoDescriptor().getPluginDescriptor().getArtifacts().stream()
                .map(artifact -> artifact.getFile().getPath())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String version() {
        return execution.getMojoDescriptor().getPluginDescriptor().getVersion();
    }

    /**
     * Compiles models that see each other's declarations, and shows what the compiler finds.
     *
     * @throws MojoFailureException on errors, on warnings if they are to fail the build, and on names that Java cannot have
     */
    final Compilation compile(List<Model> models) throws MojoFailureException {
        Compilation compilation = compileSilently(models, vectors() ? CodeTarget.VECTOR : CodeTarget.JAVA, true);
        new Findings(getLog(), context).show(models, compilation.diagnostics());
        return checked(compilation);
    }

    /**
     * Compiles to classes in one piece, each. Warnings are not shown, since the goal that generates has shown them.
     *
     * @throws MojoFailureException as {@link #compile} does
     */
    final Compilation compileAgain(List<Model> models) throws MojoFailureException {
        Compilation compilation = compileSilently(models, CodeTarget.JAVA, false);
        if (!compilation.succeeded()) {
            new Findings(getLog(), context).show(models, compilation.diagnostics());
        }
        return checked(compilation);
    }

    private Compilation compileSilently(List<Model> models, CodeTarget codeTarget, boolean apart) {
        Map<SourceFile, String> packages = new HashMap<>();
        models.forEach(model -> packages.put(model.source(), model.folderPackage()));
        Options options = new Options(
                file -> Optional.ofNullable(packages.get(file)).filter(name -> !name.isEmpty()),
                version(),
                codeTarget,
                apart);
        return Compiler.compile(models.stream().map(Model::source).toList(), options);
    }

    private Compilation checked(Compilation compilation) throws MojoFailureException {
        if (!compilation.succeeded()) {
            throw new MojoFailureException(Findings.sum(compilation.diagnostics(), Severity.ERROR));
        }
        String warnings = Findings.sum(compilation.diagnostics(), Severity.WARNING);
        if (failOnWarning && !warnings.isEmpty()) {
            throw new MojoFailureException("mlpc.failOnWarning is set, and there is " + warnings);
        }
        return compilation;
    }
}
