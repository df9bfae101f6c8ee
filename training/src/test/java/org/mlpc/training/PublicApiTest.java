package org.mlpc.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mlpc.javac.CodeLocation;
import org.mlpc.runtime.Network;

/**
 * What programs and generated classes can call in the runtime, and programs in this module, is written down, so that no
 * change of it goes unseen.
 *
 * <p>With {@code -Dmlpc.update} the list is written anew; read the difference before you commit it.
 */
class PublicApiTest {
    /** A public class of each module, whose folder of classes is looked through. */
    private enum Module {
        RUNTIME(Network.class),
        TRAINING(Failure.class);

        private final Class<?> member;

        Module(Class<?> member) {
            this.member = member;
        }

        private Path list() {
            return Path.of("..").resolve(name().toLowerCase(Locale.ROOT)).resolve("src/test/resources/public-api.txt");
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePublicApiIsTheListedOne(Module module) throws IOException {
        String api = classes(module.member).stream()
                .filter(type -> visible(type.getModifiers()) && enclosingVisible(type))
                .map(PublicApiTest::describe)
                .collect(Collectors.joining("\n"));
        if (!System.getProperty("mlpc.update", "false").equals("false")) {
            Files.createDirectories(module.list().getParent());
            Files.writeString(module.list(), api);
            System.out.println("mlpc.update: wrote " + module.list());
        }
        assertEquals(Files.readString(module.list()), api);
    }

    private static List<Class<?>> classes(Class<?> member) throws IOException {
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names(CodeLocation.of(member))) {
            try {
                classes.add(Class.forName(name, false, PublicApiTest.class.getClassLoader()));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return classes;
    }

    /** The names of the classes in a folder, or in the jar that a build which packs modules has in its place. */
    private static List<String> names(Path root) throws IOException {
        if (Files.isRegularFile(root)) {
            try (FileSystem jar = FileSystems.newFileSystem(root)) {
                return names(jar.getPath("/"));
            }
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
                    .map(file -> file.substring(0, file.length() - 6).replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    private static boolean visible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static boolean enclosingVisible(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null || visible(outer.getModifiers()) && enclosingVisible(outer);
    }

    private static String describe(Class<?> type) {
        TreeSet<String> members = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            if (visible(field.getModifiers())) {
                members.add(modifiers(field.getModifiers(), field)
                        + field.getGenericType().getTypeName() + " " + field.getName());
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (visible(constructor.getModifiers())) {
                members.add(modifiers(constructor.getModifiers(), constructor) + "new" + signature(constructor));
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (visible(method.getModifiers()) && !method.isSynthetic()) {
                // bridges and variable arguments share their bits with volatile and transient
                members.add(modifiers(method.getModifiers() & ~Modifier.TRANSIENT & ~Modifier.VOLATILE, method)
                        + (method.isDefault() ? "default " : "")
                        + method.getGenericReturnType().getTypeName() + " " + method.getName() + signature(method));
            }
        }
        String head = modifiers(type.getModifiers() & ~Modifier.INTERFACE, type)
                + kind(type)
                + type.getName()
                + types(" extends ", supertypes(type));
        return members.stream().map(member -> "    " + member + "\n").collect(Collectors.joining("", head + "\n", ""));
    }

    private static String kind(Class<?> type) {
        return type.isAnnotation()
                ? "@interface "
                : type.isInterface() ? "interface " : type.isRecord() ? "record " : type.isEnum() ? "enum " : "class ";
    }

    private static Type[] supertypes(Class<?> type) {
        Stream<Type> parent = type.getGenericSuperclass() == null
                        || type.getSuperclass() == Object.class
                        || type.isRecord()
                        || type.isEnum()
                ? Stream.of()
                : Stream.of(type.getGenericSuperclass());
        return Stream.concat(parent, Arrays.stream(type.getGenericInterfaces())).toArray(Type[]::new);
    }

    private static String modifiers(int modifiers, AnnotatedElement element) {
        String text = Modifier.toString(modifiers);
        String deprecated = element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
        return deprecated + (text.isEmpty() ? "" : text + " ");
    }

    private static String signature(Executable executable) {
        String parameters = Arrays.stream(executable.getGenericParameterTypes())
                .map(Type::getTypeName)
                .collect(Collectors.joining(", "));
        return "(" + parameters + ")" + types(" throws ", executable.getGenericExceptionTypes());
    }

    private static String types(String before, Type[] types) {
        return types.length == 0
                ? ""
                : Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", ", before, ""));
    }
}
