package org.mlpc.compiler.schedule.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.program.Method;
import org.mlpc.compiler.program.Rewriter;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.Call;
import org.mlpc.compiler.program.Statement.Loop;

/** Makes of statements for all examples that a method is given a method for a share of them, from one up to another. */
final class ExampleShare extends Rewriter {
    private final Affine first;
    private final Affine end;
    private final Index from = new Index("from");
    private final Index to = new Index("to");
    private final List<Index> parameters = new ArrayList<>(List.of(from, to));
    private final Map<Index, Affine> values = new HashMap<>();

    /**
     * A share of what a method does.
     *
     * @param whole for n examples, or for those from one up to another
     * @param accumulates whether the examples since the last update count, too
     */
    ExampleShare(Method whole, boolean accumulates) {
        Index given = whole.parameters().get(0);
        boolean range = given.name().equals("from");
        this.first = range ? Affine.of(given) : Affine.constant(0);
        this.end = Affine.of(range ? whole.parameters().get(1) : given);
        if (!range) {
            values.put(given, Affine.of(to).plus(Affine.times(-1, from)));
        }
        if (accumulates) {
            Index accumulated = new Index("accumulated");
            parameters.add(accumulated);
            values.put(whole.parameters().get(1), Affine.of(accumulated));
        }
    }

    /** The method. */
    Method method(String name, String does, List<Statement> statements) {
        return new Method(name, does, parameters, statements(statements));
    }

    /** The call of the method for all examples. */
    Call call(String name, Affine accumulated) {
        return new Call(name, parameters.size() > 2 ? List.of(first, end, accumulated) : List.of(first, end));
    }

    @Override
    public List<Statement> loop(Loop loop) {
        if (loop.from().equals(first) && loop.to().equals(end)) {
            return List.of(
                    new Loop(loop.index(), Affine.of(from), Affine.of(to), loop.kind(), statements(loop.body())));
        }
        return super.loop(loop);
    }

    @Override
    protected Affine affine(Affine affine) {
        return affine.with(values);
    }
}
