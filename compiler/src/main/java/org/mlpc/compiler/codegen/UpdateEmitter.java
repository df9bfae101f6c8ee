package org.mlpc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.calculus.MathPrinter;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Locals;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.JavaNames;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Optimizer.State;
import org.mlpc.compiler.order.Order.Update;
import org.mlpc.compiler.order.Sequence;
import org.mlpc.compiler.order.Sequence.Step;

/** Spells the optimizer: one pass over all parameters. */
final class UpdateEmitter {
    private static final String[] TAKEN = ("p g i w dw o k this mean loss examples lossSum accumulated steps"
                    + " from to norm bounded shorter penalty squares")
            .split(" ");

    private final Unit unit;
    private final Optimizer optimizer;
    private final List<Update> updates;
    private final Locals locals = new Locals(TAKEN);
    private final Code code = new Code();
    private final Hoists hoists;
    /** The Java text of a name inside the loop. */
    private final Map<String, String> inLoop = new HashMap<>();
    /** For each update the locals that hold what is known before the loop; a scalar may advance between two. */
    private final List<Map<String, String>> rounded = new ArrayList<>();

    private Map<String, String> uniform = Map.of();

    UpdateEmitter(Unit unit) {
        this.unit = unit;
        this.optimizer = unit.network().optimizer();
        this.updates = unit.schedule().order().updates();
        this.hoists = new Hoists(code, unit.real(), unit.functions(), locals);
    }

    /** What a network says that is asked for a step, but is trained by a method that takes none. */
    static Optional<String> refusal(Network network) {
        return network.optimizer()
                .minimizer()
                .map(m -> network.name() + " takes no steps: "
                        + network.optimizer().name() + " needs all examples at once; give them to a Trainer");
    }

    /** Takes the mean gradient, updates, and clears the sums unless the next batch does. */
    MethodSpec update(boolean single) {
        Optional<String> refusal = refusal(unit.network());
        if (refusal.isPresent()) {
            code.comment(optimizer.display() + " moves all parameters together, by gradient(x, t, n, g)  "
                    + optimizer.span().reference());
            code.format("throw new $T($L);", IllegalStateException.class, SafeText.literal(refusal.get()));
        } else {
            step(single);
        }
        return MethodSpec.methodBuilder(single ? "update" : "updateDouble")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(single ? TypeName.FLOAT : TypeName.DOUBLE)
                .addParameter(TypeName.INT, "examples")
                .addCode(code.build())
                .build();
    }

    private void step(boolean single) {
        code.format("$T.requireExamples(examples, accumulated);", Types.ROWS);
        code.line("steps++;");
        new PieceCode(unit).take(code, "examples");
        if (unit.network().penalizes()) {
            code.line("double penalty = regularize(examples);");
        }
        if (new TeamMove(unit).shared()) {
            code.line("this.n = examples;");
            code.line("team.run(moves);");
        } else {
            code.blank();
            body();
        }
        new RegularizeEmitter(unit).maxNorm(code);
        code.blank();
        TeamEmitter.changed(unit, code);
        code.line("double loss = lossSum / examples" + (unit.network().penalizes() ? " + penalty" : "") + ";");
        code.line("lossSum = 0;");
        code.line("accumulated = 0;");
        code.line(single ? "return (float) loss;" : "return loss;");
    }

    /** The pass over a range of the parameters, for one part of a team. */
    MethodSpec move() {
        code.line("int examples = this.n;");
        body();
        return MethodSpec.methodBuilder("move")
                .addJavadoc("Moves the parameters of a range against their gradient.\n")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addCode(code.build())
                .build();
    }

    private void body() {
        new ArgumentCode(unit, code, locals, hoists).emit();
        for (Update update : updates) {
            code.comment(update.target() + " = "
                    + MathPrinter.print(update.value().formula())
                    + (update == updates.get(0) ? first() : ""));
        }
        new MeanGradient(unit).factor(code);
        List<Sequence> sequences = new ArrayList<>();
        Set<String> names = names();
        for (Update update : updates) {
            Expr value = update.value().arithmetic();
            Sequence sequence = once(update) ? new Sequence(List.of(), value) : Sequence.of(value, names);
            sequence.steps().forEach(s -> names.add(s.name()));
            sequences.add(sequence);
            rounded.add(before(update, sequence));
        }
        loop(sequences);
    }

