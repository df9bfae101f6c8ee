package org.mlpc.runtime;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * JSON as Java values: {@code Map<String, Object>} in written order, {@code List<Object>}, {@code String}, {@code Long}
 * for whole numbers that fit, otherwise {@code Double}, {@code Boolean} and {@code null}.
 *
 * <p>Source: RFC 8259, read strictly.
 */
public final class Json {
    private Json() {}

    /**
     * Reads one value that fills the whole text.
     *
     * @throws IllegalArgumentException naming the character offset, where the text is no JSON, repeats a key, or nests
     *     deeper than 64
     */
    public static Object parse(String text) {
        return new JsonReader(text).document();
    }

    /**
     * Writes a value without white space, keys in the map's order; the same value gives the same text on every JDK.
     *
     * @throws IllegalArgumentException for a number that is not finite and for a value that JSON does not have
     */
    public static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof String string) {
            quote(string, out);
        } else if (value instanceof Number number) {
            out.append(number(number));
        } else if (value instanceof List<?> list) {
            writeList(list, out);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map, out);
        } else {
            throw new IllegalArgumentException("JSON has no " + value.getClass().getName());
        }
    }

    private static String number(Number number) {
        if (number instanceof Long || number instanceof Integer) {
            return number.toString();
        }
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no number " + value);
        }
        return number instanceof Float ? ShortestDecimal.of(number.floatValue()) : ShortestDecimal.of(value);
    }

    private static void writeList(List<?> list, StringBuilder out) {
        out.append('[');
        for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
            write(i.next(), out);
            out.append(i.hasNext() ? "," : "");
        }
        out.append(']');
    }

    private static void writeMap(Map<?, ?> map, StringBuilder out) {
        out.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
            Map.Entry<?, ?> entry = i.next();
            quote((String) entry.getKey(), out);
            out.append(':');
            write(entry.getValue(), out);
            out.append(i.hasNext() ? "," : "");
        }
        out.append('}');
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < ' ' || Character.isSurrogate(c)) {
                // surrogates as escapes: a lone one would not survive UTF-8
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
