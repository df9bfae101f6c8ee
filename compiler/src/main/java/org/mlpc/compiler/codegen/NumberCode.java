package org.mlpc.compiler.codegen;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Locals;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Reduction;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.order.Sequence;
import org.mlpc.compiler.order.Sequence.Step;

/** Spells an expression of one number in straight lines: reductions have nothing to reduce. */
final class NumberCode {
    private final Code code;
    private final Unit unit;
    private final Locals locals;
    private final String suffix;
    private final Map<String, String> names;

    /**
     * Code for one expression.
     *
     * @param suffix behind the names of intermediates
     * @param names the Java text of each variable
     */
    NumberCode(Code code, Unit unit, Locals locals, String suffix, Map<String, String> names) {
        this.code = code;
        this.unit = unit;
        this.locals = locals;
        this.suffix = suffix;
        this.names = new HashMap<>(names);
    }

    /** Declares a local with the result. */
    void declare(Expr expr, String local) {
        Sequence sequence = Sequence.of(expr, names.keySet());
        sequence.steps().forEach(this::step);
        line(local, sequence.result());
    }

    private void step(Step step) {
        Expr value = step.value();
        if (value instanceof Operation o
                && (o.operator() == Operator.FIRST_MAX || o.operator() == Operator.FIRST_MIN)) {
            names.put(step.name(), "1");
            return;
        }
        String name = locals.name(step.name() + suffix);
        line(name, value instanceof Reduction r ? r.operand() : value);
        names.put(step.name(), name);
    }

    private void line(String local, Expr value) {
        String text = new JavaPrinter(unit.real(), unit.functions(), v -> Objects.requireNonNull(names.get(v.name())))
                .print(value);
        code.line(unit.type() + " " + local + " = " + text + ";");
    }
}
