package org.mlpc.compiler.codegen;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.network.JavaNames;
import org.mlpc.compiler.order.Sequence;
import org.mlpc.compiler.order.Sequence.Step;

/** Spells what an optimizer computes once in a step, before its loop: in double, rounded once where the loop uses it. */
final class Hoists {
    private final Code code;
    private final Real real;
    private final Set<String> functions;
    private final Locals locals;
    /** Intermediates that are made of numbers, arguments, the step and scalars alone. */
    private final Map<String, Expr> intermediates = new HashMap<>();
    /** The Java text of a name as a double. */
    private final Map<String, String> exact = new HashMap<>();
    /** The local that holds the rounded value of a name. */
    private final Map<String, String> rounded = new HashMap<>();

    Hoists(Code code, Real real, Set<String> functions, Locals locals) {
        this.code = code;
        this.real = real;
        this.functions = functions;
        this.locals = locals;
    }

    /** A name that stands for a double, such as a field. */
    void name(String name, String java) {
        exact.put(name, java);
        rounded.remove(name);
    }

    /**
     * Notes the intermediates of a sequence, and declares what its loop will use.
     *
     * @return the locals that hold the rounded values at this point
     */
    Map<String, String> prepare(Sequence sequence) {
        for (Step step : sequence.steps()) {
            if (step.extent() == Extent.UNIFORM) {
                intermediates.put(step.name(), step.value());
            }
        }
        sequence.steps().stream().filter(s -> s.extent() != Extent.UNIFORM).forEach(s -> declare(s.value()));
        declare(sequence.result());
        return Map.copyOf(rounded);
    }

    private void declare(Expr inLoop) {
        for (Expr node : Graph.of(inLoop).nodes()) {
            if (node instanceof Variable v && v.extent() == Extent.UNIFORM && !rounded.containsKey(v.name())) {
                declare(v);
            }
        }
    }

    private void declare(Variable v) {
        Expr meant = intermediates.getOrDefault(v.name(), v);
        String local = locals.name(v.name().equals("t") ? "t" : JavaNames.lowerCamel(v.name()));
        if (meant instanceof Expr.Operation o && o.operator().logical()) {
            code.line("boolean " + local + " = " + text(meant) + ";");
        } else {
            code.line(real.type() + " " + local + " = " + real.rounded(text(meant), JavaPrinter.atomic(meant)) + ";");
        }
        rounded.put(v.name(), local);
    }

    /** A value in double, as Java text. */
    String text(Expr expr) {
        return new JavaPrinter(Real.DOUBLE, functions, this::outside).print(expr);
    }

    private String outside(Variable v) {
        Expr intermediate = intermediates.get(v.name());
        return intermediate == null ? exact.get(v.name()) : "(" + text(intermediate) + ")";
    }
}
