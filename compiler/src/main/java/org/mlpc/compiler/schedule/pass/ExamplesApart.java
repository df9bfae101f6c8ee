package org.mlpc.compiler.schedule.pass;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mlpc.compiler.expr.Expr.Select;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Content;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.Element;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Method;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.Note;
import org.mlpc.compiler.program.Statement.Note.Subject;
import org.mlpc.compiler.program.Statement.Store;
import org.mlpc.compiler.program.Uses;

/**
 * Takes one example after the other through all of a network, in place of all examples through one layer after the other:
 * {@code example} takes one forward and back and gives its loss, {@code outputs} leaves its outputs, and {@code lossOf} gives
 * the loss of what was left. A network with statistics of batches has no such form.
 */
final class ExamplesApart implements Pass {
    private static final Set<String> TAKEN_APART = Set.of("forward", "infer", "loss", "backward", "gradients");

    @Override
    public LoopProgram apply(LoopProgram program) {
        Map<Buffer, Buffer> results = results(program);
        List<Method> methods = new ArrayList<>();
        if (coded(program)) {
            methods.add(program.method("encode"));
        }
        if (program.has("loss")) {
            methods.add(example(program));
        }
        methods.add(outputs(program, results));
        if (program.has("loss")) {
            methods.add(lossOf(program, results));
        }
        program.methods().stream()
                .filter(m -> !m.name().equals("encode") && !TAKEN_APART.contains(m.name()))
                .forEach(methods::add);
        return program.with(methods);
    }

    /** Whether values become columns, which is done for a batch, not only scaled. */
    private static boolean coded(LoopProgram program) {
        boolean wider =
                !program.buffer("x").shape().equals(program.buffer("encoded").shape());
        return wider || Uses.of(program.method("encode").body()).stream().anyMatch(ExamplesApart::codes);
    }

    /** Whether more is done than to scale a number. */
    private static boolean codes(Uses.Use use) {
        boolean step = use.access().buffer().content().role() == Role.INTERMEDIATE;
        return step || use.by() instanceof Store store && store.value().expr() instanceof Select;
    }

    private static List<Statement> inputs(LoopProgram program, OneExample one) {
        return coded(program) ? one.load(program.buffer("encoded"), "columns") : one.of("encode");
    }

    private static Method example(LoopProgram program) {
        Index b = new Index("b");
        Index row = new Index("row");
        OneExample one = new OneExample(program, b, row);
        List<Statement> body = new ArrayList<>(inputs(program, one));
        body.addAll(one.of("forward"));
        List<Statement> targets = one.load(program.buffer("t"), "target");
        for (Statement s : one.of("loss")) {
            body.add(s);
            if (s instanceof Note) {
                body.addAll(targets);
            }
        }
        body.addAll(back(one.of("backward"), one.of("gradients")));
        return new Method("example", "takes one example forward and back", List.of(b, row), body, loss(program, one));
    }

    private static Optional<Access> loss(LoopProgram program, OneExample one) {
        return Optional.of(one.buffer(program.buffer("loss")).only());
    }

    /** Behind what goes back through a layer comes what the layer learns of it. */
    private static List<Statement> back(List<Statement> backward, List<Statement> gradients) {
        List<Statement> all = new ArrayList<>();
        int layer = 0;
        for (Statement s : backward) {
            if (s instanceof Note note && note.layer() != layer) {
                all.addAll(ofLayer(gradients, layer));
                layer = note.layer();
            }
            all.add(s);
        }
        all.addAll(ofLayer(gradients, layer));
        return all;
    }

    private static List<Statement> ofLayer(List<Statement> statements, int layer) {
        List<Statement> all = new ArrayList<>();
        boolean within = false;
        for (Statement s : statements) {
            within = s instanceof Note note ? note.layer() == layer : within;
            if (within) {
                all.add(s);
            }
        }
        return all;
    }

    /** The last layer's outputs, and what else of it the loss reads, with the buffers in which they are left for it. */
    private static Map<Buffer, Buffer> results(LoopProgram program) {
        Map<Buffer, Buffer> left = new LinkedHashMap<>();
        Buffer outputs = program.buffers().stream()
                .filter(b -> b.content().role() == Role.OUTPUT)
                .reduce((first, second) -> second)
                .orElseThrow();
        int units = outputs.shape().get(1);
        Buffer y = result("y", units);
        left.put(outputs, y);
        if (program.has("loss")) {
            Set<Buffer> copies = Copy.sources(program.method("infer").body(), outputs);
            for (Buffer read : Uses.buffers(program.method("loss"))) {
                if (!read.equals(outputs)
                        && (read.content().role() == Role.SUM || read.content().role() == Role.OUTPUT)) {
                    left.put(read, copies.contains(read) ? y : result("z", units));
                }
            }
        }
        return left;
    }

    private static Buffer result(String name, int units) {
        return Buffer.of(name, Element.REAL, Content.of(Role.RESULT).called(name), units);
    }

    private static Method outputs(LoopProgram program, Map<Buffer, Buffer> results) {
        Index b = new Index("b");
        OneExample one = new OneExample(program, b, new Index("row"));
        List<Statement> body = new ArrayList<>(inputs(program, one));
        body.addAll(one.of("infer"));
        body.add(Note.of(Subject.RESULT));
        Set<Buffer> written = new LinkedHashSet<>();
        results.forEach((from, to) -> {
            if (written.add(to)) {
                body.add(Copy.loop(to, i -> one.buffer(from).at(Affine.of(i))));
            }
        });
        return new Method("outputs", "takes one example forward and leaves its outputs", List.of(b), body);
    }

    private static Method lossOf(LoopProgram program, Map<Buffer, Buffer> results) {
        Index b = new Index("b");
        OneExample one = new OneExample(program, b, new Index("row"));
        results.forEach(one::with);
        List<Statement> body = one.of("loss");
        return new Method("lossOf", "the loss of what was left", List.of(b), body, loss(program, one));
    }
}
