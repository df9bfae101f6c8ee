package org.mlpc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.schedule.Schedule.Form;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/**
 * Spells how the gradient of a step begins. Tiles of the first batch after an update begin with zeros from a few cache
 * lines, not with those that the update would have written to all of g: for large layers both ways through memory are saved.
 */
final class GradientStart {
    private final Unit unit;

    GradientStart(Unit unit) {
        this.unit = unit;
    }

    /** Whether tiles set a part of g, so that no update clears it. */
    boolean set() {
        return unit.schedule().form() == Form.LAYERS
                && !unit.always()
                && unit.network().loss().isPresent()
                && !tiles().isEmpty();
    }

    /** The layers whose ∂L/∂W tiles set, in the order of their places. */
    List<LayerSchedule> tiles() {
        return unit.schedule().layers().stream()
                .filter(l -> unit.schedule().vectors(l) && LayerGradient.of(l))
                .sorted(Comparator.comparing(l -> l.offsets().get(0)))
                .toList();
    }

    /** Statements before the sums of a batch. */
    void begin(Code code) {
        code.line("fresh = accumulated == 0;");
        code.open("if (fresh)").line("clear();").close();
    }

    /** The argument that says what tiles begin with: what an array holds, or zeros for the rows of a tile. */
    String argument(String array) {
        if (!set()) {
            return "";
        }
        int columns = tiles().stream().mapToInt(VectorLoops::columns).max().orElseThrow();
        unit.scratch().array("zeros", Integer.toString(4 * columns), "What the gradient's tiles begin with.");
        return ", fresh ? zeros : " + array;
    }

    /** The method that clears all else. */
    MethodSpec clear() {
        Code code = new Code();
        code.open("if (!VECTORS)");
        code.format("$T.fill(g, 0);", Arrays.class).line("return;").close();
        rest((from, to) -> code.format("$T.fill(g, $L, $L, 0);", Arrays.class, from, to));
        return MethodSpec.methodBuilder("clear")
                .addJavadoc("Begins a gradient: clears all of g but what tiles set anew.\n")
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.VOID)
                .addCode(code.build())
                .build();
    }

    /** Goes through the ranges of g that no tiles set, by the Java text of their bounds. */
    void rest(BiConsumer<String, String> range) {
        int from = 0;
        for (LayerSchedule layer : tiles()) {
            int place = layer.offsets().get(0);
            if (from < place) {
                range.accept(name(from), name(place));
            }
            from = place + layer.height() * layer.width();
        }
        if (from < unit.schedule().trained()) {
            range.accept(name(from), unit.trained());
        }
    }

    /** The constant that stands for a place in g, if there is one. */
    private String name(int place) {
        for (LayerSchedule layer : unit.schedule().layers()) {
            if (layer.layer().affine() && layer.offsets().get(0) == place) {
                return "W" + layer.number();
            }
            if (layer.biased() && layer.offsets().get(1) == place) {
                return "B" + layer.number();
            }
        }
        return Integer.toString(place);
    }
}
