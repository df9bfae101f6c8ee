package org.mlpc.javac;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** The text of a class, as javac reads it. */
final class SourceText extends SimpleJavaFileObject {
    private final String text;

    SourceText(String qualifiedName, String text) {
        super(URI.create("memory:///" + qualifiedName.replace('.', '/') + ".java"), Kind.SOURCE);
        this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
