package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.diagnostic.Severity;
import org.mlpc.compiler.network.JavaNames;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Tensor;
import org.mlpc.runtime.WeightFile;

/** Every identifier of every generated class of the fixtures, given to a user's thing of every kind. */
@Tag("sampled")
class NamesTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

    /** Names of each kind in one network. */
    private static final int TOGETHER = 24;

    /** Members of a family such as {@code z1_0}, {@code z1_1}, … that are tried. */
    private static final int OF_A_FAMILY = 2;

    private static final List<String> TAKEN = List.of(
            ("moves z1_rows w1_rows x2_rows g2_wide arrangements from other exp tanh values W1 b2 FEATURES LAYOUT TRAINING"
                            + " pieces spare lossSum step examples label index VALUES KindClass")
                    .split(" "));

    /** What all generated classes of the fixtures have, found once. */
    private static List<String> known = List.of();

    @TempDir
    private Path folder;

    private static Compilation compile(String text, CodeTarget target) {
        return Compiler.compile(
                List.of(new SourceFile("model.mlp", text)), new Options(Optional.empty(), "0.1.0", target));
    }

    /** One of so many identifiers, and those that once were taken wrongly. */
    private static List<String> identifiers(int oneOf) throws IOException {
        List<String> all = identifiers();
        List<String> chosen = new ArrayList<>(TAKEN);
        IntStream.range(0, all.size())
                .filter(i -> i % oneOf == 0)
                .mapToObj(all::get)
                .forEach(chosen::add);
        return chosen.stream().distinct().toList();
    }

    private static synchronized List<String> identifiers() throws IOException {
        if (known.isEmpty()) {
            known = found();
        }
        return known;
    }

    private static List<String> found() throws IOException {
        Set<String> all = new TreeSet<>(TAKEN);
        try (Stream<Path> folders = Files.list(FIXTURES)) {
            for (Path folder : folders.sorted().toList()) {
                for (String java : Sample.whole() ? generated(folder) : committed(folder)) {
                    all.addAll(JavaIdentifiers.of(java));
                }
            }
        }
        Map<String, Integer> families = new TreeMap<>();
        return all.stream()
                .filter(name -> families.merge(name.replaceAll("[0-9]+", "#"), 1, Integer::sum) <= OF_A_FAMILY)
                .toList();
    }

    /** What becomes of a fixture for every target. */
    private static List<String> generated(Path folder) throws IOException {
        String model = Files.readString(folder.resolve("model.mlp"));
        return Stream.of(CodeTarget.values())
                .flatMap(target -> compile(model, target).classes().stream())
                .map(Compilation.GeneratedClass::source)
                .toList();
    }

    /** The Java that is committed with a fixture, for one target: a sample of it. */
    private static List<String> committed(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }

    private static boolean sound(String text) {
        return Models.diagnose(text).stream().noneMatch(d -> d.code().severity() == Severity.ERROR);
    }

    /** Those that the language allows in a declaration, no two of them alike in Java. */
    private static List<String> allowed(List<String> names, String declaration) {
        Set<String> seen = new TreeSet<>();
        return names.stream()
                .filter(name -> sound(declaration.replace("NAME", name)))
                .filter(name -> seen.add(JavaNames.upperSnake(name)
                        .replace("_", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("class$", "")))
                .toList();
    }

    /** So many of a list from a place on, around its end. */
    private static List<String> some(List<String> names, int from, int count) {
        return IntStream.range(from, from + Math.min(count, names.size()))
                .mapToObj(i -> names.get(i % names.size()))
                .toList();
    }

    private static List<String> without(List<String> names, Set<String> taken) {
        return names.stream()
                .filter(name ->
                        taken.add(JavaNames.lowerCamel(name).replace("_", "").toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static String optimizer(int number, List<String> names, int at) {
        Set<String> taken = new TreeSet<>(Set.of("w", "g", "t"));
        List<String> arguments = without(some(names, at, TOGETHER), taken);
        List<String> states = without(some(names, at + TOGETHER, TOGETHER), taken);
        List<String> scalars = without(some(names, at + 2 * TOGETHER, TOGETHER), taken);
        List<String> lets = without(some(names, at + 3 * TOGETHER, TOGETHER), taken);
        StringBuilder text = new StringBuilder("optimizer o" + number + "(");
        text.append(String.join(", ", arguments.stream().map(a -> a + " = 0.01").toList()));
        text.append(") {\n");
        states.forEach(s -> text.append("state ").append(s).append(" = 0.5\n"));
        scalars.forEach(s -> text.append("scalar ").append(s).append(" = 2\n"));
        for (int i = 0; i < lets.size(); i++) {
            String argument = arguments.get(i % arguments.size());
            String other = i % 2 == 0 ? scalars.get(i % scalars.size()) : "exp(tanh(g) * " + argument + ")";
            text.append("let " + lets.get(i) + " = " + argument + " * (" + other + " + 1)\n");
        }
        states.forEach(s -> text.append(s + " = " + s + " * 0.9 + 0.001 * g\n"));
        scalars.forEach(s -> text.append(s + " = " + s + " * 0.99\n"));
        text.append("w = w - 0.01 * (" + String.join(" + ", states) + ") - 0.0001 * (" + String.join(" + ", lets)
                + ")\n}\n");
        return text.toString();
    }

    private static String activation(int number, List<String> names, int at) {
        Set<String> taken = new TreeSet<>(Set.of("z", "a"));
        List<String> own = without(some(names, at, 12), taken);
        StringBuilder parameters = new StringBuilder();
        StringBuilder sum = new StringBuilder("z");
        for (int i = 0; i < own.size(); i++) {
            String name = own.get(i);
            int kind = (i + number) % 4;
            if (kind != 3) {
                parameters.append(parameters.isEmpty() ? "" : ", ");
                parameters.append(kind == 0 ? "learn " + name + " = 0.25" : "");
                parameters.append(kind == 1 ? name + " ~ uniform(0, 0.1)" : "");
                parameters.append(kind == 2 ? name + " = 0.1" : "");
                sum.append(" + ").append(name).append(" * tanh(z)");
            }
        }
        String body = sum.toString();
        for (int i = (7 - number % 4) % 4; i < own.size(); i += 4) {
            body = "let " + own.get(i) + " = exp(-z * z) in " + own.get(i) + " * " + own.get(i) + " + (" + body + ")";
        }
        return "activation a" + number + "(z; " + parameters + ") = " + body + "\n";
    }

    private static String quoted(List<String> names, String between) {
        return String.join(between, names.stream().map(n -> '"' + n + '"').toList());
    }

    private static String network(
            int number, List<String> features, List<String> labels, List<String> targets, int at) {
        List<String> numbers = some(features, at, TOGETHER);
        List<String> categories = some(features, at + TOGETHER, 6);
        List<String> inputs =
                new ArrayList<>(numbers.stream().map(n -> '"' + n + '"').toList());
        for (int i = 0; i < categories.size(); i++) {
            inputs.add('"' + categories.get(i) + "\": " + quoted(some(labels, at + 7 * i, 7), " | "));
        }
        boolean classes = number % 2 == 0;
        List<String> classNames = some(labels, at, TOGETHER);
        List<String> columns = some(targets, at, TOGETHER);
        String target = classes
                ? '"' + targets.get(at % targets.size()) + "\": " + quoted(classNames, " | ")
                : quoted(columns, ", ");
        int units = classes ? classNames.size() : columns.size();
        int hidden = number % 3 == 0 ? 3 : 40;
        String layer = some(targets, at, 1).get(0).replaceAll("[^A-Za-z]", "") + "Layer";
        return "network N" + number + " {\ninput " + String.join(", ", inputs) + "\nscale standardize\n" + "dense "
                + layer
                + " " + hidden + " a" + number + "\n" + (number % 4 == 0 ? "batch_norm\n" : "") + "dense " + units
                + (classes ? " softmax" : " identity") + "\ntarget " + target + "\nloss "
                + (classes ? "cross_entropy" : "mean_squared_error") + "\noptimizer o" + number
                + "\ntrain { batch 4 }\n}\n";
    }

    private static List<String> models(List<String> all, int apart) {
        List<String> kept = allowed(all, "optimizer o { state NAME  NAME = NAME + g  w = w - NAME }");
        List<String> unit = allowed(
                all,
                "activation a(z; learn NAME = 1) = NAME * z network N { input 2 dense 1 a loss mean_squared_error }");
        String rest = " dense 2 softmax loss cross_entropy }";
        List<String> features = allowed(all, "network N { input x9, \"NAME\"" + rest);
        List<String> labels = allowed(all, "network N { input 2 target \"t t\": \"NAME\" | \"l 9 9 l\"" + rest);
        List<String> targets = allowed(all, "network N { input 2 target \"NAME\": \"a 1 a\" | \"b 1 b\"" + rest);
        int half = all.size() / 2;
        assertTrue(kept.size() > half && unit.size() > half && labels.size() > half && targets.size() > half);
        List<String> models = new ArrayList<>();
        for (int at = 0; at < all.size(); at += apart) {
            int number = models.size();
            models.add(optimizer(number, kept, at)
                    + activation(number, unit, at)
                    + network(number, features, labels, targets, at));
        }
        return models;
    }

    @Test
    void noNameOfAUserMeetsOneOfOurs() throws Exception {
        requireUsable(Sample.of(models(identifiers(6), TOGETHER), 6));
    }

    @Test
    @Tag("exhaustive")
    void noneAtAllDoes() throws Exception {
        List<String> all = identifiers();
        assertTrue(all.size() > 400, () -> "only " + all.size() + " identifiers");
        requireUsable(models(all, TOGETHER / 2));
    }

    private void requireUsable(List<String> models) throws Exception {
        for (CodeTarget target : CodeTarget.values()) {
            Map<String, String> sources = sources(models, target);
            assertEquals(models.size(), sources.size());
            InMemory classes = target == CodeTarget.JAVA ? InMemory.compile(sources) : InMemory.compileVectors(sources);
            for (String name : sources.keySet()) {
                use(classes.loadClass(name));
            }
        }
    }

    private static Map<String, String> sources(List<String> models, CodeTarget target) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (String model : models) {
            Compilation compilation = compile(model, target);
            assertTrue(compilation.succeeded(), () -> Renderer.render(compilation.diagnostics(), false));
            compilation.classes().forEach(c -> sources.put(c.qualifiedName(), c.source()));
        }
        return sources;
    }

    /** Constructs, trains, copies, saves and loads. */
    private void use(Class<?> type) throws Exception {
        Network network = (Network) type.getConstructor().newInstance();
        int n = network.batch();
        float[] x = new float[network.features() * n];
        float[] t = new float[network.outputs() * n];
        for (int i = 0; i < x.length; i++) {
            x[i] = i * 7 % 2;
        }
        for (int b = 0; b < n; b++) {
            t[network.outputs() * b + b % network.outputs()] = 1;
        }
        network.fitScale(x, n);
        network.step(x, t, n);
        Network copy = network.copy();
        requireSame(network, copy);
        network.step(x, t, n);
        copy.step(x, t, n);
        requireSame(network, copy);
        Path file = folder.resolve("weights.safetensors");
        network.save(file);
        Network loaded = (Network) type.getConstructor().newInstance();
        WeightFile.load(loaded, file);
        requireSame(network, loaded, tensor -> tensor.role() != Tensor.Role.OPTIMIZER);
    }

    private static void requireSame(Network expected, Network found) {
        requireSame(expected, found, tensor -> true);
    }

    private static void requireSame(Network expected, Network found, Predicate<Tensor> compared) {
        assertEquals(
                expected.tensors().stream().map(Tensor::name).toList(),
                found.tensors().stream().map(Tensor::name).toList());
        for (Tensor tensor : expected.tensors().stream().filter(compared).toList()) {
            assertArrayEquals(expected.read(tensor.name()), found.read(tensor.name()), tensor.name());
        }
    }

    /** A network is called like one of our classes, or is refused for that. */
    @Test
    void networksAreNamedLikeAnything() throws IOException {
        requireNamed(Sample.of(identifiers(12), 8));
    }

    @Test
    @Tag("exhaustive")
    void networksAreNamedLikeEverything() throws IOException {
        requireNamed(identifiers());
    }

    private static void requireNamed(List<String> identifiers) {
        Set<String> seen = new TreeSet<>();
        List<String> models = new ArrayList<>();
        int refused = 0;
        List<String> names = new ArrayList<>(identifiers);
        names.addAll(
                List.of("Thread", "Process", "Record", "Iterable", "Module", "Trainer", "Metric", "Team", "Vector"));
        for (String name : names) {
            String text = "network " + name + " { input 2 dense 2 softmax target kind: a | b loss cross_entropy }\n";
            Compilation alone = compile(text, CodeTarget.VECTOR);
            boolean fresh = seen.add(JavaNames.upperCamel(name).toLowerCase(Locale.ROOT));
            if (alone.succeeded() && fresh) {
                models.add(text);
            } else if (!alone.succeeded()) {
                refused++;
                Set<DiagnosticCode> codes = new TreeSet<>();
                alone.diagnostics().forEach(d -> codes.add(d.code()));
                assertTrue(
                        codes.contains(DiagnosticCode.JAVA_NAME) || codes.contains(DiagnosticCode.RESERVED_WORD),
                        () -> name + Renderer.render(alone.diagnostics(), false));
            }
        }
        assertTrue(models.size() > 2 * refused, "accepted " + models.size() + ", refused " + refused);
        InMemory.compileVectors(sources(models, CodeTarget.VECTOR));
    }
}
