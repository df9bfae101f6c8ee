package org.mlpc.compiler.program;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.program.Statement.Call;
import org.mlpc.compiler.program.Statement.Draw;
import org.mlpc.compiler.program.Statement.If;
import org.mlpc.compiler.program.Statement.Let;
import org.mlpc.compiler.program.Statement.Loop;
import org.mlpc.compiler.program.Statement.MultiplyAdd;
import org.mlpc.compiler.program.Statement.Note;
import org.mlpc.compiler.program.Statement.Shared;
import org.mlpc.compiler.program.Statement.Store;
import org.mlpc.runtime.Draws;
import org.mlpc.runtime.Elementary;

/** Runs loop programs with the numbers of the runtime, so that its bits are those that a generated class must have. */
final class Machine implements Statement.Visitor<Void> {
    private final LoopProgram program;
    private final boolean exact;
    private final long seed;
    private final Map<String, double[]> memory = new HashMap<>();
    private final Map<Index, int[]> indices = new IdentityHashMap<>();
    private final Map<Computation, Evaluation> evaluations = new IdentityHashMap<>();
    private long steps;

    Machine(LoopProgram program, boolean exact, long seed) {
        this.program = program;
        this.exact = exact;
        this.seed = seed;
        for (Buffer buffer : program.buffers()) {
            double[] numbers = new double[buffer.size()];
            for (int i = 0; i < buffer.values().size(); i++) {
                numbers[i] = rounded(buffer, buffer.values().get(i));
            }
            memory.put(buffer.name(), numbers);
        }
    }

    /** The numbers of a buffer, to read and to write. */
    double[] numbers(String buffer) {
        return memory.get(buffer);
    }

    boolean has(String method) {
        return program.has(method);
    }

    void steps(long taken) {
        steps = taken;
    }

    void run(String name, int... arguments) {
        Method method = program.method(name);
        for (int i = 0; i < arguments.length; i++) {
            cell(method.parameters().get(i))[0] = arguments[i];
        }
        run(method.body());
    }

    /** What a method gives back. */
    double result(String name, int... arguments) {
        run(name, arguments);
        return value(program.method(name).result().orElseThrow());
    }

    private void run(List<Statement> statements) {
        for (Statement statement : statements) {
            statement.accept(this);
        }
    }

    private int[] cell(Index index) {
        return indices.computeIfAbsent(index, i -> new int[1]);
    }

    private int value(Affine affine) {
        int value = affine.constant();
        for (Affine.Term term : affine.terms()) {
            value += term.coefficient() * cell(term.index())[0];
        }
        return value;
    }

    /** What an operand holds. */
    double value(Operand operand) {
        return operand instanceof Access access
                ? memory.get(access.buffer().name())[value(access.place())]
                : value((Affine) operand);
    }

    private double rounded(Buffer buffer, double value) {
        return buffer.element() == Element.REAL && !exact ? (float) value : value;
    }

    private void set(Access target, double value) {
        memory.get(target.buffer().name())[value(target.place())] = rounded(target.buffer(), value);
    }

    private double value(Computation computation) {
        return evaluations
                .computeIfAbsent(computation, c -> new Evaluation(c, this, !exact && c.in() == Element.REAL))
                .value();
    }

    @Override
    public Void loop(Loop loop) {
        int[] cell = cell(loop.index());
        int to = value(loop.to());
        for (int i = value(loop.from()); i < to; i++) {
            cell[0] = i;
            run(loop.body());
        }
        return null;
    }

    @Override
    public Void store(Store store) {
        set(store.target(), value(store.value()));
        return null;
    }

    @Override
    public Void multiplyAdd(MultiplyAdd sum) {
        double a = value(sum.left());
        double b = value(sum.right());
        double c = value(sum.target());
        set(sum.target(), exact ? a * b + c : Elementary.fma((float) a, (float) b, (float) c));
        return null;
    }

    @Override
    public Void draw(Draw draw) {
        int key = Draws.key(seed, draw.layer(), draw.variable(), steps);
        set(draw.target(), Draws.uniform(key, value(draw.number())));
        return null;
    }

    @Override
    public Void choice(If choice) {
        if (value(choice.condition()) != 0) {
            run(choice.then());
        }
        return null;
    }

    @Override
    public Void note(Note note) {
        return null;
    }

    @Override
    public Void shared(Shared shared) {
        return null;
    }

    @Override
    public Void let(Let let) {
        cell(let.index())[0] = value(let.value());
        return null;
    }

    @Override
    public Void call(Call call) {
        run(call.method(), call.arguments().stream().mapToInt(this::value).toArray());
        return null;
    }

    @Override
    public String toString() {
        return program.network() + Arrays.toString(program.methods().toArray());
    }
}
