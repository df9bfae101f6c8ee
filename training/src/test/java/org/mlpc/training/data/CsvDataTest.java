package org.mlpc.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Signature;
import org.mlpc.runtime.Table;
import org.mlpc.runtime.Target;
import org.mlpc.training.Failure;
import org.mlpc.training.FakeNetwork;

class CsvDataTest {
    @TempDir
    Path folder;

    private final Network iris = FakeNetwork.classes(List.of("length", "width"), 2, "setosa", "virginica");
    private final Network unnamed = FakeNetwork.classes(List.of(), 2, 2, List.of(), List.of());

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text);
    }

    private Dataset read(Network network, String text) throws IOException {
        return CsvData.read(file(text), network, ModelLines.UNKNOWN);
    }

    private String refusal(Network network, String text) throws IOException {
        Path path = file(text);
        String message = assertThrows(Failure.class, () -> CsvData.read(path, network, ModelLines.UNKNOWN))
                .getMessage();
        assertTrue(message.startsWith(path.toString()), message);
        return message.substring(path.toString().length());
    }

    private static double[] input(Dataset data, int example) {
        double[] x = new double[data.features()];
        data.input(example, x, 0);
        return x;
    }

    private static double[] target(Dataset data, int example) {
        double[] t = new double[data.targets()];
        data.target(example, t, 0);
        return t;
    }

    @Test
    void findsNamedColumnsInAnyOrderAmongOthers() throws IOException {
        Dataset data = read(iris, "width,id,species,length\n2,a,setosa,1.5\n4,b,virginica,-3e-1\n");
        assertEquals(2, data.size());
        assertArrayEquals(new double[] {1.5, 2}, input(data, 0));
        assertArrayEquals(new double[] {-0.3f, 4}, input(data, 1));
        assertEquals(0, data.label(0));
        assertEquals(1, data.label(1));
    }

    @Test
    void readsQuotesLineEndsOfWindowsTheByteOrderMarkAndWhiteSpace() throws IOException {
        Dataset data =
                read(iris, "\uFEFF\"length\",width , species\r\n\"1\", 2 ,\" setosa\"\r\n\r\n3,4,\"virginica\"\r\n");
        assertEquals(2, data.size());
        assertArrayEquals(new double[] {1, 2}, input(data, 0));
        assertEquals(1, data.label(1));
    }

    @Test
    void readsLabelsWithCommasQuotesAndLettersOfAllLanguages() throws IOException {
        Network network = FakeNetwork.classes(List.of("x"), 1, "a, \"b\"", "größer");
        Dataset data = read(network, "x,species\n1,\"a, \"\"b\"\"\"\n2,größer");
        assertEquals(0, data.label(0));
        assertEquals(1, data.label(1));
    }

    @Test
    void takesUnnamedInputsAndTargetByPosition() throws IOException {
        Dataset data = read(unnamed, "a,b,c\n1,2,0\n3,4,1\n");
        assertArrayEquals(new double[] {3, 4}, input(data, 1));
        assertEquals(1, data.label(1));
    }

    @Test
    void takesUnnamedInputsAroundANamedTarget() throws IOException {
        Network network = FakeNetwork.classes(List.of(), 2, "a", "b");
        Dataset data = read(network, "x1,species,x2\n1,b,2\n");
        assertArrayEquals(new double[] {1, 2}, input(data, 0));
        assertEquals(1, data.label(0));
    }

    @Test
    void takesNumberedLabelsByTheirText() throws IOException {
        Network digits = FakeNetwork.classes(List.of("x"), 1, "7", "0");
        Dataset data = read(digits, "x,species\n1,0\n1, 7 \n");
        assertEquals(1, data.label(0));
        assertEquals(0, data.label(1));
    }

    @Test
    void readsYesAndNoAsOneAndZero() throws IOException {
        Dataset data = read(FakeNetwork.binary(1, "no", "yes"), "x,spam\n1,yes\n2,no\n");
        assertArrayEquals(new double[] {1}, target(data, 0));
        assertArrayEquals(new double[] {0}, target(data, 1));
        Dataset numbers = read(FakeNetwork.binary(1), "x,spam\n1,1\n2,0\n");
        assertArrayEquals(new double[] {1}, target(numbers, 0));
    }

    @Test
    void readsSeveralTargetsOfARegression() throws IOException {
        Dataset named = read(FakeNetwork.regression(List.of("x"), 1, 2, "p", "q"), "q,x,p\n1,2,3\n");
        assertArrayEquals(new double[] {3, 1}, target(named, 0));
        Dataset unnamedTargets = read(FakeNetwork.regression(List.of("x"), 1, 2), "p,x,q\n1,2,3\n");
        assertArrayEquals(new double[] {1, 3}, target(unnamedTargets, 0));
    }

    @Test
    void keepsDoublesForANetworkOfDoubles() throws IOException {
        Network doubles = FakeNetwork.of(
                List.of("x"),
                1,
                1,
                new Target(Target.Kind.REGRESSION, List.of("y"), List.of()),
                Signature.Precision.FLOAT64,
                FakeNetwork.training(Optional.empty()));
        Dataset data = read(doubles, "x,y\n0.1,1e300\n");
        assertArrayEquals(new double[] {0.1}, input(data, 0));
        assertArrayEquals(new double[] {1e300}, target(data, 0));
    }

    @Test
    void readsMoreRowsThanFitAtFirst() throws IOException {
        StringBuilder text = new StringBuilder("a,b,c\n");
        for (int i = 0; i < 5000; i++) {
            text.append(i).append(',').append(-i).append(',').append(i % 2).append('\n');
        }
        Dataset data = read(unnamed, text.toString());
        assertEquals(5000, data.size());
        assertArrayEquals(new double[] {4999, -4999}, input(data, 4999));
        assertEquals(1, data.label(4999));
    }

    @Test
    void readsInputsWithoutTargets() throws IOException {
        Table named = CsvData.readInputs(file("width,length\n2,1\n"), iris, ModelLines.UNKNOWN);
        double[] x = new double[2];
        named.read(0, x, 0);
        assertArrayEquals(new double[] {1, 2}, x);
        assertEquals(
                1,
                CsvData.readInputs(file("a,b\n1,2\n"), unnamed, ModelLines.UNKNOWN)
                        .size());
        assertEquals(
                1,
                CsvData.readInputs(file("a,b,c\n1,2,?\n"), unnamed, ModelLines.UNKNOWN)
                        .size());
        assertEquals(
                1,
                CsvData.readInputs(file("length,width,species\n1,2,?\n"), iris, ModelLines.UNKNOWN)
                        .size());
    }

    /** The parser's own limit is 16,384 columns; and ten times as many take about ten times as long. */
    @Test
    void takesManyColumns() throws IOException {
        int columns = 150_000;
        List<String> names = IntStream.range(0, columns).mapToObj(i -> "c" + i).toList();
        String csv = String.join(",", names) + ",y\n" + "1,".repeat(columns) + "2\n";
        Dataset named = read(FakeNetwork.regression(names, columns, 1, "y"), csv);
        Dataset unnamed = read(FakeNetwork.regression(List.of(), columns, 1), csv);
        for (Dataset data : List.of(named, unnamed)) {
            float[] x = new float[columns];
            data.input(0, x, 0);
            assertEquals(1, x[columns - 1]);
        }
    }

    @Test
    void namesLineAndColumnOfAWordWhereANumberStands() throws IOException {
        assertEquals(
                ":3: column `width`: `wide` is no number",
                refusal(iris, "length,width,species\n1,2,setosa\n1,wide,setosa\n"));
    }

    @Test
    void refusesWhatJavaWouldTakeForANumber() throws IOException {
        for (String text : new String[] {"NaN", "Infinity", "-Infinity", "1f", "0x1p3", "1 2", "١"}) {
            assertEquals(
                    ":2: column `width`: `" + text + "` is no number",
                    refusal(iris, "length,width,species\n1," + text + ",setosa\n"));
        }
    }

    @Test
    void refusesEmptyFieldsAndNumbersThatAreTooLarge() throws IOException {
        assertEquals(
                ":2: column `length`: the field is empty, expected a number",
                refusal(iris, "length,width,species\n,2,setosa\n"));
        assertEquals(
                ":2: column `length`: `1e39` is too large for float32",
                refusal(iris, "length,width,species\n1e39,2,setosa\n"));
    }

    @Test
    void refusesAnUnknownClass() throws IOException {
        assertEquals(
                ":2: column `species`: `versicolor` is no class; the classes are setosa, virginica",
                refusal(iris, "length,width,species\n1,2,versicolor\n"));
        assertEquals(":2: column `c`: `2` is no class; the classes are 0, 1", refusal(unnamed, "a,b,c\n1,2,2\n"));
    }

    @Test
    void refusesAnEmptyClass() throws IOException {
        assertEquals(
                ":2: column `species`: the field is empty, expected a class; the classes are setosa, virginica",
                refusal(iris, "length,width,species\n1,2, \n"));
    }

    @Test
    void namesMissingAndDoubledColumns() throws IOException {
        assertEquals(
                ": there is no column `width` for the input; did you mean `Width`?",
                refusal(iris, "length,Width,species\n1,2,setosa\n"));
        assertEquals(
                ": there is no column `species` for the target; the columns are length, width",
                refusal(iris, "length,width\n1,2\n"));
        assertEquals(": there are two columns `width`", refusal(iris, "length,width,width,species\n1,2,3,setosa\n"));
        assertEquals(
                ": there is no column `species` for the target; the columns are length;width;species;"
                        + " columns are separated by commas",
                refusal(iris, "length;width;species\n1;2;setosa\n"));
    }

    @Test
    void saysHowManyColumnsUnnamedInputsNeed() throws IOException {
        assertEquals(
                ": there are 1 columns, too few for the 2 inputs of network `Fake` and its target",
                refusal(unnamed, "a\n1\n"));
        assertEquals(
                ": behind the inputs of network `Fake` there are 2 columns, but its target is 1 column; name the"
                        + " target in the model, such as `target y`, or remove the others",
                refusal(unnamed, "a,b,c,d\n1,2,0,0\n"));
        assertEquals(
                ": there are 4 columns, but network `Fake` has 2 unnamed inputs and 1 target; remove the others or name"
                        + " the inputs in the model",
                refusal(FakeNetwork.classes(List.of(), 2, "a", "b"), "a,b,species,d\n1,2,a,0\n"));
    }

    @Test
    void refusesRowsOfAnotherLength() throws IOException {
        assertEquals(
                ":3: 2 fields, but the header has 3", refusal(iris, "length,width,species\n1,2,setosa\n1,setosa\n"));
        assertEquals(":2: 4 fields, but the header has 3", refusal(iris, "length,width,species\n1,2,setosa,x\n"));
    }

    @Test
    void refusesFilesWithoutHeaderOrRows() throws IOException {
        assertEquals(" is empty, expected a CSV file with a header line", refusal(iris, ""));
        assertEquals(" is empty, expected a CSV file with a header line", refusal(iris, "\n\r\n"));
        assertEquals(" has a header line and no rows", refusal(iris, "length,width,species\n"));
        assertEquals(
                ": the first line holds numbers; a CSV file begins with the names of its columns",
                refusal(unnamed, "1,2,0\n3,4,1\n"));
    }

    @Test
    void refusesWhatIsNoUtf8Text() throws IOException {
        Path path = Files.write(
                folder.resolve("latin.csv"),
                "length,width,species\n1,2,größer\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                path + ": this is no UTF-8 text",
                assertThrows(Failure.class, () -> CsvData.read(path, iris, ModelLines.UNKNOWN))
                        .getMessage());
    }

    @Test
    void tellsWhatIsPackedOrOfAnotherEncoding() throws IOException {
        String text = "length,width,species\n1,2,setosa\n";
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Map<byte[], String> files = Map.of(
                packed.toByteArray(), "it is packed by gzip; unpack it",
                text.getBytes(StandardCharsets.UTF_16), "it is UTF-16; save it as UTF-8",
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE), "it is UTF-16; save it as UTF-8");
        for (Map.Entry<byte[], String> file : files.entrySet()) {
            Path path = Files.write(folder.resolve("other.csv"), file.getKey());
            assertEquals(
                    path + ": this is no UTF-8 text: " + file.getValue(),
                    assertThrows(Failure.class, () -> CsvData.read(path, iris, ModelLines.UNKNOWN))
                            .getMessage());
        }
    }

    @Test
    void refusesAQuoteThatIsNeverClosed() throws IOException {
        String message = refusal(iris, "length,width,species\n1,2,\"setosa\n1,2,setosa\n");
        assertTrue(message.startsWith(": this is no CSV: "), message);
    }

    @Test
    void refusesTenMegabytesOfGarbage() throws IOException {
        byte[] garbage = new byte[10_000_000];
        new java.util.Random(1).nextBytes(garbage);
        Path path = Files.write(folder.resolve("garbage.csv"), garbage);
        assertThrows(Failure.class, () -> CsvData.read(path, iris, ModelLines.UNKNOWN));
        Path letters = Files.writeString(folder.resolve("letters.csv"), "x".repeat(10_000_000));
        String message = assertThrows(Failure.class, () -> CsvData.read(letters, iris, ModelLines.UNKNOWN))
                .getMessage();
        assertTrue(message.length() < 500 + letters.toString().length(), message.length() + " characters");
    }

    @Test
    void refusesMissingFilesAndFolders() {
        Path missing = folder.resolve("missing.csv");
        assertEquals(
                missing + ": no such file",
                assertThrows(Failure.class, () -> CsvData.read(missing, iris, ModelLines.UNKNOWN))
                        .getMessage());
        assertEquals(
                folder + " is a folder, expected a CSV file",
                assertThrows(Failure.class, () -> CsvData.read(folder, iris, ModelLines.UNKNOWN))
                        .getMessage());
    }

    @Test
    void asksForColumnsThatDifferByCapitalsOrDividingSigns() throws IOException {
        for (String near : new String[] {"Width", "WIDTH", "wi_dth", "wi dth", "widht"}) {
            assertEquals(
                    ": there is no column `width` for the input; did you mean `" + near + "`?",
                    refusal(iris, "length," + near + ",species\n1,2,setosa\n"));
            Path path = file("length," + near + "\n1,2\n");
            String message = assertThrows(Failure.class, () -> CsvData.readInputs(path, iris, ModelLines.UNKNOWN))
                    .getMessage();
            assertTrue(message.endsWith("did you mean `" + near + "`?"), message);
        }
    }

    @Test
    void namesAllMissingColumnsAtOnce() throws IOException {
        assertEquals(
                List.of(
                        "there is no column `species` for the target; did you mean `Species`?",
                        "there is no column `length` for the input; did you mean `Length`?",
                        "there is no column `width` for the input"),
                refusal(iris, "Length,Species\n1,setosa\n")
                        .lines()
                        .map(line -> line.substring(line.indexOf(": ") + 2))
                        .toList());
    }

    @Test
    void namesSeveralWrongRowsAtOnceAndCountsTheOthers() throws IOException {
        String two = refusal(iris, "length,width,species\n1,wide,setosa\n1,2,setosa\n1,2\n1,2,rose\n");
        assertEquals(3, two.lines().count(), two);
        assertTrue(two.startsWith(":2: column `width`: `wide` is no number\n"), two);
        assertTrue(two.contains(":4: 2 fields, but the header has 3\n"), two);
        assertTrue(two.contains(":5: column `species`: `rose` is no class"), two);
        String many = refusal(iris, "length,width,species\n" + "x,2,setosa\n".repeat(25));
        assertEquals(11, many.lines().count(), many);
        assertTrue(many.endsWith("\nand 15 more"), many);
    }
}
