package org.mlpc.compiler.codegen;

import org.mlpc.compiler.calculus.Lowering;
import org.mlpc.compiler.calculus.MathPrinter;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Locals;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.network.JavaNames;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Optimizer.Argument;
import org.mlpc.compiler.network.Train;

/** Spells what an optimizer's arguments are in this step: fields, and what schedules make of them. */
final class ArgumentCode {
    private final Unit unit;
    private final Optimizer optimizer;
    private final Code code;
    private final Locals locals;
    private final Hoists hoists;

    ArgumentCode(Unit unit, Code code, Locals locals, Hoists hoists) {
        this.unit = unit;
        this.optimizer = unit.network().optimizer();
        this.code = code;
        this.locals = locals;
        this.hoists = hoists;
    }

    /** Declares what is not a field, and names all of them. */
    void emit() {
        if (unit.schedule().order().updates().stream()
                .anyMatch(u -> Exprs.mentions(u.value().arithmetic(), "t"))) {
            String t = locals.name("t");
            code.line("double " + t + " = steps;");
            hoists.name("t", t);
        }
        optimizer.scalars().forEach(s -> hoists.name(s.name(), "this." + OptimizerFields.state(s.name())));
        String step = null;
        for (Argument argument : optimizer.arguments()) {
            hoists.name(argument.name(), "this." + OptimizerFields.field(argument));
            if (argument.schedule().isPresent()) {
                if (step == null) {
                    step = locals.name("step");
                    code.line("double " + step + " = steps - 1;");
                }
                scheduled(argument, argument.schedule().get(), step);
            } else if (argument.name().equals(Optimizer.LEARNING_RATE)) {
                unit.network().train().onPlateau().ifPresent(lower -> lowered(argument, lower));
            }
        }
        code.blank();
    }

    private void lowered(Argument argument, Train.OnPlateau lower) {
        String local = locals.name(JavaNames.lowerCamel(argument.name()) + "Now");
        code.paragraph("learning_rate is lowered where the validation loss stalls  "
                + lower.span().reference());
        code.line("double " + local + " = this." + RateMultiplier.OWN + " * this." + OptimizerFields.field(argument)
                + ";");
        hoists.name(argument.name(), local);
    }

    /** What a schedule calls its step has nothing to do with a name of the optimizer's. */
    private void scheduled(Argument argument, Optimizer.Schedule schedule, String step) {
        String local = locals.name(JavaNames.lowerCamel(argument.name()) + "Now");
        code.paragraph(argument.name() + " = " + schedule.display() + " = " + MathPrinter.print(schedule.value()) + "  "
                + optimizer.span().reference());
        Expr value = Lowering.lower(schedule.value(), 2);
        String text = hoists.scheduled(value, step);
        String bracketed = JavaPrinter.atomic(value) ? text : "(" + text + ")";
        code.format(
                "double $L = $T.requireScheduled($L, this.$L * $L, $L);",
                local,
                Types.ROWS,
                SafeText.literal(argument.name()),
                OptimizerFields.field(argument),
                bracketed,
                step);
        hoists.name(argument.name(), local);
    }
}
