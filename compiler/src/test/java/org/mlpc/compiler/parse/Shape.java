package org.mlpc.compiler.parse;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.source.Span;

/** Writes records out in full, without their places, so that trees from different texts can be compared. */
final class Shape {
    private Shape() {}

    static String of(Object value) {
        if (value instanceof Span || value instanceof SourceFile) {
            return "";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Shape::of).collect(Collectors.joining(" ", "[", "]"));
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(Shape::of).orElse("-");
        }
        return value instanceof Record ? record(value) : String.valueOf(value);
    }

    private static String record(Object value) {
        return Arrays.stream(value.getClass().getRecordComponents())
                .map(component -> of(read(component, value)))
                .collect(Collectors.joining(" ", "(" + value.getClass().getSimpleName() + " ", ")\n"));
    }

    private static Object read(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
