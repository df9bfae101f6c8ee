package org.mlpc.compiler.schedule.pass;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Method;
import org.mlpc.compiler.program.Paragraph;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.Loop;
import org.mlpc.compiler.program.Statement.Note;
import org.mlpc.compiler.program.Statement.Note.Subject;
import org.mlpc.compiler.program.Uses;

/**
 * Gives every layer methods of its own for a share of the examples: {@code forward1}, {@code backward1} and
 * {@code gradient1}; where training differs, {@code infer1} for afterwards. The methods of the whole network call them. What a
 * layer passes back, which the plainest program finds where it is read, is the layer's own work.
 */
final class LayersApart implements Pass {
    private final Set<Integer> differing;

    /** Layers by their numbers, of which some do something else in training than afterwards. */
    LayersApart(Set<Integer> differing) {
        this.differing = differing;
    }

    @Override
    public LoopProgram apply(LoopProgram program) {
        Map<Integer, String> names = new HashMap<>();
        Paragraph.of(program.method("forward").body()).stream()
                .flatMap(p -> p.note().stream())
                .forEach(n -> names.put(n.layer(), n.name()));
        List<Method> methods = new ArrayList<>();
        for (Method method : program.methods()) {
            switch (method.name()) {
                case "forward" -> forward(method, methods);
                case "infer" -> infer(method, methods);
                case "backward" -> backward(method, names, methods);
                case "gradients" -> gradients(method, names, methods);
                default -> methods.add(method);
            }
        }
        return program.with(methods);
    }

    private void forward(Method whole, List<Method> methods) {
        List<Statement> calls = new ArrayList<>();
        List<Method> parts = new ArrayList<>();
        Affine accumulated = Affine.of(whole.parameters().get(1));
        for (Paragraph paragraph : Paragraph.of(whole.body())) {
            int k = paragraph.layer();
            ExampleShare share = new ExampleShare(whole, differing.contains(k));
            parts.add(share.method("forward" + k, name(paragraph) + ", forward", paragraph.statements()));
            calls.add(share.call("forward" + k, accumulated));
        }
        methods.add(whole.with(calls));
        methods.addAll(parts);
    }

    private void infer(Method whole, List<Method> methods) {
        List<Statement> calls = new ArrayList<>();
        List<Method> parts = new ArrayList<>();
        for (Paragraph paragraph : Paragraph.of(whole.body())) {
            int k = paragraph.layer();
            ExampleShare share = new ExampleShare(whole, false);
            String name = (differing.contains(k) ? "infer" : "forward") + k;
            if (differing.contains(k)) {
                parts.add(share.method(name, name(paragraph) + ", forward, after training", paragraph.statements()));
            }
            calls.add(share.call(name, Affine.constant(0)));
        }
        methods.add(whole.with(calls));
        methods.addAll(parts);
    }

    private static String name(Paragraph paragraph) {
        return paragraph.note().orElseThrow().name();
    }

    private static void backward(Method whole, Map<Integer, String> names, List<Method> methods) {
        Map<Integer, List<Statement>> layers = new TreeMap<>(Collections.reverseOrder());
        for (Paragraph paragraph : Paragraph.of(whole.body())) {
            int k = paragraph.layer();
            List<Statement> own = layers.computeIfAbsent(k, n -> new ArrayList<>());
            paragraph.note().ifPresent(own::add);
            for (Statement s : paragraph.body()) {
                if (paragraph.about(Subject.DELTA) && s instanceof Loop examples) {
                    Given given = Given.of(examples, k);
                    given.add(layers.getOrDefault(k + 1, List.of()), names);
                    own.addAll(given.loop(given.own()));
                } else {
                    own.add(s);
                }
            }
        }
        calls(whole, "backward", ", backward", layers, names, methods);
    }

    /** What is done for an example: by a layer itself, and what the one behind gives to it directly or around a block. */
    private record Given(
            Loop examples, int layer, List<Statement> own, List<Statement> direct, List<Statement> around) {
        static Given of(Loop examples, int layer) {
            Given given = new Given(examples, layer, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (Statement s : examples.body()) {
                List<Uses.Use> uses = Uses.of(List.of(s));
                boolean outer = uses.stream()
                        .filter(Uses.Use::written)
                        .allMatch(u -> of(u.access().buffer(), Role.OUTPUT_GRADIENT, layer));
                boolean next = uses.stream()
                        .map(u -> u.access().buffer())
                        .anyMatch(b -> of(b, Role.SUM_GRADIENT, layer + 1) || of(b, Role.PIECE_GRADIENT, layer + 1));
                (!outer ? given.own : next ? given.direct : given.around).add(s);
            }
            return given;
        }

        private static boolean of(Buffer buffer, Role role, int layer) {
            return buffer.content().role() == role && buffer.content().layer() == layer;
        }

        List<Statement> loop(List<Statement> body) {
            return body.isEmpty() ? List.of() : List.of(examples.with(body));
        }

        void add(List<Statement> behind, Map<Integer, String> names) {
            add(behind, Subject.INPUT_GRADIENT, direct, names);
            add(behind, Subject.AROUND, around, names);
        }

        private void add(List<Statement> behind, Subject subject, List<Statement> body, Map<Integer, String> names) {
            if (!body.isEmpty()) {
                behind.add(new Note(subject, String.valueOf(names.get(layer + 1)), layer + 1, 0));
                behind.addAll(loop(body));
            }
        }
    }

    private static void gradients(Method whole, Map<Integer, String> names, List<Method> methods) {
        Map<Integer, List<Statement>> layers = new TreeMap<>(Collections.reverseOrder());
        for (Statement s : whole.body()) {
            Loop examples = (Loop) s;
            for (Paragraph paragraph : Paragraph.of(examples.body())) {
                layers.computeIfAbsent(paragraph.layer(), k -> new ArrayList<>())
                        .addAll(paragraph
                                .with(List.of(examples.with(paragraph.body())))
                                .statements());
            }
        }
        calls(whole, "gradient", ", what it learns", layers, names, methods);
    }

    /** Adds methods for layers, and before them the one that calls those in which anything is done. */
    private static void calls(
            Method whole,
            String name,
            String does,
            Map<Integer, List<Statement>> layers,
            Map<Integer, String> names,
            List<Method> methods) {
        List<Statement> calls = new ArrayList<>();
        List<Method> parts = new ArrayList<>();
        layers.forEach((k, statements) -> {
            if (!onlyNotes(statements)) {
                ExampleShare share = new ExampleShare(whole, false);
                parts.add(share.method(name + k, names.get(k) + does, statements));
                calls.add(share.call(name + k, Affine.constant(0)));
            }
        });
        methods.add(whole.with(calls));
        methods.addAll(parts);
    }

    private static boolean onlyNotes(Collection<Statement> statements) {
        return statements.stream().allMatch(Note.class::isInstance);
    }
}
