package org.mlpc.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.training.Failure;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code mlpc} command. */
public final class Main {
    /** The user's model or data are wrong. */
    static final int FAILED = 1;

    /** The command was called wrongly. */
    static final int USAGE = 2;

    private static final String NO_FILE = "an empty text names no file";

    /** What can stand first. */
    static final List<String> COMMANDS = List.of("check", "train", "predict", "explain");

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        StandardOutput stdout = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        Charset charset = Terminal.charset(System.console());
        PrintStream out = new PrintStream(stdout, false, charset);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset);
        int code = run(Terminal.of(out, err), args);
        out.flush();
        System.exit(code == 0 ? stdout.exitCode(err) : code);
    }

    /**
     * Runs the command line inside another program, in plain lines.
     *
     * @return 0; 1 when something is wrong with the model or the data; 2 when the arguments are wrong
     */
    public static int run(PrintStream out, PrintStream err, String... args) {
        return run(new Terminal(out, err, false, false, Integer.MAX_VALUE), args);
    }

    /** Runs the command line; returns 0, {@link #FAILED} or {@link #USAGE}. */
    static int run(Terminal terminal, String... args) {
        try {
            Optional<Callable<Integer>> plain = PlainCall.of(terminal, args);
            return plain.isPresent()
                    ? call(terminal, plain.get())
                    : commandLine(terminal, args).execute(args);
        } catch (NoClassDefFoundError e) {
            if (!String.valueOf(e.getMessage()).startsWith("javax/")) {
                throw e;
            }
            return failed(terminal, Failure.noCompiler("java.compiler"));
        } catch (Failure e) {
            return failed(terminal, e);
        } catch (OutOfMemoryError e) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            terminal.err()
                    .println("error: the " + megabytes + " MB of memory that Java may take are not enough; set"
                            + " the environment variable JDK_JAVA_OPTIONS=-Xmx4g for 4 GB");
            return FAILED;
        }
    }

    private static int call(Terminal terminal, Callable<Integer> command) {
        try {
            return command.call();
        } catch (Exception e) {
            return failed(terminal, e);
        }
    }

    private static CommandLine commandLine(Terminal terminal, String... args) {
        CommandLine line = new CommandLine(new CompileCommand(terminal));
        commands(terminal, args).forEach(line::addSubcommand);
        // the name of a file that begins with @ is a name: what stands in files of others are no options
        line.setExpandAtFiles(false);
        line.registerConverter(Path.class, Main::path);
        line.setOut(new PrintWriter(characters(terminal.out()), true));
        line.setUsageHelpWidth(terminal.interactive() ? Math.max(55, Math.min(terminal.width(), 110)) : 80);
        line.setErr(terminal.err().writer());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.interactive() && terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setParameterExceptionHandler(Main::wrongUsage);
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(terminal, e));
        return line;
    }

    /** The stream encodes them as it does all that it prints; they are our own words, with colours. */
    private static Writer characters(VisibleStream out) {
        return new Writer() {
            @Override
            public void write(char[] text, int from, int count) {
                out.printDrawn(String.valueOf(text, from, count));
            }

            @Override
            public void flush() {
                out.flush();
            }

            @Override
            public void close() {
                out.close();
            }
        };
    }

    /** The path of an argument. */
    static Path path(String text) {
        if (text.isEmpty()) {
            throw new TypeConversionException(NO_FILE);
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(Failure.path("`" + text + "`", e).getMessage());
        }
    }

    /** The one command that is called, if it is clear by the first word, since reading the options of each takes time. */
    private static List<Object> commands(Terminal terminal, String... args) {
        return switch (args.length == 0 ? "" : args[0]) {
            case "check" -> List.of(new CheckCommand(terminal));
            case "train" -> List.of(new TrainCommand(terminal));
            case "predict" -> List.of(new PredictCommand(terminal));
            case "explain" -> List.of(new ExplainCommand(terminal));
            default ->
                List.of(
                        new CheckCommand(terminal),
                        new TrainCommand(terminal),
                        new PredictCommand(terminal),
                        new ExplainCommand(terminal));
        };
    }

    /** Where there may be no file at all, the option parser wonders about a text that is none before it asks why. */
    private static String message(ParameterException e) {
        return e instanceof UnmatchedArgumentException unmatched
                        && unmatched.getUnmatched().contains("")
                ? NO_FILE
                : String.valueOf(e.getMessage());
    }

    private static int wrongUsage(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        Optional<UnknownOption> unknown = UnknownOption.in(line.getCommandSpec(), args);
        line.getErr()
                .println("error: "
                        + unknown.map(option -> "there is no option `" + option.name() + "`")
                                .orElse(message(e)));
        Optional<String> meant =
                e instanceof UnknownCommand command ? command.help() : unknown.flatMap(UnknownOption::help);
        meant.ifPresent(help -> line.getErr().println("help: " + help));
        line.getErr().println("help: `" + line.getCommandSpec().qualifiedName() + " --help` lists what there is");
        return USAGE;
    }

    private static int failed(Terminal terminal, Exception e) {
        if (e instanceof InvalidPathException path) {
            return failed(terminal, Failure.path("`" + path.getInput() + "`", path));
        }
        String message = String.valueOf(e.getMessage());
        if (!(e instanceof Failure)) {
            terminal.err().println("error: mlpc itself failed; please report this with your model file");
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            terminal.err().print(trace.toString());
        } else if (!message.isEmpty()) {
            terminal.err()
                    .printDrawn(Renderer.error(
                                    message,
                                    terminal.colour(),
                                    terminal.interactive() ? terminal.width() : Integer.MAX_VALUE)
                            .replace("\n", System.lineSeparator()));
        }
        return FAILED;
    }

    /** Remembers why writing failed, which a {@link PrintStream} forgets. */
    private static final class StandardOutput extends OutputStream {
        private final OutputStream out;
        private @Nullable IOException failure;

        StandardOutput(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        /** A reader that has seen enough, such as {@code head}, is no failure; a full disk is one. */
        int exitCode(PrintStream err) {
            if (failure == null || String.valueOf(failure.getMessage()).contains("Broken pipe")) {
                return 0;
            }
            err.println("error: cannot write to standard output: " + failure.getMessage());
            return FAILED;
        }
    }
}
