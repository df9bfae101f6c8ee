package org.mlpc.compiler.diagnostic;

import java.util.List;
import java.util.Optional;

/**
 * A value as other tools write it.
 *
 * @param text of a word or a call its name with all dots, of a text what stands between its quotes
 * @param arguments of a call, or the values of a list
 */
record Foreign(Form form, String text, List<Argument> arguments) {
    enum Form {
        NUMBER,
        TEXT,
        WORD,
        LIST,
        CALL,
        OTHER
    }

    /** A value, with its name or an empty one. */
    record Argument(String name, Foreign value) {
        boolean named() {
            return !name.isEmpty();
        }
    }

    /**
     * A whole line.
     *
     * @param head its first name with all dots
     * @param manner how the values stand behind it
     */
    record Line(String head, Manner manner, List<Argument> arguments) {
        enum Manner {
            /** {@code head(a, b = c)} */
            CALL,
            /** {@code head = a} */
            ASSIGNED,
            /** {@code head a b}, as the language has it */
            LOOSE
        }
    }

    static Foreign of(Form form, String text) {
        return new Foreign(form, text, List.of());
    }

    boolean is(Form other) {
        return form == other;
    }

    /** The part of a name that tells: {@code ReLU} of {@code torch.nn.ReLU}. */
    String name() {
        return last(text);
    }

    static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The number that is written, or the only one of a list or in a text. */
    Optional<String> number() {
        return switch (form) {
            case NUMBER -> Optional.of(text);
            case TEXT -> text.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?") ? Optional.of(text) : Optional.empty();
            case LIST -> arguments.size() == 1 ? arguments.get(0).value().number() : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Whether it says no: {@code False}, {@code None}, {@code 0}. */
    boolean isFalse() {
        return text.matches("(?i)false|f|none|null|no|off|0");
    }
}
