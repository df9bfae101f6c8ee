package org.mlpc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.schedule.Schedule.Form;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/**
 * Spells how a team shares the work of a larger network: first each part takes a share of the examples forward and back,
 * then each part takes a share of the weights' gradient. No two parts write the same number, and every sum runs over all
 * its terms in one part, so that any number of parts gives the same bits.
 */
final class TeamEmitter {
    private final Unit unit;
    private final TypeSpec.Builder type;
    private final GradientStart start;

    TeamEmitter(Unit unit, TypeSpec.Builder type) {
        this.unit = unit;
        this.type = type;
        this.start = new GradientStart(unit);
    }

    /** Statements that add the gradient and the loss of n examples in the array of the given name. */
    void learn(Code code, String x) {
        code.line("this.x = " + x + ";").line("this.t = t;").line("this.n = n;");
        if (start.set()) {
            start.begin(code);
        }
        arrange(code);
        if (unit.network().normalizesBatches()) {
            code.comment("Statistics are taken of all examples, so one part takes them all forward and back.");
            code.line("examples.part(0, 1);");
        } else {
            code.line("team.run(examples);");
        }
        code.line("lossSum = lossOf(lossSum, t, n);");
        new PieceCode(unit).each(code, () -> {
            code.line("team.run(weights);");
            if (start.set() && new PieceCode(unit).used()) {
                code.line("fresh = false;");
            }
        });
        if (unit.schedule().layers().stream().anyMatch(this::overwritten)) {
            code.line("arranged = false; // the rows of W hold its gradient now");
        }
        code.line("this.x = null;").line("this.t = null;");
    }

    /** Whether the gradient of a layer takes the place of its arranged weights. */
    private boolean overwritten(LayerSchedule layer) {
        return unit.schedule().inRows(layer) && unit.schedule().arranges(layer) && LayerGradient.of(layer);
    }

    /** Arranged weights are those of the last step until these change. */
    private void arrange(Code code) {
        if (arranges(unit)) {
            code.open(unit.schedule().vectors() ? "if (VECTORS && !arranged)" : "if (!arranged)")
                    .line("team.run(arrangements);")
                    .line("arranged = true;")
                    .close();
        }
    }

    /** A statement behind every change of the weights. */
    static void changed(Unit unit, Code code) {
        if (unit.schedule().form() == Form.LAYERS && arranges(unit)) {
            code.line("arranged = false;");
        }
    }

    /** Whether the weights of any layer are turned or copied for a step. */
    static boolean arranges(Unit unit) {
        return unit.schedule().layers().stream().anyMatch(unit.schedule()::arranges);
    }

    private TypeName array() {
        return unit.real().arrayType();
    }

    /** The methods that let a team work. */
    void methods() {
        Code answer = new Code();
        answer.line("this.x = x;").line("this.n = n;");
        if (unit.schedule().layers().stream().anyMatch(unit.schedule()::arrangesForward)) {
            arrange(answer);
        }
        answer.line("team.run(answers);").line("this.x = null;");
        if (start.set()) {
            type.addMethod(start.clear());
        }
        type.addMethod(MethodSpec.methodBuilder("answer")
                .addJavadoc("Takes n examples through the network, a share of them in each part of the team.\n")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array(), "x")
                .addParameter(TypeName.INT, "n")
                .addCode(answer.build())
                .build());
        type.addMethod(MethodSpec.methodBuilder("use")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Types.TEAM, "team")
                .addStatement("this.team = $T.requireNonNull(team)", Objects.class)
                .build());
    }

    /** The fields that hold the team and its work. */
    void fields() {
        type.addField(FieldSpec.builder(Types.TEAM, "team", Modifier.PRIVATE)
                .addJavadoc("Who works on a step.\n")
                .initializer("$T.ALONE", Types.TEAM)
                .build());
        field(array(), "x");
        if (unit.network().loss().isPresent()) {
            field(array(), "t");
        }
        field(TypeName.INT, "n");
        if (start.set()) {
            type.addField(FieldSpec.builder(TypeName.BOOLEAN, "fresh", Modifier.PRIVATE)
                    .addJavadoc(
                            "Whether this batch is the first since the last update, so that its gradient begins at 0.\n")
                    .build());
        }
        String infer = LayerEmitter.twice(unit) ? "infer" : "forward";
        if (unit.network().loss().isPresent()) {
            work(
                    "examples",
                    "A share of the examples, forward and back.",
                    share("forward(x, from, to);\n" + "backward(x, t, from, to);\n"));
            work(
                    "weights",
                    "A part of the weights' gradient.",
                    CodeBlock.of("(part, parts) -> gradients(x, " + (LayerGradient.targets(unit) ? "t, " : "")
                            + "part, parts)"));
            TeamMove move = new TeamMove(unit);
            if (move.shared()) {
                work("moves", "A part of the parameters.", move.work());
            }
        }
        if (arranges(unit)) {
            work("arrangements", "A part of the weights, arranged.", CodeBlock.of("this::arrange"));
            field(TypeName.BOOLEAN, "arranged");
        }
        work("answers", "A share of the examples, forward only.", share(infer + "(x, from, to);\n"));
    }

    private void field(TypeName fieldType, String name) {
        type.addField(FieldSpec.builder(fieldType, name, Modifier.PRIVATE).build());
    }

    private CodeBlock share(String body) {
        return CodeBlock.builder()
                .add("(part, parts) -> {\n$>")
                .add("int from = " + bound("part") + ";\n", Types.TEAM)
                .add("int to = " + bound("part + 1") + ";\n", Types.TEAM)
                .add(body)
                .add("$<}")
                .build();
    }

    /** Where the examples of a part begin: with vectors where a tile of 4 begins. */
    private String bound(String part) {
        return unit.schedule().vectors() ? "$T.share(n, 4, " + part + ", parts)" : "$T.share(n, " + part + ", parts)";
    }

    private void work(String name, String doc, CodeBlock value) {
        type.addField(FieldSpec.builder(Types.WORK, name, Modifier.PRIVATE, Modifier.FINAL)
                .addJavadoc(SafeText.doc("$L\n", doc))
                .initializer(value)
                .build());
    }
}
