package org.mlpc.compiler.codegen.text;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Spells lists of constants; a long one is filled by methods, so that no method and no initializer grows too large. */
public final class LongLists {
    /** Elements that stand where the list is used. */
    private static final int SHORT = 100;
    /** Elements that one method adds. */
    private static final int PART = 200;

    private final TypeSpec.Builder type;

    public LongLists(TypeSpec.Builder type) {
        this.type = type;
    }

    /** A list of strings. */
    public CodeBlock strings(String method, List<String> strings) {
        if (strings.size() > SHORT) {
            return new PackedTexts(type).list(method, strings);
        }
        List<CodeBlock> elements = strings.stream().map(SafeText::literal).toList();
        return of(ClassName.get(String.class), method, elements, 8);
    }

    /** A list of very many lists of strings: all strings are one, before those of each list stands how many they are. */
    public CodeBlock lists(String method, String wordsMethod, List<List<String>> lists) {
        List<String> words = new ArrayList<>();
        for (List<String> list : lists) {
            words.add(Integer.toString(list.size()));
            words.addAll(list);
        }
        TypeName strings = ParameterizedTypeName.get(List.class, String.class);
        TypeName all = ParameterizedTypeName.get(ClassName.get(List.class), strings);
        Code code = new Code();
        code.format("$T words = $L;", strings, strings(wordsMethod, words));
        code.format("$T lists = new $T<>();", all, ArrayList.class);
        code.open("for (int end, i = 0; i < words.size(); i = end)");
        code.line("end = i + 1 + Integer.parseInt(words.get(i));");
        code.line("lists.add(words.subList(i + 1, end));");
        code.close().line("return lists;");
        type.addMethod(MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(all)
                .addCode(code.build())
                .build());
        return CodeBlock.of("$L()", method);
    }

    /** A list of strings that a method makes, however short it is. */
    public CodeBlock apart(String method, List<String> strings) {
        CodeBlock list = strings(method, strings);
        if (strings.size() <= SHORT) {
            type.addMethod(MethodSpec.methodBuilder(method)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(ParameterizedTypeName.get(List.class, String.class))
                    .addStatement("return $L", list)
                    .build());
        }
        return CodeBlock.of("$L()", method);
    }

    /**
     * A list.
     *
     * @param method the name of the method that makes the list when it is long
     * @param columns elements in a line
     */
    public CodeBlock of(TypeName element, String method, List<CodeBlock> elements, int columns) {
        if (elements.size() <= SHORT) {
            CodeBlock.Builder list = CodeBlock.builder().add("$T.of(", List.class);
            boolean below = columns == 1;
            list.add(below ? "\n$>$>" : "");
            for (int i = 0; i < elements.size(); i++) {
                list.add(i == 0 ? "" : i % columns == 0 ? ",\n" : ", ").add(elements.get(i));
            }
            return list.add(below ? ")$<$<" : ")").build();
        }
        TypeName list = ParameterizedTypeName.get(ClassName.get(List.class), element);
        Code code = new Code();
        code.format("$T list = new $T<>();", list, ArrayList.class);
        for (int from = 0; from < elements.size(); from += PART) {
            code.line(method + from + "(list);");
            part(list, method + from, elements.subList(from, Math.min(elements.size(), from + PART)));
        }
        code.line("return list;");
        type.addMethod(MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(list)
                .addCode(code.build())
                .build());
        return CodeBlock.of("$L()", method);
    }

    private void part(TypeName list, String method, List<CodeBlock> elements) {
        Code code = new Code();
        elements.forEach(e -> code.format("list.add($L);", e));
        type.addMethod(MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(list, "list")
                .addCode(code.build())
                .build());
    }
}
