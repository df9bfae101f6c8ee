package org.mlpc.compiler.codegen;

import java.util.Arrays;
import java.util.Map;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Locals;
import org.mlpc.compiler.network.Feature.Kind.Category;
import org.mlpc.compiler.network.Feature.Kind.Transformed;
import org.mlpc.compiler.network.JavaNames;
import org.mlpc.compiler.order.Ordering;

/** Spells what becomes of the features of one example, group by group, each under its equation. */
final class FeatureCode {
    /** A feature's name longer than this is no name for a local. */
    private static final int LONG_NAME = 24;

    private final Unit unit;
    private final Code code;
    private final Locals locals =
            new Locals("x", "from", "n", "b", "e", "i", "xi", "row", "columns", "numbers", "offset", "factor");

    FeatureCode(Unit unit, Code code) {
        this.unit = unit;
        this.code = code;
    }

    /** Where the number of a feature goes, and what is done to it before. */
    private interface Place {
        String assignment(String index, String number);
    }

    /** Fills the columns of a group: transformed, coded, scaled. */
    void columns(FeatureGroup group) {
        code.paragraph(FeatureFormulas.columns(group, unit.formulas()));
        int shift = group.column() - group.index();
        if (group.first().kind() instanceof Category category) {
            int end = group.column() + category.labels().size();
            code.format("$T.fill(columns, row + $L, row + $L, 0);", Arrays.class, group.column(), end);
            code.line("columns[row + " + group.column() + " + " + label(group, category) + "] = 1;");
        } else if (group.loop()) {
            String column = shift == 0 ? "i" : shift + " + i";
            loop(group, (i, number) -> "columns[row + " + column + "] = " + ScaleEmitter.applied(unit, number, i));
        } else {
            straight(
                    group,
                    (i, number) -> "columns[row + " + (Integer.parseInt(i) + shift) + "] = "
                            + ScaleEmitter.applied(unit, number, i));
        }
    }

    /** Fills in the numbers of a group that a scale is fitted on. */
    void numbers(FeatureGroup group) {
        code.paragraph(FeatureFormulas.numbers(group));
        Place place = (i, number) -> "numbers[row + " + i + "] = " + number;
        if (group.first().kind() instanceof Category category) {
            code.line(label(group, category) + ";");
        } else if (group.loop()) {
            loop(group, place);
        } else {
            straight(group, place);
        }
    }

    private static String label(FeatureGroup group, Category category) {
        return "label(x, b, " + group.index() + ", " + category.labels().size() + ")";
    }

    private void loop(FeatureGroup group, Place place) {
        int end = group.index() + group.features().size();
        code.open("for (int i = " + group.index() + "; i < " + end + "; i++)");
        feature(group, "i", "", "value", locals.inner(), place);
        code.close();
    }

    private void straight(FeatureGroup group, Place place) {
        for (int k = 0; k < group.features().size(); k++) {
            String i = Integer.toString(group.index() + k);
            String name = JavaNames.lowerCamel(group.features().get(k).name());
            feature(group, i, i, name.length() > LONG_NAME ? "number" + i : name, locals, place);
        }
    }

    private void feature(FeatureGroup group, String i, String suffix, String wish, Locals names, Place place) {
        String number = "number(x, b, " + i + ")";
        if (group.first().kind() instanceof Transformed transformed) {
            String raw = "x" + i;
            String local = names.name(wish);
            code.line(unit.type() + " " + raw + " = " + number + ";");
            new NumberCode(code, unit, names, suffix, Map.of("z", raw))
                    .declare(Ordering.transform(transformed).arithmetic(), local);
            number = "finite(" + local + ", " + raw + ", b, " + i + ")";
        }
        code.line(place.assignment(i, number) + ";");
    }
}
