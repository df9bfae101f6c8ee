package org.mlpc.compiler.diagnostic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mlpc.compiler.diagnostic.Foreign.Argument;
import org.mlpc.compiler.diagnostic.Foreign.Form;
import org.mlpc.compiler.diagnostic.Foreign.Line;
import org.mlpc.compiler.diagnostic.Foreign.Line.Manner;

/** Reads a line of another tool's language: a call, an assignment, or a word with values behind it. */
final class ForeignReader {
    private static final Pattern TOKEN = Pattern.compile("(?<word>[\\p{L}_@][\\p{L}\\p{N}_]*)"
            + "|(?<number>(?:[0-9]+(?:\\.(?!\\.)[0-9_]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
            + "|\"(?<text>[^\"\\n]*)\"|'(?<single>[^'\\n]*)'"
            + "|(?<comment>#[^\\n]*|//[^\\n]*)|(?<sign>->|:=|\\S)");

    private record Token(String kind, String text, int start, int end) {
        boolean is(String sign) {
            return kind.equals("sign") && text.equals(sign);
        }
    }

    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private ForeignReader(String text) {
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            for (String kind : List.of("word", "number", "text", "single", "sign")) {
                if (matcher.group(kind) != null) {
                    String name = kind.equals("single") ? "text" : kind;
                    tokens.add(new Token(name, matcher.group(kind), matcher.start(), matcher.end()));
                }
            }
        }
        if (tokens.size() > 1
                && tokens.get(0).text().equals("new")
                && tokens.get(1).kind().equals("word")) {
            tokens.remove(0);
        }
        while (!tokens.isEmpty() && tokens.get(tokens.size() - 1).text().matches("[,;:]")) {
            tokens.remove(tokens.size() - 1);
        }
    }

    /** The line; empty where it begins with no name. Brackets are at most as deep as the language allows. */
    static Optional<Line> line(String text) {
        ForeignReader reader = new ForeignReader(text);
        return reader.kind("word") ? Optional.of(reader.line()) : Optional.empty();
    }

    private Line line() {
        String head = path();
        if (sign("=", ":", ":=")) {
            at++;
            return new Line(head, Manner.ASSIGNED, assigned());
        }
        Manner manner = sign("(") ? Manner.CALL : Manner.LOOSE;
        List<Argument> arguments = new ArrayList<>();
        if (manner == Manner.CALL) {
            arguments.addAll(list(")"));
            chain();
        }
        arguments.addAll(loose());
        return new Line(head, manner, arguments);
    }

    /** What stands behind a first {@code =}: one value, or several without brackets, which are a list. */
    private List<Argument> assigned() {
        List<Argument> values = loose();
        if (values.stream().skip(1).anyMatch(Argument::named)) {
            return values.subList(0, 1); // what follows is another line
        }
        Optional<String> decimal = decimal(values);
        if (decimal.isPresent()) {
            return List.of(new Argument("", Foreign.of(Form.NUMBER, decimal.get())));
        }
        return values.size() < 2 ? values : List.of(new Argument("", new Foreign(Form.LIST, "", values)));
    }

    /** {@code 0,01}, a number with a comma. */
    private Optional<String> decimal(List<Argument> values) {
        boolean two = values.size() == 2
                && values.stream().allMatch(v -> v.value().text().matches("[0-9]+"))
                && values.get(0).value().text().length() == 1;
        return two
                ? Optional.of(values.get(0).value().text() + "."
                        + values.get(1).value().text())
                : Optional.empty();
    }

    private List<Argument> loose() {
        List<Argument> arguments = new ArrayList<>();
        while (at < tokens.size()) {
            if (sign(",", ";", "->", ")", "]", "}")) {
                at++;
            } else {
                arguments.add(argument(true));
            }
        }
        return arguments;
    }

    /** The values up to a closing bracket, which may be missing. */
    private List<Argument> list(String closing) {
        at++;
        List<Argument> arguments = new ArrayList<>();
        while (at < tokens.size() && !sign(closing)) {
            if (sign(",", ";", ")", "]", "}")) {
                at++;
            } else {
                arguments.add(argument(false));
                mergeDecimal(arguments);
            }
        }
        at++;
        return arguments;
    }

    /** Behind a named value another number can only be its decimals. */
    private static void mergeDecimal(List<Argument> arguments) {
        int last = arguments.size() - 1;
        if (last > 0 && arguments.get(last - 1).named() && !arguments.get(last).named()) {
            String whole = arguments.get(last - 1).value().text();
            String part = arguments.get(last).value().text();
            if (whole.matches("[0-9]") && part.matches("[0-9]+")) {
                String name = arguments.get(last - 1).name();
                arguments.remove(last);
                arguments.set(last - 1, new Argument(name, Foreign.of(Form.NUMBER, whole + "." + part)));
            }
        }
    }

    private Argument argument(boolean spaced) {
        boolean named = kind("word")
                && at + 2 < tokens.size()
                && tokens.get(at + 1).text().matches("[=:]");
        String name = named ? tokens.get(at).text() : "";
        at += named ? 2 : 0;
        return new Argument(name, value(spaced));
    }

    /** A value; what is none is read to the next comma, bracket or, among spaced ones, space. */
    private Foreign value(boolean spaced) {
        int start = at;
        Foreign value = simple();
        boolean whole = at > start && (at >= tokens.size() || sign(",", ";", ")", "]", "}", "=") || spaced && !glued());
        if (whole) {
            return value;
        }
        int depth = 0;
        while (at < tokens.size()
                && (depth > 0 || !sign(",", ";", ")", "]", "}"))
                && (at == start || !spaced || glued())) {
            depth += sign("(", "[", "{") ? 1 : sign(")", "]", "}") ? -1 : 0;
            at++;
        }
        String text = tokens.subList(start, at).stream().map(Token::text).collect(Collectors.joining());
        return text.matches("[0-9]{1,12}(\\.[0-9]{1,12})?%") ? percent(text) : Foreign.of(Form.OTHER, text);
    }

    private static Foreign percent(String text) {
        String share = new BigDecimal(text.substring(0, text.length() - 1))
                .movePointLeft(2)
                .stripTrailingZeros()
                .toPlainString();
        return Foreign.of(Form.NUMBER, share);
    }

    private Foreign simple() {
        if (at >= tokens.size()) {
            return Foreign.of(Form.OTHER, "");
        }
        Token token = tokens.get(at);
        if (token.is("(") || token.is("[")) {
            return new Foreign(Form.LIST, "", list(token.is("(") ? ")" : "]"));
        }
        boolean negative = token.is("-")
                && at + 1 < tokens.size()
                && tokens.get(at + 1).kind().equals("number");
        if (negative || kind("number")) {
            String digits = tokens.get(at + (negative ? 1 : 0)).text();
            at += negative ? 2 : 1;
            return Foreign.of(Form.NUMBER, (negative ? "-" : "") + number(digits));
        }
        if (kind("text")) {
            at++;
            return Foreign.of(Form.TEXT, token.text());
        }
        if (!kind("word")) {
            return Foreign.of(Form.OTHER, "");
        }
        String path = path();
        Foreign value = sign("(")
                ? new Foreign(Form.CALL, path, list(")"))
                : Foreign.of(path.indexOf('.') == 0 ? Form.OTHER : Form.WORD, path);
        chain();
        return value;
    }

    /** As the language has numbers: {@code .5}, {@code 1.} and {@code 1_000} are none. */
    private static String number(String written) {
        String text = written.replace("_", "");
        text = text.startsWith(".") ? "0" + text : text;
        return text.replaceFirst("\\.(?![0-9])", "");
    }

    /** Names with dots between them. */
    private String path() {
        StringBuilder path = new StringBuilder(tokens.get(at++).text());
        while (sign(".") && at + 1 < tokens.size() && tokens.get(at + 1).kind().equals("word")) {
            path.append('.').append(tokens.get(at + 1).text());
            at += 2;
        }
        return path.toString();
    }

    /** Passes over what is called on a result, as in {@code Dense(8)(x)} and {@code layer(x).to(device)}. */
    private void chain() {
        while (sign("(") || sign(".") && at + 1 < tokens.size()) {
            if (sign("(")) {
                list(")");
            } else {
                at += 2;
            }
        }
    }

    private boolean kind(String kind) {
        return at < tokens.size() && tokens.get(at).kind().equals(kind);
    }

    private boolean sign(String... signs) {
        return at < tokens.size()
                && tokens.get(at).kind().equals("sign")
                && List.of(signs).contains(tokens.get(at).text());
    }

    /** Whether no space stands before the current token. */
    private boolean glued() {
        return at > 0
                && at < tokens.size()
                && tokens.get(at).start() == tokens.get(at - 1).end();
    }
}
