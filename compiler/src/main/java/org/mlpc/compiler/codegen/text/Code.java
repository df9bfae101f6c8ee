package org.mlpc.compiler.codegen.text;

import com.palantir.javapoet.CodeBlock;

/** Lines of a method body. */
public final class Code {
    private static final int COMMENT_WIDTH = 100;

    private final CodeBlock.Builder builder = CodeBlock.builder();
    private boolean empty = true;
    /** Whether a blank line here would be one too many. */
    private boolean opened;

    /** A line as it is. */
    public Code line(String line) {
        builder.add("$L\n", line);
        return written();
    }

    /** A line with types in it, in JavaPoet's format. */
    public Code format(String format, Object... arguments) {
        builder.add(format + "\n", arguments);
        return written();
    }

    private Code written() {
        empty = false;
        opened = false;
        return this;
    }

    /** Begins a paragraph: a blank line unless one would look odd, then a comment. */
    public Code paragraph(String comment) {
        return blank().comment(comment);
    }

    /** A blank line, unless at the start of a block or behind another. */
    public Code blank() {
        if (!empty && !opened) {
            builder.add("\n");
            opened = true;
        }
        return this;
    }

    /** A comment, broken over lines where it is long. */
    public Code comment(String comment) {
        StringBuilder line = new StringBuilder();
        for (String word : SafeText.comment(comment).split(" ")) {
            if (line.length() + word.length() > COMMENT_WIDTH) {
                builder.add("$L\n", "// " + line.toString().stripTrailing());
                line = new StringBuilder("  ");
            }
            line.append(word).append(' ');
        }
        builder.add("$L\n", "// " + line.toString().stripTrailing());
        return written();
    }

    /** Opens a block such as {@code for (…)}. */
    public Code open(String head) {
        builder.beginControlFlow("$L", head);
        empty = false;
        opened = true;
        return this;
    }

    /** Opens a block with types in its head, in JavaPoet's format. */
    public Code openFormat(String head, Object... arguments) {
        builder.beginControlFlow(head, arguments);
        empty = false;
        opened = true;
        return this;
    }

    /** Closes a block. */
    public Code close() {
        builder.endControlFlow();
        return written();
    }

    /** Goes on to the next part of a block, such as {@code finally}. */
    public Code next(String head) {
        builder.nextControlFlow("$L", head);
        opened = true;
        return this;
    }

    /** Lines written apart. */
    public Code add(Code lines) {
        builder.add(lines.build());
        return written();
    }

    public CodeBlock build() {
        return builder.build();
    }
}
