package org.mlpc.compiler.generated;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;

/** What the methods of classes do, without the strings that they name. */
final class Bytecode {
    private Bytecode() {}

    /** The instructions of every method of every class, by class. */
    static Map<String, String> of(InMemory classes, Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-c", "-p"));
        for (Map.Entry<String, byte[]> file : classes.classFiles().entrySet()) {
            Path path = folder.resolve(file.getKey() + ".class");
            Files.write(path, file.getValue());
            arguments.add(path.toString());
        }
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        int code = ToolProvider.findFirst("javap").orElseThrow().run(out, out, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new AssertionError(text.toString());
        }
        Map<String, String> methods = new TreeMap<>();
        for (String one : text.toString().split("(?m)^Compiled from .*$")) {
            if (!one.isBlank()) {
                String plain = withoutStrings(one);
                methods.put(plain.strip().lines().findFirst().orElseThrow(), plain);
            }
        }
        return methods;
    }

    private static String withoutStrings(String text) {
        return text.replaceAll("// String [^\n]*", "// String").replaceAll("#[0-9]+", "#");
    }
}
