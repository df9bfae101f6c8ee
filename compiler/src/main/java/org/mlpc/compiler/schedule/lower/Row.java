package org.mlpc.compiler.schedule.lower;

import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.program.Operand;

/** What a variable stands for, unit by unit: the numbers of one example, or the same for all. */
interface Row {
    /** The number of a unit. */
    Operand at(Affine unit);

    /** The numbers of an example. */
    static Row of(Buffer buffer, Index example) {
        return unit -> buffer.at(example, unit);
    }

    /** Numbers that are the same for all examples. */
    static Row shared(Buffer buffer) {
        return buffer::at;
    }

    /** One number for all units. */
    static Row one(Operand number) {
        return unit -> number;
    }
}
