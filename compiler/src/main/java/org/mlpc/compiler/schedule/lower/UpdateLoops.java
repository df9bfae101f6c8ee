package org.mlpc.compiler.schedule.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mlpc.compiler.calculus.Lowering;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Optimizer.Argument;
import org.mlpc.compiler.order.Order.Update;
import org.mlpc.compiler.order.Sequence;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Content;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.Element;
import org.mlpc.compiler.program.Operand;

/** Lowers an optimizer: what is one number for all parameters first, in double, then every parameter. */
final class UpdateLoops {
    private final NetworkBuffers network;
    private final Memory memory;
    private final Optimizer optimizer;
    private final GradientLoops gradients;
    /** What a name that is one number for all parameters stands for now. */
    private final Map<String, Operand> uniform = new HashMap<>();

    private final List<Each> each = new ArrayList<>();

    /** An update of every parameter, with what was known before the loops. */
    private record Each(Update update, Sequence sequence, Map<String, Operand> known) {}

    UpdateLoops(NetworkBuffers network, GradientLoops gradients) {
        this.network = network;
        this.memory = network.memory();
        this.optimizer = network.order().network().optimizer();
        this.gradients = gradients;
    }

    void lower(Block block) {
        arguments(block);
        Set<String> names = new HashSet<>(Set.of("w", "g", "t"));
        optimizer.arguments().forEach(a -> names.add(a.name()));
        optimizer.states().forEach(s -> names.add(s.name()));
        optimizer.scalars().forEach(s -> names.add(s.name()));
        network.order().updates().forEach(u -> names.add(u.target()));
        for (Update update : network.order().updates()) {
            if (once(update)) {
                once(block, update);
            } else {
                Sequence sequence = Sequence.of(update.value().arithmetic(), names);
                sequence.steps().forEach(s -> names.add(s.name()));
                each.add(new Each(update, sequence, before(block, sequence)));
            }
        }
        TensorLoops.trained(network).forEach(tensor -> tensor(block, tensor));
    }

    private Access number(String wish, double value) {
        return memory.filled(wish, Element.DOUBLE, Content.of(Role.ARGUMENT), value)
                .only();
    }

    private void arguments(Block block) {
        Access steps = memory.number("steps", Element.DOUBLE, Content.of(Role.STEPS));
        uniform.put("t", steps);
        optimizer.scalars().forEach(s -> uniform.put(s.name(), number(s.name(), s.start())));
        for (Argument argument : optimizer.arguments()) {
            boolean scheduled = argument.schedule().isPresent();
            Access field =
                    scheduled ? number(argument.name() + "Multiplier", 1) : number(argument.name(), argument.value());
            uniform.put(argument.name(), field);
            if (scheduled) {
                scheduled(block, argument, field, steps);
            } else if (argument.name().equals(Optimizer.LEARNING_RATE)
                    && network.order().network().train().onPlateau().isPresent()) {
                Access multiplier = number("rateMultiplier", 1);
                now(block, argument, Map.of("factor", multiplier, "field", field), variable("factor"));
            }
        }
    }

    private void scheduled(Block block, Argument argument, Access field, Access steps) {
        Access step = intermediate("step");
        block.store(step, Element.DOUBLE, Exprs.subtract(variable("t"), Exprs.ONE), Map.of("t", steps));
        Expr factor = Lowering.lower(argument.schedule().orElseThrow().value(), 2);
        now(block, argument, Map.of("step", step, "field", field), factor);
    }

    private void now(Block block, Argument argument, Map<String, Operand> operands, Expr factor) {
        Access now = intermediate(argument.name() + "Now");
        block.store(now, Element.DOUBLE, Exprs.multiply(variable("field"), factor), operands);
        uniform.put(argument.name(), now);
    }

    private Access intermediate(String wish) {
        return memory.number(wish, Element.DOUBLE, Content.of(Role.INTERMEDIATE));
    }

    private static Expr variable(String name) {
        return Exprs.variable(name, Extent.UNIFORM);
    }

