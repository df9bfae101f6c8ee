package org.mlpc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.network.Train;
import org.mlpc.compiler.schedule.Schedule.Form;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells how a team shares the pass over the parameters, each part calling {@code move} for ranges of its own. */
final class TeamMove {
    /** From so many parameters on, a team shares them. */
    private static final int SHARED = 1 << 15;

    private final Unit unit;
    private final GradientStart start;

    TeamMove(Unit unit) {
        this.unit = unit;
        this.start = new GradientStart(unit);
    }

    /** Whether it does: they are many, and nothing is found once for all of them that a later step remembers. */
    boolean shared() {
        Train.Clip clip = unit.network().train().clip().orElse(null);
        return unit.schedule().form() == Form.LAYERS
                && unit.network().loss().isPresent()
                && UpdateEmitter.refusal(unit.network()).isEmpty()
                && unit.schedule().trained() >= SHARED
                && unit.network().optimizer().scalars().isEmpty()
                && (clip == null || !clip.norm());
    }

    /** What a part does. */
    CodeBlock work() {
        String all = unit.trained();
        return start.set()
                ? CodeBlock.of("this::moveShare")
                : CodeBlock.of(
                        "(part, parts) -> move($1T.share($2L, part, parts), $1T.share($2L, part + 1, parts))",
                        Types.TEAM,
                        all);
    }

    /** Whether that is a method of its own. */
    boolean byRanges() {
        return start.set();
    }

    /** That method. */
    MethodSpec share() {
        Code code = new Code();
        for (LayerSchedule layer : start.tiles()) {
            String place = "W" + layer.number() + " + " + layer.width() + " * $1T.share(" + layer.height() + ", "
                    + VectorLoops.block(layer) + ", part";
            code.format("move(" + place + ", parts), " + place + " + 1, parts));", Types.TEAM);
        }
        code.open("if (part == 0)");
        start.rest((from, to) -> code.line("move(" + from + ", " + to + ");"));
        code.close();
        return MethodSpec.methodBuilder("moveShare")
                .addJavadoc(
                        "Moves the weights whose gradient a part added up: its processor's cache may still hold both.\n")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "part")
                .addParameter(TypeName.INT, "parts")
                .addCode(code.build())
                .build();
    }
}
