package org.mlpc.compiler.schedule.lower;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Content;
import org.mlpc.compiler.program.Content.Role;
import org.mlpc.compiler.program.Element;

/** The buffers of a program, each with a name of its own. */
final class Memory {
    private final List<Buffer> buffers = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();

    List<Buffer> buffers() {
        return buffers;
    }

    /** A buffer of zeros; its name is the wish, or the wish with a number. */
    Buffer buffer(String wish, Element element, Content content, Integer... shape) {
        return add(Buffer.of(name(wish), element, content, shape));
    }

    /** A buffer that begins with the same number everywhere. */
    Buffer filled(String wish, Element element, Content content, double value, Integer... shape) {
        Buffer zeros = Buffer.of(name(wish), element, content, shape);
        List<Double> values = value == 0 ? List.of() : Collections.nCopies(zeros.size(), value);
        return add(new Buffer(zeros.name(), element, zeros.shape(), content, values, Buffer.Lifetime.KEPT));
    }

    /** Numbers that the model gives. */
    Buffer constants(String wish, Role role, List<Double> values) {
        return add(new Buffer(
                name(wish), Element.REAL, List.of(values.size()), Content.of(role), values, Buffer.Lifetime.KEPT));
    }

    /** One number. */
    Access number(String wish, Element element, Content content) {
        return buffer(wish, element, content).only();
    }

    private Buffer add(Buffer buffer) {
        buffers.add(buffer);
        return buffer;
    }

    private String name(String wish) {
        int before = names.merge(wish, 1, Integer::sum);
        return before == 1 ? wish : name(wish + "_" + before);
    }
}
