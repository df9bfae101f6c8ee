package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No model makes mlpc itself fail: each is checked, compiled, trained and asked, or refused with a reason. */
@Tag("sampled")
class OddModelsTest {
    /** Whether this is a run of a sample of them only. */
    private static final boolean SAMPLE = Boolean.getBoolean("mlpc.sample");

    private static final int ALL = SAMPLE ? 30 : 500;
    private static final int TRAINED = SAMPLE ? 8 : 120;

    /** Of the written models, each of which is checked, so many to one that a sample trains. */
    private static final int WRITTEN = 7;

    private static final List<String> DATA = List.of(
            "a,b,kind\n1,2,no\n2,1,yes\n3,4,no\n4,3,yes\n0,0,no\n",
            "a,b,kind\n1,low,red\n2,high,green\n3,low,blue\n4,high,red\n0,low,green\n",
            "a,b,y,z\n1,2,0,1\n2,1,1,0\n3,4,0,0\n4,3,1,1\n0,0,0.5,2\n",
            "a,b,y\n1,low,1\n2,high,0\n3,low,1\n4,low,0\n0,high,1\n",
            "a,b\n1,2\n",
            "a,b,c,d,e\n",
            "");

    @TempDir
    private Path folder;

    private final List<String> failures = new ArrayList<>();
    private int valid;
    private int trained;

    @Test
    void oddModelsAreTakenOrRefused() throws IOException {
        for (String text : written()) {
            check(text);
        }
        LongStream.range(0, ALL).forEach(seed -> check(OddModels.text(seed)));
        assertTrue(failures.isEmpty(), () -> String.join("\n", failures));
        assertTrue(valid >= ALL / 5, "only " + valid + " are valid");
    }

    @Test
    void aNetworkWithoutLossIsNotTrained() throws IOException {
        Path model = Files.writeString(folder.resolve("odd.mlp"), "\nnetwork Odd { input 2\n dense 1 sigmoid }");
        Path data = Files.writeString(folder.resolve("odd.csv"), DATA.get(0));
        Captured train = new Captured();
        assertEquals(1, train.run("train", model.toString(), "--data", data.toString()));
        assertEquals(
                "error: network Odd has no loss, so there is nothing to train  [odd.mlp:2]; add a line such as"
                        + " `loss mean_squared_error` to it\n",
                train.err());
    }

    @Test
    void oddModelsTrainOrSayWhyNot() throws IOException {
        train(TRAINED);
    }

    @Test
    @Tag("exhaustive")
    void moreOddModelsTrainOrSayWhyNot() throws IOException {
        train(10_000);
    }

    private void train(int count) throws IOException {
        List<String> written = written();
        for (int i = 0; i < written.size(); i += SAMPLE ? WRITTEN : 1) {
            train(written.get(i), 0);
        }
        int tried = 0;
        for (long seed = 0; tried < count; seed++) {
            String text = OddModels.text(seed);
            if (check(text)) {
                train(text, seed);
                tried++;
            }
        }
        assertTrue(failures.isEmpty(), () -> String.join("\n", failures));
        assertTrue(trained >= count / 8, "only " + trained + " were trained");
    }

