package org.mlpc.compiler.codegen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.Call;
import org.mlpc.compiler.program.Statement.Draw;
import org.mlpc.compiler.program.Statement.If;
import org.mlpc.compiler.program.Statement.Let;
import org.mlpc.compiler.program.Statement.Loop;
import org.mlpc.compiler.program.Statement.MultiplyAdd;
import org.mlpc.compiler.program.Statement.Note;
import org.mlpc.compiler.program.Statement.Note.Subject;
import org.mlpc.compiler.program.Statement.Shared;
import org.mlpc.compiler.program.Statement.Store;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells straight lines of a loop program, and the loops that they stand in: a paragraph for each note, a line for each number. */
final class LinePrinter {
    private final Unit unit;
    private final Code code;
    private final LineNames names;
    private final Set<String> declared = new HashSet<>();
    /** The locals that hold the keys of what is drawn, by layer and variable. */
    private final Map<String, String> keys = new HashMap<>();

    LinePrinter(Unit unit, Code code, LineNames names) {
        this.unit = unit;
        this.code = code;
        this.names = names;
    }

    Unit unit() {
        return unit;
    }

    Code code() {
        return code;
    }

    LineNames names() {
        return names;
    }

    /** Spells statements; whatever sets the result in the end returns it, if that is the last thing to be done. */
    void print(List<Statement> statements, Optional<Access> returned) {
        int at = 0;
        while (at < statements.size()) {
            Optional<Access> target = statements.get(at).sets();
            int end = at + 1;
            while (target.isPresent()
                    && end < statements.size()
                    && target.equals(statements.get(end).sets())) {
                end++;
            }
            boolean last = end == statements.size() && returned.equals(target);
            statements.get(at).accept(new Group(statements.subList(at, end), last));
            at = end;
        }
    }

    /** What stands before the name of a number that is set: its type where it is declared there. */
    String declaration(Access target) {
        if (!target.buffer().local() || !declared.add(target.toString())) {
            return "";
        }
        return switch (target.buffer().element()) {
            case REAL -> unit.type() + " ";
            case DOUBLE -> "double ";
            case WHOLE -> "int ";
        };
    }

    /** The local with the key of what a layer draws, which is declared where it is first asked for. */
    String key(Draw draw) {
        return keys.computeIfAbsent(draw.layer() + " " + draw.variable(), k -> {
            String key = names.fresh("draw" + draw.layer());
            code.format("int $L = $T.key(seed, $L, $L, steps);", key, Types.DRAWS, draw.layer(), draw.variable());
            return key;
        });
    }

    /** One statement, or all that set one number, one after the other. */
    private final class Group implements Statement.Visitor<Void> {
        private final List<Statement> statements;
        private final boolean returned;

        Group(List<Statement> statements, boolean returned) {
            this.statements = statements;
            this.returned = returned;
        }

        private Void chain(Access target) {
            new LineChain(LinePrinter.this, target, returned).print(statements);
            return null;
        }

        @Override
        public Void loop(Loop loop) {
            String index = loop.index().name();
            code.open("for (int " + index + " = " + names.bound(loop.from()) + "; " + index + " < "
                    + names.bound(loop.to()) + "; " + index + "++)");
            LinePrinter.this.print(loop.body(), Optional.empty());
            code.close();
            return null;
        }

        @Override
        public Void store(Store store) {
            return chain(store.target());
        }

        @Override
        public Void multiplyAdd(MultiplyAdd sum) {
            return chain(sum.target());
        }

        @Override
        public Void draw(Draw draw) {
            return chain(draw.target());
        }

        @Override
        public Void choice(If choice) {
            code.open("if (" + LineChain.text(LinePrinter.this, choice.condition()) + ")");
            LinePrinter.this.print(choice.then(), Optional.empty());
            code.close();
            return null;
        }

        @Override
        public Void note(Note note) {
            if (note.subject() == Subject.RESULT) {
                code.blank();
            } else {
                code.paragraph(about(note));
            }
            return null;
        }

        @Override
        public Void shared(Shared shared) {
            List<String> values = shared.values().stream().map(names::base).toList();
            code.comment(StoredValues.comment(values, whose(shared.from())));
            return null;
        }

        @Override
        public Void let(Let let) {
            code.line("int " + let.index().name() + " = " + names.start(let.value()) + ";");
            return null;
        }

        @Override
        public Void call(Call call) {
            throw new IllegalArgumentException("a call among straight lines");
        }
    }

    /** Who left the values of a paragraph. */
    private String whose(Note note) {
        return switch (note.subject()) {
            case FORWARD, INFERENCE ->
                names.layer(note.layer()).layer().activation().name();
            case LOSS -> "the loss";
            case DELTA -> "∂L/∂z" + note.layer();
            default -> "the paragraph before";
        };
    }

    private String about(Note note) {
        Formulas formulas = unit.formulas();
        if (note.layer() == 0) {
            return note.subject() == Subject.LOSS
                    ? formulas.loss()
                    : formulas.scale().orElseThrow();
        }
        LayerSchedule layer = names.layer(note.layer());
        return switch (note.subject()) {
            case FORWARD -> formulas.forward(layer, true);
            case INFERENCE -> formulas.forward(layer, false);
            case DELTA -> formulas.backward().delta(layer);
            case PIECES -> formulas.backward().pieces(layer);
            case LEARNED -> formulas.backward().learned(layer, note.part());
            case WEIGHTS -> formulas.backward().weightGradient(layer);
            case INPUT_GRADIENT -> formulas.backward().inputGradient(layer);
            case SCALE, LOSS, PENALTIES, MAX_NORM, RESULT, DRAWN, AROUND ->
                throw new IllegalArgumentException("no equation for " + note);
        };
    }
}
