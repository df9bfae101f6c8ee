package org.mlpc.compiler.diagnostic;

/** Every kind of finding. The number is what users look up, so it never changes its meaning. */
public enum Code {
    // 001 to 019: the text cannot be read
    SYNTAX(1),
    BAD_CHARACTER(2),
    BAD_NUMBER(3),
    OPEN_STRING(4),
    OPEN_COMMENT(5),
    MISSING_ELSE(6),
    COMPARISON_CHAIN(7),
    COLON_FOR_EQUALS(8),
    MISSING_COMMA(9),
    UNKNOWN_SETTING(10),
    EQUALS_FOR_COMPARISON(11),
    FOREIGN_OPERATOR(12),
    TOO_DEEP(13),
    EMPTY_FILE(14),
    PERCENT_EXPECTED(15),
    RESERVED_WORD(16),
    TOO_LONG(17),
    UNKNOWN_DECLARATION(18),
    NOT_CLOSED(19);

    private final int number;
    private final Severity severity;

    Code(int number) {
        this(number, Severity.ERROR);
    }

    Code(int number, Severity severity) {
        this.number = number;
        this.severity = severity;
    }

    /** Whether the finding is an error or a warning. */
    public Severity severity() {
        return severity;
    }

    @Override
    public String toString() {
        return String.format(java.util.Locale.ROOT, "MLP%03d", number);
    }
}
