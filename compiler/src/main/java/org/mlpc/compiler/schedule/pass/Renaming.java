package org.mlpc.compiler.schedule.pass;

import java.util.Map;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Rewriter;

/** Puts buffers in the place of others. */
class Renaming extends Rewriter {
    private final Map<Buffer, Buffer> names;

    Renaming(Map<Buffer, Buffer> names) {
        this.names = names;
    }

    @Override
    protected Buffer buffer(Buffer buffer) {
        Buffer name = buffer;
        while (names.containsKey(name)) {
            name = names.get(name);
        }
        return name;
    }
}
