package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.SafeText;
import org.mlpc.compiler.codegen.text.Types;

/**
 * Takes the nested class {@code Vectors} out of a network's class into one of its own, {@code XVectors}. The network's
 * class names no incubating module any more, so that any compiler takes it without a flag; it finds the other one by its
 * name when it is loaded, and does without where that is missing.
 */
final class VectorsApart {
    private static final String VECTORS = "Vectors";
    private static final String MODULE = "jdk.incubator.vector";

    private final TypeSpec whole;
    private final ClassName self;
    private final ClassName other;
    private final ClassName kernels;
    private final Optional<TypeSpec> nested;

    /** Takes a class, with or without vectors, as it is spelled in one piece. */
    VectorsApart(TypeSpec whole, ClassName self) {
        this.whole = whole;
        this.self = self;
        this.other = self.peerClass(self.simpleName() + VECTORS);
        this.kernels = self.nestedClass("Kernels");
        this.nested = whole.typeSpecs().stream()
                .filter(type -> type.name().equals(VECTORS))
                .findFirst();
    }

    /** The network's class without vectors of its own. */
    TypeSpec network() {
        if (nested.isEmpty()) {
            return whole;
        }
        TypeSpec.Builder rest = rest();
        rest.addType(kernels(called()));
        rest.addType(passedOn(called()));
        return rest.build();
    }

    /** The class with the vectors; empty when the network's sums take none. */
    Optional<TypeSpec> vectors() {
        return nested.map(type -> {
            List<String> called = called().stream().map(MethodSpec::name).toList();
            TypeSpec.Builder apart = TypeSpec.classBuilder(other)
                    .addAnnotation(Types.GENERATED)
                    .addModifiers(Modifier.FINAL)
                    .addSuperinterface(kernels)
                    .addJavadoc(SafeText.doc(
                            "Sums by vectors of $L for {@link $T}; loaded only where the JVM has them.\n",
                            MODULE,
                            self));
            type.fieldSpecs().forEach(apart::addField);
            type.methodSpecs().forEach(method -> apart.addMethod(ofInstance(method, called.contains(method.name()))));
            type.typeSpecs().forEach(apart::addType);
            return apart.build();
        });
    }

    /** All but the nested class, with the question whether there are vectors put to what was found. */
    private TypeSpec.Builder rest() {
        TypeSpec.Builder rest = TypeSpec.classBuilder(self)
                .addAnnotations(whole.annotations())
                .addModifiers(whole.modifiers().toArray(Modifier[]::new))
                .addSuperinterfaces(whole.superinterfaces())
                .addJavadoc(whole.javadoc());
        for (FieldSpec field : whole.fieldSpecs()) {
            boolean question = field.name().equals("VECTORS");
            rest.addField(
                    question
                            ? FieldSpec.builder(
                                            field.type(),
                                            field.name(),
                                            field.modifiers().toArray(Modifier[]::new))
                                    .addJavadoc(field.javadoc())
                                    .initializer("Vectors.KERNELS != null")
                                    .build()
                            : field);
        }
        whole.methodSpecs().forEach(rest::addMethod);
        whole.typeSpecs().stream().filter(type -> !type.name().equals(VECTORS)).forEach(rest::addType);
        return rest;
    }

    /** The methods that the network's class calls. */
    private List<MethodSpec> called() {
        String outer = rest().build().toString();
        return nested.orElseThrow().methodSpecs().stream()
                .filter(method -> outer.contains(VECTORS + "." + method.name() + "("))
                .toList();
    }

    private TypeSpec kernels(List<MethodSpec> called) {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder("Kernels")
                .addModifiers(Modifier.STATIC)
                .addJavadoc(SafeText.doc(
                        "What {@code $L} does: a class apart, so that this one needs no flag to compile.\n",
                        other.simpleName()));
        for (MethodSpec method : called) {
            type.addMethod(signature(method)
                    .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                    .addJavadoc(method.javadoc())
                    .build());
        }
        return type.build();
    }

    private TypeSpec passedOn(List<MethodSpec> called) {
        TypeSpec.Builder type = TypeSpec.classBuilder(VECTORS)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(SafeText.doc("Sums by vectors, passed on to {@code $L}.\n", other.simpleName()))
                .addField(FieldSpec.builder(kernels, "KERNELS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("find()")
                        .build())
                .addMethod(find());
        for (MethodSpec method : called) {
            String result = method.returnType().equals(TypeName.VOID) ? "" : "return ";
            type.addMethod(signature(method)
                    .addModifiers(Modifier.STATIC)
                    .addStatement("$LKERNELS.$L($L)", result, method.name(), arguments(method))
                    .build());
        }
        return type.build();
    }

    private MethodSpec find() {
        Code code = new Code();
        code.openFormat("if (!$T.ready())", Types.VECTORIZED);
        code.line("return null;");
        code.close();
        code.format(
                "$T.class.getModule().addReads(ModuleLayer.boot().findModule($L).orElseThrow());",
                self,
                SafeText.literal(MODULE));
        code.open("try");
        // without the word Class, which may be an enum of the network
        code.format("String name = $T.class.getName() + $L;", self, SafeText.literal(VECTORS));
        code.format(
                "return ($T) $T.class.getClassLoader().loadClass(name).getDeclaredConstructor().newInstance();",
                kernels,
                self);
        code.next("catch (ReflectiveOperationException e)");
        code.format(
                "System.getLogger($L).log(System.Logger.Level.INFO, $L);",
                SafeText.literal("org.mlpc"),
                SafeText.literal(
                        other.simpleName() + " is not there, so training takes longer, with the same results"));
        code.line("return null;");
        code.close();
        return MethodSpec.methodBuilder("find")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(kernels)
                .addJavadoc(SafeText.doc(
                        "Null where the JVM has no vectors or {@code $L} was not built: then loops are used.\n",
                        other.simpleName()))
                .addCode(code.build())
                .build();
    }

    /** Of the class with the vectors. */
    ClassName name() {
        return other;
    }

    /** The same method without code and without {@code static}. */
    private static MethodSpec.Builder signature(MethodSpec method) {
        return MethodSpec.methodBuilder(method.name())
                .returns(method.returnType())
                .addParameters(method.parameters());
    }

    private static MethodSpec ofInstance(MethodSpec method, boolean called) {
        MethodSpec.Builder made = signature(method).addJavadoc(method.javadoc()).addCode(method.code());
        if (called) {
            made.addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
        } else {
            made.addModifiers(Modifier.PRIVATE);
        }
        return made.build();
    }

    private static CodeBlock arguments(MethodSpec method) {
        return method.parameters().stream()
                .map(parameter -> CodeBlock.of("$L", parameter.name()))
                .collect(CodeBlock.joining(", "));
    }
}
