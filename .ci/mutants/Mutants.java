import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Draws mutants of the main sources and asks which tests find them; see the script {@code mutants} beside this folder. */
public final class Mutants {
    private static final Path WORK = Path.of("target", "mutants");

    /** Whose tests can find a fault of a module, its own first. */
    private static final Map<String, List<String>> TESTED_BY = Map.of(
            "runtime", List.of("runtime", "compiler", "training", "cli"),
            "javac", List.of("javac", "compiler", "training", "cli"),
            "compiler", List.of("compiler", "training", "cli"),
            "training", List.of("training", "cli"),
            "cli", List.of("cli"));

    /** What is put in place of what. */
    private static final Map<String, String> SWAPS = Map.ofEntries(
            Map.entry(" < ", " <= "),
            Map.entry(" <= ", " < "),
            Map.entry(" > ", " >= "),
            Map.entry(" >= ", " > "),
            Map.entry(" == ", " != "),
            Map.entry(" != ", " == "),
            Map.entry(" + ", " - "),
            Map.entry(" - ", " + "),
            Map.entry(" * ", " / "),
            Map.entry(" / ", " * "),
            Map.entry(" && ", " || "),
            Map.entry(" || ", " && "));

    private static final Pattern OPERATOR = Pattern.compile(" (<=?|>=?|==|!=|\\+|-|\\*|/|&&|\\|\\|) ");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.#])\\d+(?![\\w.])");
    private static final Pattern RETURN = Pattern.compile("(?<=return )[^;]+(?=;$)");
    private static final Pattern STATEMENT = Pattern.compile("(?<=^ {8,40})(?!return|throw|break|continue|else)[\\w.]+(\\(| [+-]?= |\\+\\+).*;$");

