package org.mlpc.compiler.codegen.vector;

import com.palantir.javapoet.MethodSpec;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The methods with vectors that a class needs, collected while it is spelled. */
public final class Kernels {
    private final Map<String, List<MethodSpec>> methods = new LinkedHashMap<>();
    private final Set<String> called = new HashSet<>();

    /** Takes sums once, and returns the name of the method that computes them. */
    public String take(Sums sums) {
        methods.computeIfAbsent(sums.name(), name -> new SumsCode(sums).methods());
        return sums.name();
    }

    /** Takes a method of the wished name, or of one like it, and returns that. */
    public String take(String wish, Function<String, MethodSpec> method) {
        String name = wish;
        for (int i = 2; methods.containsKey(name); i++) {
            name = wish + "Pass" + i;
        }
        methods.put(name, List.of(method.apply(name)));
        return name;
    }

    /** Notes the use of a method that does not depend on the network, and returns how it is called. */
    public String call(String name) {
        called.add(name);
        return "Vectors." + name;
    }

    /** Whether such a method is used. */
    public boolean called(String name) {
        return called.contains(name);
    }

    /** All methods, in the order of their first use. */
    public List<MethodSpec> methods() {
        return methods.values().stream().flatMap(List::stream).toList();
    }
}