    private String first() {
        return ", where g = ∂L/∂w, the mean over the examples  "
                + optimizer.span().reference();
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>(List.of("w", "g", "t"));
        optimizer.arguments().forEach(a -> names.add(a.name()));
        optimizer.states().forEach(s -> names.add(s.name()));
        optimizer.scalars().forEach(s -> names.add(s.name()));
        updates.forEach(u -> names.add(u.target()));
        return names;
    }

    /** Whether an update is about a number for each parameter. */
    private boolean assigned(Update update) {
        return update.target().equals("w") || optimizer.state(update.target());
    }

    /** Whether an update makes one number for all parameters, before the loop. */
    private boolean once(Update update) {
        return !assigned(update) && update.value().arithmetic().extent() == Extent.UNIFORM;
    }

    /** What an update needs before the loop; one number for all parameters is computed there at once. */
    private Map<String, String> before(Update update, Sequence sequence) {
        Expr value = update.value().arithmetic();
        if (!once(update)) {
            return hoists.prepare(sequence);
        }
        if (optimizer.scalar(update.target())) {
            code.line(OptimizerFields.state(update.target()) + " = " + hoists.text(value) + ";");
            hoists.name(update.target(), "this." + OptimizerFields.state(update.target()));
        } else {
            String local = locals.name(JavaNames.lowerCamel(update.target()) + "Now");
            code.line("double " + local + " = " + hoists.text(value) + ";");
            hoists.name(update.target(), local);
        }
        return Map.of();
    }

    private void loop(List<Sequence> sequences) {
        code.line(unit.array() + " p = this.p;").line(unit.array() + " g = this.g;");
        for (State state : optimizer.states()) {
            String name = OptimizerFields.state(state.name());
            code.line(unit.array() + " " + name + " = this." + name + ";");
        }
        boolean range = new TeamMove(unit).shared();
        code.open(range ? "for (int i = from; i < to; i++)" : "for (int i = 0; i < " + unit.trained() + "; i++)");
        code.line(unit.type() + " w = p[i];");
        code.line(unit.type() + " dw = " + new MeanGradient(unit).of() + ";");
        for (State state : optimizer.states()) {
            String local = locals.name(JavaNames.lowerCamel(state.name()) + "i");
            inLoop.put(state.name(), local);
            code.line(unit.type() + " " + local + " = " + OptimizerFields.state(state.name()) + "[i];");
        }
        for (int k = 0; k < sequences.size(); k++) {
            uniform = rounded.get(k);
            update(updates.get(k), sequences.get(k));
        }
        code.line("p[i] = w;");
        for (State state : optimizer.states()) {
            code.line(OptimizerFields.state(state.name()) + "[i] = " + inLoop.get(state.name()) + ";");
        }
        if (!new GradientStart(unit).set()) {
            code.line("g[i] = 0;");
        }
        code.close();
    }

    private void update(Update update, Sequence sequence) {
        if (once(update)) {
            return;
        }
        for (Step step : sequence.steps()) {
            if (step.extent() != Extent.UNIFORM) {
                String local = locals.name(step.name());
                code.line(unit.type() + " " + local + " = " + print(step.value()) + ";");
                inLoop.put(step.name(), local);
            }
        }
        if (assigned(update)) {
            String target = update.target().equals("w") ? "w" : inLoop.get(update.target());
            code.line(target + " = " + print(sequence.result()) + ";");
        } else {
            String local = locals.name(JavaNames.lowerCamel(update.target()));
            code.line(unit.type() + " " + local + " = " + print(sequence.result()) + ";");
            inLoop.put(update.target(), local);
        }
    }

    private String print(Expr expr) {
        return new JavaPrinter(unit.real(), unit.functions(), this::inside).print(expr);
    }

    private String inside(Variable v) {
        return switch (v.name()) {
            case "w" -> "w";
            case "g" -> "dw";
            default -> Objects.requireNonNull((v.extent() == Extent.UNIFORM ? uniform : inLoop).get(v.name()));
        };
    }
}