    /** What a text in quotes or a comment is, where nothing is changed. */
    private static final Pattern TEXT = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])+'|//.*$|^ *(/?\\*|@|import |package ).*$");

    private final List<Line> lines = new ArrayList<>();
    private final Random random;
    /** Tests that found a mutant, and pass without one. */
    private final Set<String> sound = new HashSet<>();
    /** How many mutants a class of tests has found. */
    private final Map<String, Integer> finds = new HashMap<>();

    private record Line(String module, Path file, int number, String text) {}

    private record Mutant(Line line, String changed) {
        @Override
        public String toString() {
            return line.file + ":" + (line.number + 1) + "\n      " + line.text.strip() + "\n   -> " + changed.strip();
        }
    }

    /** A class of tests and the seconds it took. */
    private record Test(String name, double seconds) {}

    private Mutants(long seed) throws IOException {
        random = new Random(seed);
        for (String module : TESTED_BY.keySet().stream().sorted().toList()) {
            try (Stream<Path> files = Files.walk(Path.of(module, "src", "main", "java"))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                    List<String> text = Files.readAllLines(file);
                    for (int i = 0; i < text.size(); i++) {
                        lines.add(new Line(module, file, i, text.get(i)));
                    }
                }
            }
        }
    }

    /** Count, seed, and whether those that are left go through the tests of {@code mvn verify}. */
    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[0]);
        Mutants mutants = new Mutants(Long.parseLong(args[1]));
        boolean thorough = Boolean.parseBoolean(args[2]);
        int fast = 0;
        int late = 0;
        for (int i = 1; i <= count; i++) {
            Mutant mutant = mutants.draw();
            String found = mutants.found(mutant, false);
            fast += found.isEmpty() ? 0 : 1;
            String how = found.isEmpty() ? "left by mvn test" : "mvn test: " + found;
            if (found.isEmpty() && thorough) {
                found = mutants.found(mutant, true);
                late += found.isEmpty() ? 0 : 1;
                how = found.isEmpty() ? "left by all" : "mvn verify: " + found;
            }
            System.out.println(i + " " + how + "\n   " + mutant);
        }
        System.out.println(count + " mutants: " + fast + " found by mvn test"
                + (thorough ? ", " + late + " more by mvn verify: " + 100 * fast / Math.max(1, fast + late) + " %" : ""));
    }

    /** A mutant that compiles, in the folder that goes before all others on the class path. */
    private Mutant draw() throws IOException {
        while (true) {
            Line line = lines.get(random.nextInt(lines.size()));
            List<String> changes = changes(line.text);
            if (!changes.isEmpty()) {
                Mutant mutant = new Mutant(line, changes.get(random.nextInt(changes.size())));
                if (compiles(mutant)) {
                    return mutant;
                }
            }
        }
    }

    private static List<String> changes(String text) {
        StringBuilder code = new StringBuilder(text);
        Matcher quoted = TEXT.matcher(text);
        while (quoted.find()) {
            code.replace(quoted.start(), quoted.end(), "#".repeat(quoted.end() - quoted.start()));
        }
        List<String> changes = new ArrayList<>();
        for (Pattern pattern : List.of(OPERATOR, NUMBER, RETURN, STATEMENT)) {
            Matcher matcher = pattern.matcher(code);
            while (matcher.find()) {
                String part = text.substring(matcher.start(), matcher.end());
                changes.add(text.substring(0, matcher.start()) + change(pattern, part) + text.substring(matcher.end()));
            }
        }
        return changes;
    }

    private static String change(Pattern pattern, String part) {
        if (pattern == OPERATOR) {
            return SWAPS.get(part);
        }
        if (pattern == NUMBER) {
            return part.length() > 9 ? part + "0" : Long.toString(Long.parseLong(part) + 1);
        }
        return pattern == RETURN ? "!(" + part + ")" : ";";
    }

    private boolean compiles(Mutant mutant) throws IOException {
        clear(WORK.resolve("classes"));
        Path source = WORK.resolve("source").resolve(mutant.line.file.getFileName());
        Files.createDirectories(source.getParent());
        List<String> text = new ArrayList<>(Files.readAllLines(mutant.line.file));
        text.set(mutant.line.number, mutant.changed);
        Files.write(source, text);
        String path = classPath(mutant.line.module);
        return javac(path, WORK.resolve("classes"), source) == 0;
    }

    private static int javac(String path, Path into, Path source) throws IOException {
        Files.createDirectories(into);
        return ToolProvider.getSystemJavaCompiler()
                .run(null, null, java.io.OutputStream.nullOutputStream(), "-nowarn", "-proc:none", "-g",
                        "-XDstringConcat=inline", "--release", "17", "-cp", path, "-d", into.toString(), source.toString());
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
        Files.createDirectories(folder);
    }

    /** The class of tests that finds what is in the folder of mutants; empty when none does. */
    private String found(Mutant mutant, boolean thorough) throws Exception {
        for (String tested : TESTED_BY.get(mutant.line.module)) {
            List<Test> tests = tests(tested, thorough ? "-thorough.xml" : "Test.xml");
            tests.sort(Comparator.comparingDouble(test -> test.seconds / likelihood(test, mutant)));
            if (tests.isEmpty()) {
                continue;
            }
            String failed = failed(tested, thorough, tests);
            List<Test> finders = tests.stream().filter(test -> test.name.equals(failed)).toList();
            if (!finders.isEmpty() && sound.add(failed + thorough)) {
                clear(WORK.resolve("classes"));
                if (!failed(tested, thorough, finders).isEmpty()) {
                    throw new IllegalStateException(failed + " fails without any mutant, too");
                }
            }
            if (!failed.isEmpty()) {
                finds.merge(failed, 1, Integer::sum);
                return failed;
            }
        }
        return "";
    }

    /** How likely a test finds a mutant, against another that is not about its class and has found none yet. */
    private double likelihood(Test test, Mutant mutant) {
        Path file = mutant.line.file;
        String type = file.getFileName().toString().replace(".java", "");
        String folder = file.getParent().toString().replace(File.separatorChar, '.');
        String tested = test.name.substring(0, test.name.lastIndexOf('.'));
        return 1
                + 3 * finds.getOrDefault(test.name, 0)
                + (folder.endsWith(tested) ? 5 : 0)
                + (test.name.contains("." + type) ? 20 : 0);
    }

    private static String failed(String module, boolean thorough, List<Test> tests) throws Exception {
        Path log = WORK.resolve("log").toAbsolutePath();
        double seconds = tests.stream().mapToDouble(Test::seconds).sum();
        Process process = new ProcessBuilder(command(module, thorough, tests))
                .directory(new File(module))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor((long) (120 + 10 * seconds), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return "tests of " + module + " that do not end";
        }
        if (process.exitValue() == 0) {
            return "";
        }
        return Files.readString(log, StandardCharsets.ISO_8859_1).lines()
                .filter(line -> line.startsWith("failed: "))
                .findFirst()
                .map(line -> line.substring(8))
                .orElse("tests of " + module + " that ended with " + process.exitValue());
    }

    private static List<String> command(String module, boolean thorough, List<Test> tests) throws IOException {
        String path = classPath(module);
        String launcher = Stream.of(path.split(File.pathSeparator))
                .filter(entry -> entry.contains("junit-platform-engine"))
                .findFirst()
                .orElseThrow()
                .replace("junit-platform-engine", "junit-platform-launcher");
        Path tool = WORK.resolve("tool").toAbsolutePath();
        if (Files.notExists(tool) && javac(path + File.pathSeparator + launcher, tool, Path.of(".ci/mutants/Tests.java")) != 0) {
            throw new IllegalStateException("Tests.java does not compile with " + launcher);
        }
        String all = String.join(
                File.pathSeparator, WORK.resolve("classes").toAbsolutePath().toString(), tool.toString(), path, launcher);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmn300m"));
        if (Files.readString(Path.of(module, "pom.xml")).contains("--add-modules jdk.incubator.vector")) {
            command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        }
        command.addAll(List.of("-Dmlpc.sample=" + !thorough, "-Dmlpc.update=false", "-cp", all, "Tests"));
        command.add(thorough ? "thorough | sampled" : "");
        command.add(thorough ? "exhaustive" : "thorough | exhaustive");
        tests.forEach(test -> command.add(test.name));
        return command;
    }

    /** The class path of a module's tests, from the reports of its last run. */
    private static String classPath(String module) throws IOException {
        for (String tested : TESTED_BY.get(module)) {
            for (String report : reports(tested, ".xml")) {
                Matcher path = Pattern.compile("name=\"surefire.test.class.path\" value=\"([^\"]*)\"").matcher(report);
                if (path.find()) {
                    return path.group(1);
                }
            }
        }
        throw new IllegalStateException("no report of the tests of " + module + ": run mvn verify first");
    }

    private static List<Test> tests(String module, String ending) throws IOException {
        List<Test> tests = new ArrayList<>();
        Pattern suite = Pattern.compile("<testsuite [^>]*name=\"([^\"]+?)(?:\\(thorough\\)|-thorough)?\" time=\"([^\"]+)\" tests=\"([1-9]\\d*)\"");
        for (String report : reports(module, ending)) {
            Matcher matcher = suite.matcher(report);
            if (matcher.find() && exists(module, matcher.group(1))) {
                tests.add(new Test(matcher.group(1), Double.parseDouble(matcher.group(2).replace(",", ""))));
            }
        }
        return tests;
    }

    /** Reports outlive their classes. */
    private static boolean exists(String module, String test) {
        return Files.exists(Path.of(module, "target", "test-classes", test.replace('.', '/') + ".class"));
    }

    /** The reports of a module, the last first. */
    private static List<String> reports(String module, String ending) throws IOException {
        Path folder = Path.of(module, "target", "surefire-reports");
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> reports = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(ending))
                    .sorted(Comparator.comparingLong((Path f) -> f.toFile().lastModified()).reversed())
                    .toList()) {
                reports.add(Files.readString(file));
            }
            return reports;
        }
    }
}
