package org.mlpc.compiler.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;

/**
 * An activation with the arguments of its use.
 *
 * @param name of the declaration
 * @param display with arguments, as used
 * @param extent of {@code z}: scalar when each unit stands alone, vector when the units see each other
 * @param definition the output in terms of {@code z} and of what is learned and drawn, as written, not simplified
 * @param slope for a scalar extent da/dz in terms of {@code z}, {@code a} and of what is learned and drawn; for a vector
 *     ∂L/∂z in terms of {@code z}, {@code a}, {@code da}, which is ∂L/∂a, and of what is learned and drawn
 * @param slopeKind where the slope comes from; one that is written is kept as written
 * @param learned what is trained, a number for each unit
 * @param drawn what is drawn for each unit and example in training
 * @param inference the output after training, where nothing is drawn
 * @param ensures what its definition says of every output {@code a}
 */
public record Activation(
        String name,
        String display,
        Extent extent,
        Expr definition,
        Expr slope,
        SlopeKind slopeKind,
        List<Learned> learned,
        List<Drawn> drawn,
        Expr inference,
        List<Condition> ensures) {
    /** z itself. */
    public static final Activation IDENTITY = plain(
            "identity", "identity", Extent.SCALAR, Exprs.variable("z", Extent.SCALAR), Exprs.ONE, SlopeKind.DERIVED);

    /** Where a derivative comes from. */
    public enum SlopeKind {
        /** The compiler found it. */
        DERIVED,
        /** Written beside the definition, and checked. */
        WRITTEN,
        /** Written to be used instead of the derivative. */
        SURROGATE
    }

    /**
     * A number for each unit, trained.
     *
     * @param variable its name in the expressions
     * @param tensor its name behind the layer's
     * @param start where training begins
     */
    public record Learned(String variable, String tensor, double start) {}

    /** A number for each unit and example, drawn in training uniformly in [low, high). */
    public record Drawn(String variable, double low, double high) {
        /** What stands for it after training. */
        public double mean() {
            return (low + high) / 2;
        }
    }

    public Activation {
        learned = List.copyOf(learned);
        drawn = List.copyOf(drawn);
        ensures = List.copyOf(ensures);
    }

    /** An activation that says nothing of its outputs. */
    public Activation(
            String name,
            String display,
            Extent extent,
            Expr definition,
            Expr slope,
            SlopeKind slopeKind,
            List<Learned> learned,
            List<Drawn> drawn,
            Expr inference) {
        this(name, display, extent, definition, slope, slopeKind, learned, drawn, inference, List.of());
    }

    /** An activation that learns and draws nothing. */
    public static Activation plain(
            String name, String display, Extent extent, Expr definition, Expr slope, SlopeKind slopeKind) {
        return new Activation(name, display, extent, definition, slope, slopeKind, List.of(), List.of(), definition);
    }

    /** Whether the output is z itself. */
    public boolean identity() {
        return definition instanceof Expr.Variable v && v.name().equals("z");
    }

    /** The variables of its expressions as vectors over the units: {@code z}, {@code a}, what is learned and drawn. */
    public Map<String, Expr> vectors() {
        Map<String, Expr> vectors = new LinkedHashMap<>();
        for (String name : List.of("z", "a")) {
            vectors.put(name, Exprs.variable(name, Extent.VECTOR));
        }
        learned.forEach(l -> vectors.put(l.variable(), Exprs.variable(l.variable(), Extent.VECTOR)));
        drawn.forEach(d -> vectors.put(d.variable(), Exprs.variable(d.variable(), Extent.VECTOR)));
        return vectors;
    }

    /** The same with what is learned at its start and what is drawn at its mean: a function of z alone. */
    public Activation atStart() {
        if (learned.isEmpty() && drawn.isEmpty()) {
            return this;
        }
        Map<String, Expr> values = new LinkedHashMap<>();
        learned.forEach(l -> values.put(l.variable(), Exprs.constant(l.start())));
        drawn.forEach(d -> values.put(d.variable(), Exprs.constant(d.mean())));
        Expr start = Exprs.substitute(definition, values);
        Expr startSlope = Exprs.substitute(slope, values);
        return new Activation(
                name, display, extent, start, startSlope, slopeKind, List.of(), List.of(), start, ensures);
    }

    /** What it learns in a layer of so many units. */
    List<Parameters> parameters(int units) {
        List<Parameters> parameters = new ArrayList<>();
        for (Learned l : learned) {
            Start start = new Start.Constant(org.mlpc.compiler.expr.Literals.shortest(l.start()), l.start());
            int stream = Parameters.LEARNED + parameters.size();
            parameters.add(new Parameters(l.tensor(), l.variable(), stream, start, List.of(units)));
        }
        return parameters;
    }
}