    /** Whether an update makes one number for all parameters. */
    private boolean once(Update update) {
        return !assigned(update) && update.value().arithmetic().extent() == Extent.UNIFORM;
    }

    private boolean assigned(Update update) {
        return update.target().equals("w") || optimizer.state(update.target());
    }

    private void once(Block block, Update update) {
        Expr value = update.value().arithmetic();
        Access result = optimizer.scalar(update.target())
                ? (Access) uniform.get(update.target())
                : intermediate(update.target());
        block.store(result, Element.DOUBLE, value, operands(value, uniform));
        uniform.put(update.target(), result);
    }

    /** Computes what every parameter needs, and keeps what a later update may change. */
    private Map<String, Operand> before(Block block, Sequence sequence) {
        Map<String, Operand> known = new HashMap<>();
        for (Sequence.Step step : sequence.steps()) {
            know(block, step.value(), known);
            if (step.extent() == Extent.UNIFORM) {
                Access c = intermediate(step.name());
                block.store(c, Element.DOUBLE, step.value(), operands(step.value(), known));
                known.put(step.name(), c);
            }
        }
        know(block, sequence.result(), known);
        return known;
    }

    /** Looks up the names in an expression that are one number for all parameters. */
    private void know(Block block, Expr value, Map<String, Operand> known) {
        for (Expr node : Graph.of(value).nodes()) {
            if (node instanceof Variable v && uniform.containsKey(v.name()) && !known.containsKey(v.name())) {
                known.put(v.name(), optimizer.scalar(v.name()) ? copy(block, v.name()) : uniform.get(v.name()));
            }
        }
    }

    private Access copy(Block block, String scalar) {
        Access before = intermediate(scalar + "Before");
        block.copy(before, uniform.get(scalar));
        return before;
    }

    private void tensor(Block block, TensorLoops tensor) {
        String suffix = "_" + tensor.parameters().name();
        Map<String, Buffer> states = new LinkedHashMap<>();
        for (Optimizer.State state : optimizer.states()) {
            Content content = new Content(Role.STATE, tensor.layer().number());
            states.put(
                    state.name(),
                    memory.filled(
                            state.name() + suffix,
                            Element.REAL,
                            content,
                            state.start(),
                            tensor.parameters().size()));
        }
        Access g = memory.number("g", Element.REAL, Content.of(Role.INTERMEDIATE));
        tensor.each(block, (inner, place) -> {
            gradients.store(inner, g, tensor.gradient(place));
            Map<String, Operand> varying = new HashMap<>();
            varying.put("w", tensor.parameter(place));
            varying.put("g", g);
            states.forEach((name, buffer) -> varying.put(name, buffer.at(place)));
            each.forEach(update -> update(inner, update, varying));
            inner.set(tensor.gradient(place), 0);
        });
    }

    private void update(Block block, Each update, Map<String, Operand> varying) {
        update.sequence().steps().stream()
                .filter(s -> s.extent() != Extent.UNIFORM)
                .forEach(s -> assign(block, s.name(), s.value(), update.known(), varying));
        assign(block, update.update().target(), update.sequence().result(), update.known(), varying);
    }

    private void assign(
            Block block, String name, Expr value, Map<String, Operand> known, Map<String, Operand> varying) {
        Operand target =
                varying.computeIfAbsent(name, n -> memory.number(n, Element.REAL, Content.of(Role.INTERMEDIATE)));
        Map<String, Operand> operands = operands(value, known);
        operands.putAll(operands(value, varying));
        block.store((Access) target, Element.REAL, value, operands);
    }

    private static Map<String, Operand> operands(Expr value, Map<String, Operand> all) {
        Map<String, Operand> operands = new LinkedHashMap<>();
        for (Expr node : Graph.of(value).nodes()) {
            if (node instanceof Variable v && all.containsKey(v.name())) {
                operands.put(v.name(), all.get(v.name()));
            }
        }
        return operands;
    }
}
