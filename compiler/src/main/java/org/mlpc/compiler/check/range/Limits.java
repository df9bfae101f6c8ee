package org.mlpc.compiler.check.range;

import java.util.Collection;
import java.util.List;
import org.mlpc.compiler.calculus.Lowering;
import org.mlpc.compiler.calculus.Simplifier;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Use;

/** What expressions may cost: each by itself, and the calls of a whole compilation that are written out in them. */
public final class Limits {
    private static final int OPERATIONS = 1000;

    /** Nodes of an expression that is still to be simplified. */
    private static final int NODES = 20_000;

    /** Nodes that calls are written out to, all together. */
    private static final int INLINED = 100_000;

    /** Definitions that may call each other in a row, before any of them is resolved. */
    private static final int DEFINITIONS = 100;

    /** Operations of all definitions together. */
    private static final int TOGETHER = 30_000;

    /** Operations of all layers of a network together. */
    private static final int LAYERS = 20_000;

    /** Operations of a step of an optimizer, which is one method. */
    private static final int STEP = 500;

    /** What a state takes of a step: it is read and written. */
    private static final int STATE = 4;

    private final Diagnostics diagnostics;
    private int inlined;
    private int written;

    public Limits(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * Reports an expression that has, with what is derived from it, too many operations. Each becomes some bytes of
     * bytecode, and HotSpot never compiles a method of 8,000 bytes.
     */
    public void withDerivative(Span span, List<Expr> exprs) {
        if (!exprs.stream().allMatch(e -> fits(span, e))) {
            return;
        }
        int operations = exprs.stream()
                .mapToInt(e -> Graph.of(Lowering.lower(e, 2)).operations())
                .sum();
        together(span, operations);
        if (operations > OPERATIONS) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.TOO_MANY_OPERATIONS,
                    span,
                    "this has, with its derivative, " + operations + " operations, the limit is " + OPERATIONS));
        }
    }

    /** Reports an expression of too many operations. */
    public void check(Span span, Expr expr) {
        if (!fits(span, expr)) {
            return;
        }
        int operations = Graph.of(Simplifier.simplify(expr)).operations();
        together(span, operations);
        if (operations > OPERATIONS) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.TOO_MANY_OPERATIONS,
                    span,
                    "this expression has " + operations + " operations, the limit is " + OPERATIONS));
        }
    }

    /** Reports what is too large even to be simplified. */
    private boolean fits(Span span, Expr expr) {
        int operations = Graph.of(expr).operations();
        if (operations > NODES) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.TOO_MANY_OPERATIONS,
                    span,
                    "this expression has, its calls written out, " + operations + " operations, the limit is "
                            + OPERATIONS));
        }
        return operations <= NODES;
    }

    /**
     * Reports an optimizer that does too much for one method.
     *
     * @param states how many numbers it keeps for each parameter
     * @param updates what it computes in a step
     * @param schedules what its arguments follow
     */
    public void step(Span span, int states, List<Optimizer.Update> updates, Collection<Optimizer.Schedule> schedules) {
        int operations = STATE * states;
        for (Optimizer.Update update : updates) {
            operations += Graph.of(Lowering.lower(update.value(), 2)).operations();
        }
        for (Optimizer.Schedule schedule : schedules) {
            operations += Graph.of(Lowering.lower(schedule.value(), 2)).operations();
        }
        if (operations > STEP) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.TOO_MANY_OPERATIONS,
                    span,
                    "a step has " + operations + " operations, schedules and " + STATE
                            + " for each state included, the limit is " + STEP));
        }
    }

    /** Counts the operations of a definition, and reports when those of all together are too many. */
    private void together(Span span, int operations) {
        boolean before = written <= TOGETHER;
        written += operations;
        if (before && written > TOGETHER) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.TOO_MANY_OPERATIONS,
                            span,
                            "up to here all definitions have, with what is derived from them, more than " + TOGETHER
                                    + " operations")
                    .help("divide the file"));
        }
    }

    /** Reports a network whose layers are too much to be written out one by one. */
    public void layers(Span span, List<Layer> layers) {
        int operations = layers.stream()
                .map(Layer::activation)
                .mapToInt(a -> Graph.of(a.definition(), a.slope()).operations())
                .sum();
        if (operations > LAYERS) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.TOO_MANY_OPERATIONS,
                    span,
                    "the activations of all layers have " + operations + " operations together, the limit is "
                            + LAYERS));
        }
    }

    /** Whether one more call can be written out; reports at the first that cannot. */
    public boolean callable(Use use, Expr definition) {
        boolean before = inlined <= INLINED;
        inlined += before ? Graph.of(definition).nodes().size() : 0;
        if (before && inlined > INLINED) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.TOO_MANY_OPERATIONS,
                            use.span(),
                            "calls are written out where they stand, and up to here all of them have more than "
                                    + INLINED + " operations")
                    .help("let definitions call each other less, or divide the file"));
        }
        return inlined <= INLINED;
    }

    /** Reports definitions that call each other in too long a row. */
    public boolean deep(Declaration declaration, int open) {
        if (open > DEFINITIONS) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.TOO_DEEP,
                            declaration.name().span(),
                            "more than " + DEFINITIONS + " definitions that call each other lead to `"
                                    + declaration.name() + "`")
                    .help("declare what is called before what calls it, or write out some of the calls"));
        }
        return open > DEFINITIONS;
    }
}