    /** Models that generators would not find. */
    private static List<String> written() {
        return List.of(
                "network Odd { input 2\n dense 1 sigmoid }",
                "network Odd { input 2\n dense 1 sigmoid\n train { data \"odd.csv\" } }",
                "network Odd { input 2\n dense 3 softmax\n target kind: a | b | c\n metrics accuracy }",
                "network Odd { input 2\n dense 1 identity\n loss mse }\nnetwork Other { input 3\n dense 1 identity }",
                "activation f(z) = z",
                "",
                "package a.b.c",
                "network Odd { }",
                "network Odd { input 2 }",
                "network Odd { input 2\n batch_norm\n loss mse\n train { batch 2 } }",
                "network Odd { input 2\n dropout 0.5\n loss mse }",
                "network Odd { input 2\n layer_norm\n loss mse\n optimizer lbfgs }",
                "network Odd { input 2\n activate relu\n loss mse }",
                "network Odd { input a: x | y\n dense 1 identity { frozen }\n loss mse }",
                "loss l(y[], t[]) = 1\nnetwork Odd { input 2\n dense 1 identity\n loss l }",
                "loss l(y[], t[]) = sum(t)\nnetwork Odd { input 2\n dense 1 identity\n loss l }",
                "optimizer o() { w = 0 }\nnetwork Odd { input 2\n dense 1 identity\n loss mse\n optimizer o }",
                "optimizer o() { }\nnetwork Odd { input 2\n dense 1 identity\n loss mse\n optimizer o }",
                "optimizer o() { scalar s = 1\n s = 1 / 0\n w = w - s * g }\n"
                        + "network Odd { input 2\n dense 1 identity\n loss mse\n optimizer o }",
                "activation f(z) = 3\nnetwork Odd { input 2\n dense 2 f\n dense 1 identity\n loss mse }",
                "activation f(z[]) = max(z)\nnetwork Odd { input 2\n dense 2 f\n dense 1 identity\n loss mse }",
                "activation f(z) = log(z)\nnetwork Odd { input 2\n dense 1 f\n loss mse }",
                "schedule s() = 0 / 0\nnetwork Odd { input 2\n dense 1 identity\n loss mse\n optimizer sgd(s()) }",
                "initializer i = uniform(1, 1)\nnetwork Odd { input 2\n dense 1 identity { init i }\n loss mse }");
    }

    private boolean check(String text) {
        try {
            Path model = Files.writeString(folder.resolve("odd.mlp"), text);
            Captured check = new Captured();
            int code = check.run("check", model.toString());
            sound(text, "check", code, check);
            Captured compile = new Captured();
            int compiled = compile.run(model.toString());
            sound(text, "compile", compiled, compile);
            Captured resolved = new Captured();
            sound(text, "check --resolved", resolved.run("check", "--resolved", model.toString()), resolved);
            if (code != compiled) {
                failures.add("check said " + code + ", compile " + compiled + "\n" + text + compile.err());
            }
            valid += code == 0 ? 1 : 0;
            return code == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void train(String text, long seed) throws IOException {
        Path model = Files.writeString(folder.resolve("odd.mlp"), text);
        Path data = Files.writeString(folder.resolve("odd.csv"), data(text, seed));
        Path weights = folder.resolve("odd.safetensors");
        Files.deleteIfExists(weights);
        Captured train = new Captured();
        int code = train.run(
                "train", model.toString(), "--data", data.toString(), "--epochs", "2", "-o", weights.toString());
        sound(text, "train", code, train);
        if (code == 0) {
            trained++;
            Captured predict = new Captured();
            int predicted = predict.run(
                    "predict", model.toString(), "--weights", weights.toString(), "--data", data.toString());
            sound(text, "predict", predicted, predict);
        }
        clean();
    }

    /** Mostly data that fit the model, so that most trainings begin. */
    private static String data(String text, long seed) {
        if (seed % 5 == 0) {
            return DATA.get((int) (seed / 5 % DATA.size()));
        }
        if (text.contains("low | high")) {
            return text.contains("red |") ? DATA.get(1) : DATA.get(3);
        }
        if (text.contains("red |")) {
            return "a,b,kind\n1,2,red\n2,1,green\n3,4,blue\n4,3,red\n0,0,green\n";
        }
        return text.contains("no | yes") ? DATA.get(0) : DATA.get(2);
    }

    private void clean() throws IOException {
        try (Stream<Path> java = Files.list(folder)) {
            for (Path file : java.filter(f -> f.toString().endsWith(".java")).toList()) {
                Files.delete(file);
            }
        }
    }

    /** It ends with 0 and an answer, or with 1 and an error that says what to do; never with a stack trace. */
    private void sound(String text, String command, int code, Captured said) {
        String all = said.out() + said.err();
        boolean trace = all.contains("itself failed") || all.contains("\tat org.") || all.contains("Exception");
        boolean silent = code != 0 && said.err().isBlank();
        boolean odd = code != 0 && code != 1;
        if (trace || silent || odd) {
            failures.add(command + " ended with " + code + "\n" + text + "\n" + all);
        }
        assertFalse(failures.size() > 20, () -> String.join("\n", failures));
    }
}
