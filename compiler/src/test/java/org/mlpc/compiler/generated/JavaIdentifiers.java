package org.mlpc.compiler.generated;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Every identifier of a Java text, as javac reads it. */
final class JavaIdentifiers extends TreeScanner<Void, Set<String>> {
    private JavaIdentifiers() {}

    static Set<String> of(String java) throws IOException {
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Text.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return java;
            }
        };
        JavacTask task =
                (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, null, null, null, List.of(file));
        Set<String> names = new TreeSet<>();
        task.parse().forEach(unit -> new JavaIdentifiers().scan(unit, names));
        names.remove("<init>");
        names.remove("");
        return names;
    }

    @Override
    public Void visitClass(ClassTree tree, Set<String> names) {
        names.add(tree.getSimpleName().toString());
        return super.visitClass(tree, names);
    }

    @Override
    public Void visitMethod(MethodTree tree, Set<String> names) {
        names.add(tree.getName().toString());
        return super.visitMethod(tree, names);
    }

    @Override
    public Void visitVariable(VariableTree tree, Set<String> names) {
        names.add(tree.getName().toString());
        return super.visitVariable(tree, names);
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Set<String> names) {
        names.add(tree.getName().toString());
        return super.visitIdentifier(tree, names);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree tree, Set<String> names) {
        names.add(tree.getIdentifier().toString());
        return super.visitMemberSelect(tree, names);
    }
}
