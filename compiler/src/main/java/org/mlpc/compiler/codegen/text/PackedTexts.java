package org.mlpc.compiler.codegen.text;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Spells very many names or numbers as a few strings, which are taken apart when the class is loaded: as elements of a
 * list or an array each would need some bytes of bytecode and a place among the 65,535 constants of a class.
 */
public final class PackedTexts {
    /** Characters of one string; each is at most three of the 65,535 bytes that a string in a class file can have. */
    private static final int PIECE = 20_000;

    /** Characters of one line of Java. */
    private static final int LINE = 80;

    private final TypeSpec.Builder type;

    public PackedTexts(TypeSpec.Builder type) {
        this.type = type;
    }

    /** The call of a method, made here, that gives a list of strings without line ends in them. */
    public CodeBlock list(String method, List<String> strings) {
        type.addMethod(MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(List.class, String.class))
                .addCode(
                        "return $T.of(String.join($L,$>$>\n$L).split($L, -1));$<$<\n",
                        List.class,
                        SafeText.literal("\n"),
                        pieces(strings, "\n"),
                        SafeText.literal("\n"))
                .build());
        return CodeBlock.of("$L()", method);
    }

    /**
     * The call of a method, made here, that gives an array of numbers.
     *
     * @param real {@code float} or {@code double}
     * @param numbers as they are spelled in Java, without a suffix
     */
    public CodeBlock array(TypeName real, String method, List<String> numbers) {
        boolean single = real.equals(TypeName.FLOAT);
        type.addMethod(MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ArrayTypeName.of(real))
                .addCode(
                        "String[] texts = String.join($L,$>$>\n$L).split($L);$<$<\n",
                        SafeText.literal(" "),
                        pieces(numbers, " "),
                        SafeText.literal(" "))
                .addStatement("$T[] numbers = new $T[texts.length]", real, real)
                .beginControlFlow("for (int i = 0; i < texts.length; i++)")
                .addStatement("numbers[i] = $L(texts[i])", single ? "Float.parseFloat" : "Double.parseDouble")
                .endControlFlow()
                .addStatement("return numbers")
                .build());
        return CodeBlock.of("$L()", method);
    }

    /** String literals with commas between them, each over several lines. */
    private static CodeBlock pieces(List<String> texts, String separator) {
        List<CodeBlock> pieces = new ArrayList<>();
        int from = 0;
        int length = 0;
        for (int i = 0; i < texts.size(); i++) {
            length += texts.get(i).length() + 1;
            boolean last = i + 1 == texts.size();
            if (last || length + texts.get(i + 1).length() > PIECE) {
                pieces.add(piece(texts.subList(from, i + 1), separator));
                from = i + 1;
                length = 0;
            }
        }
        return CodeBlock.join(pieces, ",\n");
    }

    private static CodeBlock piece(List<String> texts, String separator) {
        List<CodeBlock> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            line.append(i == 0 ? "" : separator);
            if (line.length() > LINE) {
                lines.add(SafeText.literal(line.toString()));
                line = new StringBuilder();
            }
            line.append(texts.get(i));
        }
        lines.add(SafeText.literal(line.toString()));
        return CodeBlock.join(lines, "\n        + ");
    }
}
