package org.mlpc.compiler.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages behind {@code mlpc explain}: one for each code. */
public final class Explanations {
    private static final Pattern NUMBER = Pattern.compile("(?i)(?:mlp[-_ ]?)?0*([0-9]{1,6})");

    private Explanations() {}

    /** The page of a code. */
    public static Explanation of(DiagnosticCode code) {
        String page = read("/org/mlpc/compiler/explain/" + code + ".md");
        String[] parts = page.split("\n", 2);
        return new Explanation(code, parts[0].substring(("# " + code + ": ").length()), parts[1].strip() + "\n");
    }

    /** A text among the resources. */
    static String read(String resource) {
        try (InputStream in = Explanations.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("there is no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + resource + " cannot be read", e);
        }
    }

    /** The code that somebody means by {@code MLP012}, {@code mlp12} or {@code 12}. */
    public static Optional<DiagnosticCode> find(String written) {
        OptionalInt number = number(written);
        return Stream.of(DiagnosticCode.values())
                .filter(code -> number.isPresent() && code.number() == number.getAsInt())
                .findFirst();
    }

    /** The code with the nearest number, the lower one of two; nothing when no number is written. */
    public static Optional<DiagnosticCode> nearest(String written) {
        OptionalInt number = number(written);
        return number.isEmpty()
                ? Optional.empty()
                : Stream.of(DiagnosticCode.values())
                        .min(Comparator.comparingInt(code -> Math.abs(code.number() - number.getAsInt())));
    }

    private static OptionalInt number(String written) {
        Matcher matcher = NUMBER.matcher(written.strip());
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
