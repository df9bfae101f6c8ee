package org.mlpc.compiler.codegen;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Locals;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.network.JavaNames;
import org.mlpc.compiler.order.Sequence;
import org.mlpc.compiler.order.Sequence.Step;

/** Spells what an optimizer computes once in a step, before its loop: in double, rounded once where the loop uses it. */
final class Hoists {
    private static final int PLAIN = 150;

    /** Levels of one line, so that javac can follow. */
    private static final int DEEP = 40;

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
    /** Stand for parts of long values that locals hold. */
    private final IdentityHashMap<Expr, Variable> parts = new IdentityHashMap<>();

    private final IdentityHashMap<Variable, String> javaOfParts = new IdentityHashMap<>();
    /** What intermediates mean in terms of what is no intermediate. */
    private final Map<String, Expr> meanings = new HashMap<>();
    /** How many more operations are written where they are used, each use anew; then what is shared gets a name. */
    private int plain = PLAIN;

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
        parts.clear();
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

    /** A value in double, as Java text; parts of a long one become locals in front of it. */
    String text(Expr expr) {
        Expr whole = meaning(expr);
        long size = written(whole);
        if (size <= plain) {
            plain -= (int) size;
            return printed(expr);
        }
        return inParts(named(whole));
    }

    /** A schedule's value, whose only variable is the step: the local of this name. */
    String scheduled(Expr expr, String local) {
        Variable step = Exprs.variable("step of a schedule", Extent.UNIFORM);
        javaOfParts.put(step, local);
        return text(Exprs.substitute(expr, Map.of("step", step)));
    }

    private String printed(Expr expr) {
        return new JavaPrinter(Real.DOUBLE, functions, this::outside).print(expr);
    }

    private String outside(Variable v) {
        Expr intermediate = javaOfParts.containsKey(v) ? null : intermediates.get(v.name());
        return intermediate == null ? partOrName(v) : "(" + printed(intermediate) + ")";
    }

    /** The local of a part, or what reads a variable. */
    private String partOrName(Variable v) {
        String part = javaOfParts.get(v);
        return part != null ? part : Objects.requireNonNull(exact.get(v.name()));
    }

    /** The expression with intermediates in place of their names; each is one part of it, however often it is used. */
    private Expr meaning(Expr expr) {
        for (Expr node : Graph.of(expr).nodes()) {
            if (node instanceof Variable v && intermediates.containsKey(v.name()) && !meanings.containsKey(v.name())) {
                meanings.put(v.name(), meaning(intermediates.get(v.name())));
            }
        }
        return Exprs.substitute(expr, meanings);
    }

    /** The operations of the expression with each part as often as it is used. */
    private static long written(Expr expr) {
        IdentityHashMap<Expr, Long> sizes = new IdentityHashMap<>();
        for (Expr node : Graph.of(expr).nodes()) {
            long size = node.operands().isEmpty() ? 0 : 1;
            for (Expr operand : node.operands()) {
                size += Objects.requireNonNull(sizes.get(operand));
            }
            sizes.put(node, Math.min(size, Integer.MAX_VALUE));
        }
        return Objects.requireNonNull(sizes.get(expr));
    }

    /** Declares locals for what is used more than once or is deep, and gives the rest in terms of them. */
    private Expr named(Expr whole) {
        List<Expr> nodes = Graph.of(whole).nodes();
        IdentityHashMap<Expr, Integer> uses = new IdentityHashMap<>();
        nodes.forEach(node -> node.operands().forEach(o -> uses.merge(o, 1, Integer::sum)));
        IdentityHashMap<Expr, Expr> shorter = new IdentityHashMap<>();
        IdentityHashMap<Expr, Integer> depths = new IdentityHashMap<>();
        for (Expr node : nodes) {
            List<Expr> operands = node.operands().stream().map(shorter::get).toList();
            int depth = node.operands().stream()
                    .mapToInt(o -> Objects.requireNonNull(depths.get(o)) + 1)
                    .max()
                    .orElse(0);
            Expr meant = node.operands().isEmpty() ? node : Exprs.with(node, operands);
            boolean part = depth > 0 && (parts.containsKey(node) || uses.getOrDefault(node, 0) > 1 || depth >= DEEP);
            shorter.put(node, part ? parts.computeIfAbsent(node, n -> part(meant)) : meant);
            depths.put(node, part ? 0 : depth);
        }
        return Objects.requireNonNull(shorter.get(whole));
    }

    private Variable part(Expr value) {
        boolean logical = value instanceof Expr.Operation o && o.operator().logical();
        String local = locals.name("part" + (javaOfParts.size() + 1));
        code.line((logical ? "boolean " : "double ") + local + " = " + inParts(value) + ";");
        Variable part = Exprs.variable(local, Extent.UNIFORM);
        javaOfParts.put(part, local);
        return part;
    }

    private String inParts(Expr expr) {
        return new JavaPrinter(Real.DOUBLE, functions, this::partOrName).print(expr);
    }
}
