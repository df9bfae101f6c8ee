package org.mlpc.compiler.schedule.pass;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Computation;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.Loop;
import org.mlpc.compiler.program.Statement.Store;
import org.mlpc.compiler.program.Uses;

/** All of a buffer's numbers, taken over from another of the same shape. */
record Copy(Buffer target, Buffer source, Store store) {
    /** Takes over all of a row's numbers, one by one. */
    static Loop loop(Buffer target, Function<Index, Access> source) {
        return loop(target.size(), i -> target.at(Affine.of(i)), source);
    }

    /** Takes over so many numbers, one by one. */
    static Loop loop(int count, Function<Index, Access> target, Function<Index, Access> source) {
        Index i = new Index("i");
        Access place = target.apply(i);
        Computation value = new Computation(
                Exprs.scalar("value"),
                Map.of("value", source.apply(i)),
                place.buffer().element());
        return new Loop(
                i, Affine.constant(0), Affine.constant(count), Loop.Kind.UNROLLED, List.of(new Store(place, value)));
    }

    /** The copies among statements, in their order. */
    static List<Copy> in(List<Statement> statements) {
        List<Copy> copies = new ArrayList<>();
        for (Uses.Use use : Uses.of(statements)) {
            if (use.written()
                    && use.by() instanceof Store store
                    && store.value().expr() instanceof Variable v
                    && store.value().operands().get(v.name()) instanceof Access source
                    && same(store.target(), source)) {
                copies.add(new Copy(store.target().buffer(), source.buffer(), store));
            }
        }
        return copies;
    }

    private static boolean same(Access target, Access source) {
        return target.place().equals(source.place())
                && target.buffer().shape().equals(source.buffer().shape())
                && target.buffer().element() == source.buffer().element()
                && !target.buffer().equals(source.buffer());
    }

    /** The buffers that a buffer is a copy of. */
    static Set<Buffer> sources(List<Statement> statements, Buffer copy) {
        Set<Buffer> sources = new LinkedHashSet<>();
        in(statements).stream().filter(c -> c.target().equals(copy)).forEach(c -> sources.add(c.source()));
        return sources;
    }
}
