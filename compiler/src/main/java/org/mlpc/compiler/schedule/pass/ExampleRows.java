package org.mlpc.compiler.schedule.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Content;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.program.Rewriter;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.Loop;
import org.mlpc.compiler.program.Uses;

/**
 * One turn of a layer's loop over examples: the numbers that come in and those that it makes live as long as the turn takes;
 * what it makes is stored in its row at the end.
 */
final class ExampleRows extends Rewriter {
    private static final Set<Role> MADE = Set.of(Role.SUM, Role.OUTPUT, Role.SUM_GRADIENT);

    private final int layer;
    private final Index example;
    private final Map<Index, Affine> values = new HashMap<>();
    private final Map<Buffer, Buffer> numbers = new HashMap<>();

    /** Turns of a layer's loop, by the index of the example. */
    ExampleRows(int layer, Index example) {
        this.layer = layer;
        this.example = example;
    }

    /** What a loop over examples does in one turn; what an earlier one made is still at hand. */
    List<Statement> of(Loop examples) {
        values.put(examples.index(), Affine.of(example));
        List<Statement> turn = new ArrayList<>();
        Set<Buffer> made = new LinkedHashSet<>();
        for (Uses.Use use : Uses.of(examples.body())) {
            Buffer buffer = use.access().buffer();
            Content content = buffer.content();
            if (use.written() && MADE.contains(content.role()) && content.layer() == layer) {
                made.add(buffer);
                numbers.computeIfAbsent(buffer, b -> own(b, content));
            } else if (comesIn(content) && !numbers.containsKey(buffer)) {
                Buffer loaded = own(buffer, Content.of(Role.LOADED));
                numbers.put(buffer, loaded);
                turn.add(Copy.loop(loaded, i -> buffer.at(example, i)));
            }
        }
        turn.addAll(statements(examples.body()));
        for (Buffer buffer : made) {
            Buffer number = number(buffer);
            turn.add(Copy.loop(number.size(), i -> buffer.at(example, i), i -> number.at(Affine.of(i))));
        }
        return turn;
    }

    /** Whether it is what the sums of a layer are made of. */
    private boolean comesIn(Content content) {
        return layer > 0
                && (content.role() == Role.ENCODED || content.role() == Role.OUTPUT && content.layer() < layer);
    }

    /** Numbers of one example; no name that is written in a model has the dot. */
    private static Buffer own(Buffer rows, Content content) {
        int width = rows.shape().get(rows.shape().size() - 1);
        return new Buffer(rows.name() + "·b", rows.element(), List.of(width), content, List.of(), Buffer.Lifetime.CALL);
    }

    private Buffer number(Buffer buffer) {
        Buffer own = numbers.get(buffer);
        if (own != null) {
            return own;
        }
        boolean step = buffer.content().role() == Role.INTERMEDIATE;
        return step ? buffer.local(buffer.name(), buffer.shape()) : buffer;
    }

    @Override
    public List<Statement> loop(Loop loop) {
        return super.loop(loop.unrolled());
    }

    @Override
    protected Access access(Access access) {
        Buffer number = number(access.buffer());
        Affine place = affine(access.place());
        boolean row = numbers.containsKey(access.buffer());
        return number.at(row ? place.with(Map.of(example, Affine.constant(0))) : place);
    }

    @Override
    protected Affine affine(Affine affine) {
        return affine.with(values);
    }
}
