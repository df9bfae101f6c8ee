package org.mlpc.compiler.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.check.Checker;
import org.mlpc.compiler.check.library.StandardDefinitions;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.Program;
import org.mlpc.compiler.order.Order;
import org.mlpc.compiler.order.Ordering;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.source.SourceFile;

/**
 * Whatever is repeated in an expression, in whatever way and in whatever definition: what is computed, derivatives too,
 * grows like what is written.
 */
class ExpressionGrowthTest {
    private static final StandardDefinitions STANDARD = new StandardDefinitions(Parser::parse);
    private static final int ONCE = 8;
    /** What is linear adds twice as much from 2 n to 4 n as from n to 2 n, what is quadratic four times as much. */
    private static final int LINEAR = 3;
    /** Operations that say nothing about growth. */
    private static final int FEW = 60;

    private static final int ONE_OF = 7;

    @Tag("sampled")
    @Test
    void whatIsComputedGrowsLikeWhatIsWritten() {
        List<Growing> some = IntStream.range(0, Growing.all().size())
                .filter(i -> i % ONE_OF == 0)
                .mapToObj(Growing.all()::get)
                .toList();
        requireLinear(Sample.of(some, 3 * ONE_OF));
    }

    @Tag("exhaustive")
    @Test
    void everythingThatIsComputedGrowsLikeWhatIsWritten() {
        requireLinear(Growing.all());
    }

    private static void requireLinear(List<Growing> all) {
        List<String> faults = new ArrayList<>();
        int accepted = 0;
        for (Growing growing : all) {
            OptionalLong once = operations(growing.model(ONCE));
            OptionalLong twice = operations(growing.model(2 * ONCE));
            OptionalLong more = operations(growing.model(4 * ONCE));
            if (once.isPresent() && twice.isPresent() && more.isPresent()) {
                accepted++;
                long first = twice.getAsLong() - once.getAsLong();
                long second = more.getAsLong() - twice.getAsLong();
                if (second > LINEAR * Math.max(first, FEW)) {
                    faults.add(growing + ": " + once.getAsLong() + ", " + twice.getAsLong() + ", " + more.getAsLong());
                }
            }
        }
        assertEquals(List.of(), faults);
        int taken = accepted;
        assertTrue(accepted >= all.size() * 9 / 10, () -> taken + " accepted of " + all.size());
    }

    /** Of all formulas of the model, as they are written out; empty where it is refused. */
    private static OptionalLong operations(String text) {
        Diagnostics diagnostics = new Diagnostics();
        SourceFile file = new SourceFile("model.mlp", text);
        Program program = Checker.check(STANDARD, List.of(Parser.parse(file, diagnostics)), diagnostics);
        if (diagnostics.errors() > 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(program.networks().stream()
                .map(network -> Ordering.order(network, network.train().piece()))
                .flatMap(ExpressionGrowthTest::formulas)
                .mapToLong(Written::operations)
                .sum());
    }

    private static Stream<Order.Formula> formulas(Order order) {
        Stream<Order.Formula> layers = order.layers().stream()
                .flatMap(layer -> Stream.concat(
                        Stream.concat(Stream.of(layer.activation(), layer.inference()), layer.delta().stream()),
                        layer.learned().stream()));
        Stream<Order.Formula> rest = Stream.concat(
                order.loss().map(Order.LossOrder::value).stream(),
                order.updates().stream().map(Order.Update::value));
        return Stream.concat(layers, rest);
    }
}
