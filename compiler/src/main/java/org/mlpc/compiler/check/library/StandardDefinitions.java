package org.mlpc.compiler.check.library;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.ModelFile;

/**
 * The standard library, each definition read when it is first asked for: a model needs about ten of a hundred, and
 * reading all of them would take longer than compiling the model.
 *
 * <p>May be shared by compilations and threads.
 */
public final class StandardDefinitions {
    /** The library without any definition, for checking its own files as if they were a user's. */
    public static final StandardDefinitions NONE = new StandardDefinitions(Map.of(), span -> {
        throw new IllegalStateException("there is nothing to read");
    });

    private final Map<Library.Kind, String> files;
    private final Function<Span, ModelFile> reader;
    private final Map<Library.Kind, Map<String, Span>> places = new ConcurrentHashMap<>();
    private final Map<String, Declaration> read = new ConcurrentHashMap<>();

    /**
     * The definitions of the standard library.
     *
     * @param reader parses a part of a file, which has no mistakes
     */
    public StandardDefinitions(Function<Span, ModelFile> reader) {
        this(StandardLibrary.FILES, reader);
    }

    private StandardDefinitions(Map<Library.Kind, String> files, Function<Span, ModelFile> reader) {
        this.files = files;
        this.reader = reader;
    }

    /** All names of a kind, in the order of the file. */
    Collection<String> names(Library.Kind kind) {
        return places(kind).keySet();
    }

    /** The declaration of a name, which may be an alias. */
    Optional<Declaration> find(Library.Kind kind, String name) {
        return Optional.ofNullable(places(kind).get(name))
                .map(place -> read.computeIfAbsent(
                        kind.word() + " " + name,
                        key -> reader.apply(place).declarations().get(0)));
    }

    /** Whether a file is one of the library's. */
    boolean holds(SourceFile file) {
        return places.values().stream()
                .anyMatch(kind -> kind.values().stream().limit(1).anyMatch(place -> place.file() == file));
    }

    private Map<String, Span> places(Library.Kind kind) {
        return places.computeIfAbsent(
                kind, k -> files.containsKey(k) ? scan(StandardLibrary.file(files.get(k)), k.word() + " ") : Map.of());
    }

    /** Paragraphs are divided by empty lines; one with a line that begins with the keyword is a definition. */
    private static Map<String, Span> scan(SourceFile file, String keyword) {
        Map<String, Span> places = new LinkedHashMap<>();
        String text = file.text();
        int end;
        for (int start = 0; start < text.length(); start = end + 1) {
            int empty = text.indexOf("\n\n", start);
            end = empty < 0 ? text.length() : empty + 1;
            int line = text.startsWith(keyword, start) ? start : text.indexOf("\n" + keyword, start) + 1;
            if (line >= start && line < end && text.startsWith(keyword, line)) {
                places.put(name(text, line + keyword.length()), file.span(start, end));
            }
        }
        return places;
    }

    private static String name(String text, int start) {
        int end = start;
        while (Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }
}
