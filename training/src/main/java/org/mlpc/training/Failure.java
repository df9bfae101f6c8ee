package org.mlpc.training;

import java.io.CharConversionException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.diagnostic.Visible;
import org.mlpc.runtime.BadFileException;

/** Something is wrong with the user's model, data or files; the message says what, where and how to mend it. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A failure.
     *
     * @param message one line; null when there is none, as exceptions of libraries may have it
     * @param further lines below it
     */
    public Failure(@Nullable String message, String... further) {
        super(Stream.concat(Stream.of(Objects.requireNonNullElse(message, "no reason is known")), Stream.of(further))
                .map(Visible::line)
                .collect(Collectors.joining("\n")));
    }

    /** The diagnostics have been shown, there is nothing to add. */
    public static Failure alreadyShown() {
        return new Failure("");
    }

    /** What went wrong when a file was read. */
    public static Failure reading(Path path, IOException e) {
        if (e instanceof BadFileException) {
            return new Failure(e.getMessage());
        }
        if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
            // a name that is no text in the locale's encoding comes with this in place of what is lost
            String lost = path.toString().indexOf('\uFFFD') < 0
                    ? ""
                    : " by a name in which `\uFFFD` stands for what is no letter in this system's encoding; rename it";
            return new Failure(path + ": no such file" + lost);
        }
        if (e instanceof CharacterCodingException || e instanceof CharConversionException) {
            return new Failure(path + ": this is no UTF-8 text");
        }
        return new Failure("cannot read " + path + ": " + reason(e));
    }

    /** A Java without a compiler, since it is a JRE or a part of a JDK. */
    public static Failure noCompiler(String module) {
        return new Failure("the Java at " + System.getProperty("java.home") + " has no compiler, module " + module
                + ", which mlpc needs; install a JDK of version 17 or newer and set JAVA_HOME to it");
    }

    /**
     * A name that this system cannot give to a file.
     *
     * @param what has the name
     */
    public static Failure path(String what, InvalidPathException e) {
        boolean unmappable = !Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))
                .newEncoder()
                .canEncode(e.getInput());
        return new Failure(
                unmappable
                        ? what + " has letters that this system's locale does not know; set the environment variable"
                                + " LC_ALL=C.UTF-8"
                        : what + " is no name for a file: " + e.getReason());
    }

    /** What went wrong when a file was written. */
    public static Failure writing(Path path, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new Failure("cannot write " + path + ": its folder does not exist");
        }
        return new Failure("cannot write " + path + ": " + reason(e));
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
