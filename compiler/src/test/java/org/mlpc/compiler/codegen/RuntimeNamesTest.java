package org.mlpc.compiler.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.ClassName;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.random.RandomSuite;
import org.mlpc.runtime.Elementary;
import org.mlpc.runtime.RuntimeVersion;

/** What generated code names is there in the runtime. */
class RuntimeNamesTest {
    private static final Pattern STATIC = Pattern.compile("import static (org\\.mlpc\\.runtime\\.\\w+)\\.(\\w+);");

    @Test
    void everyClassIsInTheRuntime() throws IllegalAccessException, ClassNotFoundException {
        int classes = 0;
        for (Field field : Types.class.getDeclaredFields()) {
            if (field.getType() == ClassName.class) {
                Class<?> found = Class.forName(((ClassName) field.get(null)).reflectionName());
                assertTrue(
                        Set.of(Types.RUNTIME, "jdk.incubator.vector").contains(found.getPackageName()),
                        found.getName());
                assertTrue(Modifier.isPublic(found.getModifiers()), found.getName());
                classes++;
            }
        }
        assertTrue(classes >= 15, () -> "only some classes are looked up");
    }

    @Test
    void theCompilerWritesForTheCurrentVersionOfTheRuntime() {
        assertEquals(RuntimeVersion.CURRENT, Types.VERSION);
    }

    @Test
    void everyStaticImportIsAMethodForBothPrecisions() throws ClassNotFoundException {
        Set<String> imports = new TreeSet<>();
        RandomSuite.subjects()
                .forEach(subject -> subject.source()
                        .lines()
                        .filter(line -> line.startsWith("import static"))
                        .forEach(imports::add));
        assertTrue(imports.size() >= 12, imports::toString);
        for (String line : imports) {
            Matcher names = STATIC.matcher(line);
            assertTrue(names.matches(), line);
            Class<?> owner = Class.forName(names.group(1));
            boolean array = owner.getSimpleName().equals("Units");
            assertTrue(has(owner, names.group(2), array ? float[].class : float.class), line);
            // in double a multiply-add is written out
            assertTrue(
                    names.group(2).equals("fma") || has(owner, names.group(2), array ? double[].class : double.class),
                    line);
        }
    }

    private static boolean has(Class<?> owner, String name, Class<?> first) {
        return Arrays.stream(owner.getMethods())
                .filter(m -> Modifier.isStatic(m.getModifiers()))
                .filter(m -> m.getName().equals(name))
                .map(Method::getParameterTypes)
                .anyMatch(types -> types.length > 0 && types[0] == first);
    }

    @Test
    void everyFunctionOfTheLanguageIsElementary() {
        Set<String> inMath = Set.of("sqrt", "abs", "min", "max");
        for (Operator operator : Operator.values()) {
            if (operator.form() == Operator.Form.FUNCTION && !inMath.contains(operator.symbol())) {
                assertTrue(has(Elementary.class, operator.symbol(), float.class), operator.symbol());
                assertTrue(has(Elementary.class, operator.symbol(), double.class), operator.symbol());
            }
        }
        assertTrue(has(Elementary.class, "pow", double.class) && has(Elementary.class, "fma", float.class));
    }
}
