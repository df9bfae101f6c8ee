package org.mlpc.examples.lectures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.examples.Page;

/** The texts of the lectures show what there is: their Java is the generated classes', their links lead somewhere. */
class LessonsTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");

    static List<Lecture> lectures() {
        return Lecture.all();
    }

    /** With {@code -Dmlpc.update=true} a piece is cut out anew, from the line it begins with and as long as it was. */
    @ParameterizedTest
    @MethodSource("lectures")
    void javaIsCutOutOfAGeneratedClass(Lecture lecture) throws IOException {
        Matcher piece = JAVA.matcher(lecture.readme());
        StringBuilder text = new StringBuilder();
        while (piece.find()) {
            String shown = piece.group(1);
            piece.appendReplacement(text, Matcher.quoteReplacement("```java\n" + cut(lecture, shown) + "```"));
        }
        piece.appendTail(text);
        Page.require(lecture.folder().resolve("README.md"), text.toString());
    }

    private static String cut(Lecture lecture, String shown) {
        List<String> wanted = shown.lines().toList();
        List<String> pieces = Classes.sources(lecture).stream()
                .map(source -> cut(source.lines().toList(), wanted))
                .flatMap(Optional::stream)
                .toList();
        if (pieces.isEmpty()) {
            throw new AssertionError(lecture + ": no generated class has the line " + wanted.get(0));
        }
        return pieces.contains(shown) ? shown : pieces.get(0);
    }

    private static Optional<String> cut(List<String> source, List<String> wanted) {
        for (int i = 0; i + wanted.size() <= source.size(); i++) {
            if (source.get(i).strip().equals(wanted.get(0).strip())) {
                int margin = source.get(i).indexOf(wanted.get(0));
                List<String> lines = new ArrayList<>();
                source.subList(i, i + wanted.size())
                        .forEach(line -> lines.add(line.substring(Math.min(margin, line.length()))));
                return Optional.of(String.join("\n", lines) + "\n");
            }
        }
        return Optional.empty();
    }

    @ParameterizedTest
    @MethodSource("lectures")
    void everyLinkLeadsToAFile(Lecture lecture) {
        Matcher link = LINK.matcher(lecture.readme());
        while (link.find()) {
            assertTrue(Files.exists(lecture.folder().resolve(link.group(1))), lecture + " links to " + link.group(1));
        }
    }

    @Test
    void everyLectureIsInTheTable() throws IOException {
        Matcher link = LINK.matcher(Files.readString(Path.of("lectures/README.md")));
        List<String> listed = new ArrayList<>();
        while (link.find()) {
            listed.add(link.group(1));
        }
        assertEquals(
                Lecture.all().stream()
                        .map(lecture -> lecture.folder().getFileName().toString())
                        .toList(),
                listed);
    }
}
