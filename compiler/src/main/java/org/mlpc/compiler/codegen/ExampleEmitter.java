package org.mlpc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Locals;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.program.Method;
import org.mlpc.compiler.program.Uses;

/** Spells a small network: one example through all layers and back in one method of straight lines. */
final class ExampleEmitter {
    private final Unit unit;
    private final LoopProgram program;

    ExampleEmitter(Unit unit) {
        this.unit = unit;
        this.program = unit.schedule().program();
    }

    /** Forward, loss and backward of one example. */
    MethodSpec example() {
        Method method = program.method("example");
        Code code = new Code();
        code.line(unit.array() + " p = this.p;")
                .line(unit.array() + " g = this.g;")
                .blank();
        new LinePrinter(unit, code, names()).print(method.body(), Optional.empty());
        code.blank().line("return loss;");
        MethodSpec.Builder spec = method("example", "Adds the gradient of one example to g and returns its loss.")
                .returns(type())
                .addParameter(array(), "x")
                .addParameter(TypeName.INT, "i")
                .addParameter(array(), "t")
                .addParameter(TypeName.INT, "j");
        if (unit.network().draws()) {
            spec.addParameter(TypeName.INT, "row");
        }
        return spec.addCode(code.build()).build();
    }

    /** The outputs of one example, left in y; for the loss z is left, too. */
    MethodSpec outputs() {
        Method method = program.method("outputs");
        Code code = new Code();
        code.line(unit.array() + " p = this.p;").blank();
        new LinePrinter(unit, code, names()).print(method.body(), Optional.empty());
        for (Buffer buffer : Uses.buffers(method)) {
            if (buffer.content().role() == Role.RESULT) {
                boolean y = buffer.name().equals("y");
                unit.scratch()
                        .array(
                                buffer.name(),
                                "OUTPUTS",
                                y ? "The outputs of one example." : "The last layer's pre-activations of one example.");
            }
        }
        return method("outputs", "Takes one example through the network; its outputs are left in y.")
                .addParameter(array(), "x")
                .addParameter(TypeName.INT, "i")
                .addCode(code.build())
                .build();
    }

    /** The loss of the example whose outputs were left. */
    MethodSpec loss() {
        Method method = program.method("lossOf");
        Code code = new Code();
        new LinePrinter(unit, code, names()).print(method.body(), method.result());
        return method("lossOf", "The loss of the example whose outputs were left in y.")
                .returns(type())
                .addParameter(array(), "t")
                .addParameter(TypeName.INT, "j")
                .addCode(code.build())
                .build();
    }

    private static MethodSpec.Builder method(String name, String does) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(SafeText.doc("$L\n", does))
                .addModifiers(Modifier.PRIVATE);
    }

    private TypeName type() {
        return unit.real().typeName();
    }

    private TypeName array() {
        return unit.real().arrayType();
    }

    private LineNames names() {
        Locals locals =
                new Locals("p", "g", "x", "i", "t", "j", "loss", "y", "z", "offset", "factor", "row", "seed", "steps");
        return new LineNames(unit, locals, ExampleEmitter::place);
    }

    private static String place(Access access) {
        int place = access.place().constant();
        return switch (access.buffer().content().role()) {
            case INPUT, ENCODED -> "x[i + " + place + "]";
            case TARGET -> "t[j + " + place + "]";
            default -> throw new IllegalArgumentException("no name for " + access);
        };
    }
}
