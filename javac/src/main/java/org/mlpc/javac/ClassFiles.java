package org.mlpc.javac;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Takes the class files that javac writes. */
final class ClassFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> files = new TreeMap<>();

    ClassFiles(JavaFileManager others) {
        super(others);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
        URI place = URI.create("memory:///" + name.replace('.', '/') + kind.extension);
        return new SimpleJavaFileObject(place, kind) {
            @Override
            public OutputStream openOutputStream() {
                ByteArrayOutputStream file = new ByteArrayOutputStream();
                files.put(name, file);
                return file;
            }
        };
    }

    /** The class files by binary name. */
    Map<String, byte[]> written() {
        Map<String, byte[]> written = new TreeMap<>();
        files.forEach((name, file) -> written.put(name, file.toByteArray()));
        return written;
    }
}
