package org.mlpc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.calculus.MathPrinter;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.JavaNames;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Optimizer.State;
import org.mlpc.compiler.order.Order.Update;
import org.mlpc.compiler.order.Sequence;
import org.mlpc.compiler.order.Sequence.Step;

/** Spells the optimizer: one pass over all parameters. */
final class UpdateEmitter {
    private final Unit unit;
    private final Optimizer optimizer;
    private final Locals locals =
            new Locals("p", "g", "i", "w", "dw", "mean", "loss", "examples", "lossSum", "accumulated", "steps", "this");
    /** The Java text of a name inside the loop. */
    private final Map<String, String> inLoop = new HashMap<>();
    /** Intermediates that are known before the loop. */
    private final Map<String, Expr> hoisted = new HashMap<>();

    UpdateEmitter(Unit unit) {
        this.unit = unit;
        this.optimizer = unit.network().optimizer();
    }

    /** The field of an argument. */
    static String argument(String name) {
        String java = JavaNames.lowerCamel(name);
        return ClassMembers.taken(java) ? java + "_" : java;
    }

    /** The array of a state. */
    static String state(String name) {
        String java = JavaNames.lowerCamel(name);
        return ClassMembers.taken(java) ? java + "State" : java;
    }

    /** The fields of arguments and states. */
    static Set<String> fields(Optimizer optimizer) {
        Set<String> fields = new HashSet<>();
        optimizer.arguments().forEach(a -> fields.add(argument(a.name())));
        optimizer.states().forEach(s -> fields.add(state(s.name())));
        return fields;
    }

    /** Takes the mean gradient, updates, and clears the sums. */
    MethodSpec update(boolean single) {
        Code code = new Code();
        code.format("$T.requireExamples(examples, accumulated);", Types.ROWS);
        code.line("steps++;");
        body(code);
        code.blank();
        code.line("double loss = lossSum / examples;");
        code.line("lossSum = 0;");
        code.line("accumulated = 0;");
        code.line(single ? "return (float) loss;" : "return loss;");
        return MethodSpec.methodBuilder(single ? "update" : "updateDouble")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(single ? TypeName.FLOAT : TypeName.DOUBLE)
                .addParameter(TypeName.INT, "examples")
                .addCode(code.build())
                .build();
    }

    private void body(Code code) {
        List<Sequence> sequences = new ArrayList<>();
        Set<String> names = new HashSet<>(List.of("w", "g", "t"));
        optimizer.arguments().forEach(a -> names.add(a.name()));
        optimizer.states().forEach(s -> names.add(s.name()));
        for (Update update : unit.schedule().order().updates()) {
            names.add(update.target());
        }
        for (Update update : unit.schedule().order().updates()) {
            Sequence sequence = Sequence.of(update.value().arithmetic(), names);
            for (Step step : sequence.steps()) {
                names.add(step.name());
                if (step.extent() == Extent.UNIFORM) {
                    hoisted.put(step.name(), step.value());
                }
            }
            sequences.add(sequence);
        }
        code.blank();
        for (Update update : unit.schedule().order().updates()) {
            code.comment(
                    update.target() + " = " + MathPrinter.print(update.value().formula())
                            + (update == unit.schedule().order().updates().get(0) ? first() : ""));
        }
        optimizer.states().forEach(s -> locals.name(state(s.name())));
        hoist(code, sequences);
        arrays(code);
        code.open("for (int i = 0; i < PARAMETERS; i++)");
        code.line(unit.type() + " w = p[i];");
        code.line(unit.type() + " dw = g[i] * mean;");
        for (State state : optimizer.states()) {
            String local = locals.name(state(state.name()) + "i");
            inLoop.put(state.name(), local);
            code.line(unit.type() + " " + local + " = " + state(state.name()) + "[i];");
        }
        for (int k = 0; k < sequences.size(); k++) {
            update(code, unit.schedule().order().updates().get(k), sequences.get(k));
        }
        code.line("p[i] = w;");
        for (State state : optimizer.states()) {
            code.line(state(state.name()) + "[i] = " + inLoop.get(state.name()) + ";");
        }
        code.line("g[i] = 0;");
        code.close();
    }

    private String first() {
        return ", where g = ∂L/∂w, the mean over the examples  "
                + optimizer.span().reference();
    }

    /** What is known before the loop is computed in double and rounded once. */
    private void hoist(Code code, List<Sequence> sequences) {
        code.line(unit.type() + " mean = " + unit.real().rounded("1.0 / examples", false) + ";");
        for (Sequence sequence : sequences) {
            for (Expr expr : inLoop(sequence)) {
                uniform(code, expr);
            }
        }
    }

    /** What the loop computes. */
    private static List<Expr> inLoop(Sequence sequence) {
        List<Expr> values = new ArrayList<>();
        sequence.steps().stream()
                .filter(s -> s.extent() != Extent.UNIFORM)
                .forEach(s -> values.add(s.value()));
        values.add(sequence.result());
        return values;
    }

    private void uniform(Code code, Expr expr) {
        for (Expr node : org.mlpc.compiler.expr.Graph.of(expr).nodes()) {
            if (node instanceof Variable v && v.extent() == Extent.UNIFORM) {
                declare(code, v.name(), v);
            }
        }
    }

    private void declare(Code code, String name, Expr value) {
        if (inLoop.containsKey(name)) {
            return;
        }
        Expr meant = hoisted.getOrDefault(name, value);
        String local = locals.name(name.equals("t") ? "t" : JavaNames.lowerCamel(name));
        inLoop.put(name, local);
        String text = new JavaPrinter(Real.DOUBLE, unit.functions(), this::outside).print(meant);
        if (meant instanceof Expr.Operation o && o.operator().logical()) {
            code.line("boolean " + local + " = " + text + ";");
        } else {
            code.line(unit.type() + " " + local + " = " + unit.real().rounded(text, JavaPrinter.atomic(meant)) + ";");
        }
    }

    private String outside(Variable v) {
        if (hoisted.containsKey(v.name())) {
            return "(" + new JavaPrinter(Real.DOUBLE, unit.functions(), this::outside).print(hoisted.get(v.name()))
                    + ")";
        }
        return v.name().equals("t") ? "steps" : "this." + argument(v.name());
    }

    private void arrays(Code code) {
        code.line(unit.array() + " p = this.p;").line(unit.array() + " g = this.g;");
        for (State state : optimizer.states()) {
            String name = state(state.name());
            code.line(unit.array() + " " + name + " = this." + name + ";");
        }
    }

    private void update(Code code, Update update, Sequence sequence) {
        for (Step step : sequence.steps()) {
            if (step.extent() != Extent.UNIFORM) {
                String local = locals.name(step.name());
                code.line(unit.type() + " " + local + " = " + print(step.value()) + ";");
                inLoop.put(step.name(), local);
            }
        }
        boolean known = update.target().equals("w") || optimizer.state(update.target());
        if (known) {
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
            default -> inLoop.get(v.name());
        };
    }
}
