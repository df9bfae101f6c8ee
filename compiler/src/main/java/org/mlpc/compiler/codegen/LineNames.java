package org.mlpc.compiler.codegen;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.mlpc.compiler.codegen.text.Locals;
import org.mlpc.compiler.network.Parameters;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Content;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** What the numbers of a loop program are called in one method of straight lines: a local each, or a place in an array. */
final class LineNames {
    /** Locals that say their layer and nothing else needs. */
    private static final Set<Role> TEXTBOOK =
            Set.of(Role.SUM, Role.OUTPUT, Role.PIECE, Role.OUTPUT_GRADIENT, Role.SUM_GRADIENT, Role.PIECE_GRADIENT);

    private final Unit unit;
    private final Locals locals;
    private final Rows rows;
    private final Map<String, String> bases = new HashMap<>();

    LineNames(Unit unit, Locals locals, Rows rows) {
        this.unit = unit;
        this.locals = locals;
        this.rows = rows;
    }

    /** What belongs to single examples, in arrays. */
    interface Rows {
        /** The Java text of a number of an example. */
        String of(Access access);

        /** The Java text of an index. */
        default String index(Index index) {
            return index.name();
        }

        /** The Java text of how long the rows are, of which each begins so many numbers behind the one before. */
        default String length(int numbers) {
            return Integer.toString(numbers);
        }
    }

    /** The Java text of a bound: a number or an index. */
    String bound(Affine bound) {
        return bound.fixed()
                ? Integer.toString(bound.constant())
                : rows.index(bound.terms().get(0).index());
    }

    /** The Java text of the place where a row begins. */
    String start(Affine start) {
        Affine.Term term = start.terms().get(0);
        String index = rows.index(term.index());
        String length = rows.length(term.coefficient());
        return length.equals("1") ? index : length + " * " + index;
    }

    /** A new local of the method. */
    String fresh(String wish) {
        return locals.name(wish);
    }

    /** The Java text of a number. */
    String of(Access access) {
        Buffer buffer = access.buffer();
        int place = access.place().constant();
        if (!buffer.local()) {
            return kept(access);
        }
        boolean column = Set.of(Role.ENCODED, Role.LOADED, Role.TARGET)
                .contains(buffer.content().role());
        return base(buffer) + (column ? "" + place : buffer.shape().isEmpty() ? "" : "_" + place);
    }

    private String kept(Access access) {
        Buffer buffer = access.buffer();
        int place = access.place().constant();
        return switch (buffer.content().role()) {
            case SCALE -> unit.network().inputs().fitted() ? buffer.name() + "[" + place + "]" : "SCALE";
            case PARAMETER -> "p[" + tensor(buffer.content()) + " + " + place + "]";
            case GRADIENT -> "g[" + tensor(buffer.content()) + " + " + place + "]";
            case CONSTANT -> unit.classWeight(place);
            case RESULT -> buffer.content().symbol() + "[" + place + "]";
            case LOSS -> "sum";
            default -> rows.of(access);
        };
    }

    /** The constant with the offset of a tensor. */
    private String tensor(Content content) {
        LayerSchedule layer = layer(content.layer());
        Parameters tensor = layer.layer().parameters().stream()
                .filter(p -> p.symbol().equals(content.symbol()))
                .findFirst()
                .orElseThrow();
        return PlaceNames.of(layer, tensor);
    }

    /** A layer by its number. */
    LayerSchedule layer(int number) {
        return unit.schedule().layers().get(number - 1);
    }

    /** What the numbers of a local buffer are called, without the number of the unit. */
    String base(Buffer buffer) {
        Content content = buffer.content();
        if (content.layer() == 0) {
            return content.symbol();
        }
        String wish = content.symbol() + content.layer();
        return TEXTBOOK.contains(content.role()) ? wish : bases.computeIfAbsent(buffer.name(), n -> locals.name(wish));
    }
}
