package org.mlpc.javac;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What javac made of some classes. */
public final class CompiledJava {
    private final boolean succeeded;
    private final List<String> messages;
    private final Map<String, byte[]> classFiles;

    CompiledJava(boolean succeeded, List<String> messages, Map<String, byte[]> classFiles) {
        this.succeeded = succeeded;
        this.messages = List.copyOf(messages);
        this.classFiles = Collections.unmodifiableMap(new TreeMap<>(classFiles));
    }

    /** Whether there are no errors. */
    public boolean succeeded() {
        return succeeded;
    }

    /** Errors and warnings, each with its place. */
    public List<String> messages() {
        return messages;
    }

    /** The class files by binary name, those of nested classes, too. */
    public Map<String, byte[]> classFiles() {
        return classFiles;
    }

    /**
     * A loader of these classes. What was compiled goes before what the parent has under the same name, such as a class of
     * a library.
     */
    public ClassLoader loader(ClassLoader parent) {
        return new Loader(parent, classFiles);
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classFiles;

        Loader(ClassLoader parent, Map<String, byte[]> classFiles) {
            super(parent);
            this.classFiles = classFiles;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null || !classFiles.containsKey(name)) {
                    return loaded != null ? loaded : super.loadClass(name, resolve);
                }
                return findClass(name);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classFiles.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
