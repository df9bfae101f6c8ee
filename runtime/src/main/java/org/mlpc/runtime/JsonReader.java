package org.mlpc.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one JSON text by recursive descent. */
// the plain forms take fewer bytes of the jar
@SuppressWarnings({"StatementSwitchToExpressionSwitch", "IncrementInForLoopAndHeader"})
final class JsonReader {
    private static final int MAX_DEPTH = 64;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][+-]?[0-9]++)?");

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    Object document() {
        Object value = value();
        space();
        if (at < text.length()) {
            throw error("the value has ended, but text follows");
        }
        return value;
    }

    private Object value() {
        space();
        switch (peek()) {
            case '{':
                return object();
            case '[':
                return array();
            case '"':
                return string();
            case 't':
                return word("true", true);
            case 'f':
                return word("false", false);
            case 'n':
                return word("null", null);
            default:
                return number();
        }
    }

    /** Goes into an object or an array; whether anything stands in it. */
    private boolean enter(char end) {
        if (++depth > MAX_DEPTH) {
            throw error("nested deeper than " + MAX_DEPTH);
        }
        at++;
        space();
        return at >= text.length() || text.charAt(at) != end;
    }

    private void leave(char end) {
        expect(end);
        depth--;
    }

    private Map<String, Object> object() {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (boolean more = enter('}'); more; more = skip(',')) {
            space();
            int start = at;
            if (peek() != '"') {
                throw error("a key in quotes is missing");
            }
            String key = string();
            if (entries.containsKey(key)) {
                at = start;
                throw error("the key \"" + BadFileException.visible(BadFileException.shown(key)) + "\" occurs twice");
            }
            space();
            expect(':');
            entries.put(key, value());
            space();
        }
        leave('}');
        return Collections.unmodifiableMap(entries);
    }

    private List<Object> array() {
        List<Object> items = new ArrayList<>();
        for (boolean more = enter(']'); more; more = skip(',')) {
            items.add(value());
            space();
        }
        leave(']');
        return Collections.unmodifiableList(items);
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        at++;
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                at--;
                throw error("a control character stands in a string");
            }
            out.append(c == '\\' ? escape() : c);
        }
        at++;
        checkSurrogates(out);
        return out.toString();
    }

    private char escape() {
        char c = peek();
        at++;
        switch (c) {
            case '"', '\\', '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                return hex();
            default:
                at--;
                throw error("unknown escape");
        }
    }

    private char hex() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char c = peek();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw error("four hexadecimal digits must follow \\u");
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private void checkSurrogates(CharSequence string) {
        for (int i = 0; i < string.length(); i++) {
            if (!Character.isSurrogate(string.charAt(i))) {
                continue;
            }
            if (i + 1 == string.length() || !Character.isSurrogatePair(string.charAt(i), string.charAt(i + 1))) {
                throw error("half of a surrogate pair");
            }
            i++;
        }
    }

    private Object number() {
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw error("a value is missing");
        }
        at = matcher.end();
        if (matcher.group(2) == null && matcher.group(3) == null && matcher.end() - matcher.start() <= 19) {
            try {
                return Long.valueOf(matcher.group());
            } catch (NumberFormatException beyondLong) {
                return Double.valueOf(matcher.group());
            }
        }
        return Double.valueOf(matcher.group());
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw error("a value is missing");
        }
        at += word.length();
        return value;
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean skip(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw error("'" + c + "' is missing");
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw error("the text ends too early");
        }
        return text.charAt(at);
    }

    private IllegalArgumentException error(String what) {
        return new IllegalArgumentException("bad JSON at character " + at + ": " + what);
    }
}
