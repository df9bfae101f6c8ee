package org.mlpc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.expr.Literals;
import org.mlpc.compiler.network.Regularization;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells what keeps weights small: penalties before the optimizer, shortened rows after it. */
final class RegularizeEmitter {
    private final Unit unit;

    RegularizeEmitter(Unit unit) {
        this.unit = unit;
    }

    private List<LayerSchedule> learning() {
        return unit.schedule().layers().stream().filter(l -> l.order().learns()).toList();
    }

    private static Regularization of(LayerSchedule layer) {
        return layer.layer().regularization();
    }

    /** Takes the mean gradient and adds the penalties. */
    MethodSpec regularize() {
        Code code = new Code();
        code.line(unit.array() + " p = this.p;").line(unit.array() + " g = this.g;");
        code.line(unit.type() + " mean = " + unit.real().rounded("1.0 / examples", false) + ";");
        code.open("for (int i = 0; i < " + unit.trained() + "; i++)");
        code.line("g[i] *= mean;").close();
        code.line("double penalty = 0;");
        for (LayerSchedule layer : learning()) {
            if (of(layer).penalizes()) {
                penalty(code, layer);
            }
        }
        code.blank().line("return penalty;");
        return MethodSpec.methodBuilder("regularize")
                .addJavadoc("Takes the mean of g over the examples, adds the penalties to it and returns their loss.\n")
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.DOUBLE)
                .addParameter(TypeName.INT, "examples")
                .addCode(code.build())
                .build();
    }

    private void penalty(Code code, LayerSchedule layer) {
        double l1 = of(layer).l1();
        double l2 = of(layer).l2();
        String name = "W" + layer.number();
        String loss = (l1 == 0 ? "" : " + " + Literals.shortest(l1) + " Σ |" + name + "|")
                + (l2 == 0 ? "" : " + " + Literals.shortest(l2) + " Σ " + name + "²");
        String slope = (l1 == 0 ? "" : " + " + Literals.shortest(l1) + " sign(" + name + ")")
                + (l2 == 0 ? "" : " + " + Literals.shortest(2 * l2) + " " + name);
        code.paragraph(Formulas.name(layer) + ": L grows by" + loss.substring(2) + ", ∂L/∂" + name + " by"
                + slope.substring(2) + "  " + layer.layer().span().reference());
        code.open("for (int o = 0; o < " + layer.rows() + "; o++)");
        code.line("double ofUnit = 0;");
        code.open("for (int i = 0; i < " + layer.inputs() + "; i++)");
        code.line("int k = " + place(layer) + ";");
        if (l1 != 0) {
            code.line("ofUnit += " + Real.DOUBLE.literal(l1) + " * Math.abs(p[k]);");
            code.line("g[k] += " + unit.real().literal(l1) + " * Math.signum(p[k]);");
        }
        if (l2 != 0) {
            code.line("ofUnit += " + Real.DOUBLE.literal(l2) + " * p[k] * p[k];");
            code.line("g[k] += " + unit.real().literal(2 * l2) + " * p[k];");
        }
        code.close();
        code.line("penalty += ofUnit;");
        code.close();
    }

    private static String place(LayerSchedule layer) {
        String weights = "W" + layer.number() + " + ";
        return layer.inputMajor() ? weights + layer.rows() + " * i + o" : weights + layer.inputs() + " * o + i";
    }

    /** Shortens the rows of weights that are longer than their layer allows. */
    void maxNorm(Code code) {
        for (LayerSchedule layer : learning()) {
            if (of(layer).maxNorm() != 0) {
                maxNorm(code, layer);
            }
        }
    }

    private void maxNorm(Code code, LayerSchedule layer) {
        double most = of(layer).maxNorm();
        code.paragraph(Formulas.name(layer) + ": a unit's weights longer than " + Literals.shortest(most)
                + " are shortened to it  " + layer.layer().span().reference());
        code.open("for (int o = 0; o < " + layer.rows() + "; o++)");
        code.line("double squares = 0;");
        code.open("for (int i = 0; i < " + layer.inputs() + "; i++)");
        code.line("int k = " + place(layer) + ";");
        code.line("squares += " + (unit.real() == Real.FLOAT ? "(double) " : "") + "p[k] * p[k];");
        code.close();
        code.open("if (squares > " + Real.DOUBLE.literal(most * most) + ")");
        code.line(unit.type() + " shorter = "
                + unit.real().rounded(Real.DOUBLE.literal(most) + " / Math.sqrt(squares)", false) + ";");
        code.open("for (int i = 0; i < " + layer.inputs() + "; i++)");
        code.line("p[" + place(layer) + "] *= shorter;");
        code.close().close().close();
    }
}
