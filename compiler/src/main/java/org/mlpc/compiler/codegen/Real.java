package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.expr.Expr.Constant;
import org.mlpc.compiler.expr.Literals;
import org.mlpc.compiler.network.Train.Precision;

/** How numbers of a precision are spelled in Java. */
enum Real {
    FLOAT("float"),
    DOUBLE("double");

    private static final int WIDTH = 96;

    private final String type;

    Real(String type) {
        this.type = type;
    }

    static Real of(Precision precision) {
        return precision == Precision.FLOAT32 ? FLOAT : DOUBLE;
    }

    /** The Java type. */
    String type() {
        return type;
    }

    /** The Java type, as a name. */
    TypeName typeName() {
        return this == FLOAT ? TypeName.FLOAT : TypeName.DOUBLE;
    }

    /** The type of an array of such numbers. */
    TypeName arrayType() {
        return ArrayTypeName.of(typeName());
    }

    /** A number where Java would otherwise compute with whole numbers. */
    String literal(double value) {
        if (this == DOUBLE) {
            String text = Literals.shortest(value);
            return text.matches("-?[0-9]+") ? text + ".0" : text;
        }
        if (!Float.isFinite((float) value)) {
            return "(float) " + Literals.shortest(value);
        }
        return Literals.shortest((float) value) + "f";
    }

    /** A number in the source's spelling, or a whole number where that reads better. */
    String constant(Constant constant) {
        double value = constant.value();
        if (!Double.isFinite(value)) {
            String box = this == FLOAT ? "Float" : "Double";
            String name = Double.isNaN(value) ? "NaN" : value > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY";
            return box + "." + name;
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e6 && !(value == 0 && 1 / value < 0)) {
            return Integer.toString((int) value);
        }
        // Java refuses a spelling of a number that float cannot tell from 0
        boolean source = !constant.spelling().equals(Literals.shortest(value)) && (float) value != 0;
        String text = source || this == DOUBLE ? constant.spelling() : Literals.shortest((float) value);
        if (this == FLOAT && !Float.isFinite((float) value)) {
            return "(float) " + Literals.shortest(value);
        }
        return this == FLOAT ? text + "f" : text.matches("-?[0-9]+") ? text + ".0" : text;
    }

    /** A double expression rounded to this precision. */
    String rounded(String expression, boolean simple) {
        if (this == DOUBLE) {
            return expression;
        }
        return "(float) " + (simple ? expression : "(" + expression + ")");
    }

    /** {@code sum + factor · value}: rounded once with float, twice with double. */
    String multiplyAdd(String factor, String value, String sum) {
        return this == FLOAT ? "fma(" + factor + ", " + value + ", " + sum + ")" : sum + " + " + factor + " * " + value;
    }

    /**
     * Statements for {@code variable = start + Σ factor · value}, ascending.
     *
     * @param declaration {@code "float "} to declare the variable, or nothing
     * @param start the first summand; null to start with the first product
     */
    void sum(
            Code code,
            String declaration,
            String variable,
            @Nullable String start,
            List<String> factors,
            List<String> values) {
        String text = start == null ? factors.get(0) + " * " + values.get(0) : start;
        String prefix = declaration;
        for (int i = start == null ? 1 : 0; i < factors.size(); i++) {
            String longer = multiplyAdd(factors.get(i), values.get(i), text);
            if (prefix.length() + variable.length() + longer.length() > WIDTH && !text.equals(variable)) {
                code.line(prefix + variable + " = " + text + ";");
                prefix = "";
                longer = multiplyAdd(factors.get(i), values.get(i), variable);
            }
            text = longer;
        }
        code.line(prefix + variable + " = " + text + ";");
    }
}
