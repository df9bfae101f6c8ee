package org.mlpc.compiler.diagnostic;

/** Every kind of finding. The number is what users look up, so it never changes its meaning. */
public enum DiagnosticCode {
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
    NOT_CLOSED(19),

    // 020 to 059: the text can be read, and cannot be meant
    UNKNOWN_NAME(20),
    TOO_FEW_UNITS(21),
    DUPLICATE(22),
    WRONG_KIND(23),
    MISSING_PART(24),
    OUT_OF_RANGE(25),
    WRONG_SHAPE(26),
    TARGET_MISMATCH(27),
    LOSS_RANGE(28),
    WRONG_DERIVATIVE(29),
    WRONG_AFTER(30),
    NOT_DIFFERENTIABLE(31),
    JAVA_NAME(32),
    TOO_LARGE(33),
    ARGUMENT(34),
    TYPE(35),
    STANDARD_NAME(36),
    CIRCULAR(37),
    TOO_MANY_OPERATIONS(38),
    NOT_TOGETHER(40),
    WRONG_CONDITION(42),

    // 060 to 099: it can be meant, and probably is not
    SOFTMAX_SQUARED_ERROR(60, Severity.WARNING),
    LINEAR_LAYER(61, Severity.WARNING),
    VANISHING_GRADIENT(62, Severity.WARNING),
    INITIALIZER_MISMATCH(63, Severity.WARNING),
    RECTIFIED_OUTPUT(64, Severity.WARNING),
    LARGE_LEARNING_RATE(65, Severity.WARNING),
    UNSCALED_FEATURES(66, Severity.WARNING),
    UNUSED_DECLARATION(67, Severity.WARNING),
    NOT_FINITE(68, Severity.WARNING),
    MAXOUT_PARAMETERS(69, Severity.WARNING),
    OUTPUTS_UNKNOWN(70, Severity.WARNING),
    ALIKE_UNITS(71, Severity.WARNING),
    NO_GRADIENT(72, Severity.WARNING);

    private final int number;
    private final Severity severity;

    DiagnosticCode(int number) {
        this(number, Severity.ERROR);
    }

    DiagnosticCode(int number, Severity severity) {
        this.number = number;
        this.severity = severity;
    }

    /** Whether the finding is an error or a warning. */
    public Severity severity() {
        return severity;
    }

    /** The number in the name: 12 for {@code MLP012}. */
    public int number() {
        return number;
    }

    @Override
    public String toString() {
        return String.format(java.util.Locale.ROOT, "MLP%03d", number);
    }
}
