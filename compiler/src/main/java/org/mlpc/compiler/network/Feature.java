package org.mlpc.compiler.network;

import java.util.List;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.source.Span;

/**
 * A named input: one value from outside, one column or several inside.
 *
 * @param span where it stands in the {@code input} line
 * @param name of its column in the data
 * @param kind what its value means
 */
public record Feature(Span span, String name, Kind kind) {
    /** What a value means. */
    public sealed interface Kind {
        /** A number, used as it is. */
        record Plain() implements Kind {}

        /**
         * A number, first put through a function.
         *
         * @param name of the function
         * @param call the function with its arguments, the same however they were written: {@code softplus(beta = 2)}
         * @param definition the result in terms of {@code z}
         */
        record Transformed(String name, String call, Expr definition) implements Kind {}

        /**
         * One of several labels: from outside its index, from 0; inside a column for each, 1 in that of the label.
         *
         * @param labels two or more, in order
         */
        record Category(List<String> labels) implements Kind {
            public Category {
                labels = List.copyOf(labels);
            }
        }
    }

    /** Whether the value is a number: only numbers are scaled. */
    public boolean numeric() {
        return !(kind instanceof Kind.Category);
    }

    /** The columns that it has inside. */
    public int columns() {
        return kind instanceof Kind.Category c ? c.labels().size() : 1;
    }

    /** The words behind its colon: none for a number as it is, the transform's call, or the labels. */
    public List<String> words() {
        if (kind instanceof Kind.Category c) {
            return c.labels();
        }
        return kind instanceof Kind.Transformed t ? List.of(t.call()) : List.of();
    }
}
