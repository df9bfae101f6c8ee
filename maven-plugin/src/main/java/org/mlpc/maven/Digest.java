package org.mlpc.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A SHA-256 over a sequence of texts and files; each with its length, so that no two sequences run together. */
final class Digest {
    private final MessageDigest sha;

    Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** The digest of a file's bytes, or of the names and bytes of all files below a folder. */
    static String of(Path path) throws IOException {
        return new Digest().add(path).hex();
    }

    /** The digest of bytes. */
    static String of(byte[] bytes) {
        return new Digest().add(bytes).hex();
    }

    Digest add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    Digest add(byte[] bytes) {
        length(bytes.length);
        sha.update(bytes);
        return this;
    }

    Digest add(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(path)) {
                files = all.filter(Files::isRegularFile).sorted().toList();
            }
            length(files.size());
            for (Path file : files) {
                add(path.relativize(file).toString()).add(file);
            }
            return this;
        }
        length(Files.size(path));
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(path)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha.update(buffer, 0, n);
            }
        }
        return this;
    }

    private void length(long length) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            sha.update((byte) (length >> shift));
        }
    }

    /** The digest in hexadecimal; nothing may be added any more. */
    String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
