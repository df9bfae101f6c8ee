package org.mlpc.maven;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** Java text as bytes that javac reads back the same, whatever the project's encoding. */
final class JavaBytes {
    private JavaBytes() {}

    /** Characters that the encoding lacks become Unicode escapes, which Java takes everywhere. */
    static byte[] of(String java, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        if (encoder.canEncode(java)) {
            return java.getBytes(charset);
        }
        StringBuilder text = new StringBuilder(java.length() + 1024);
        for (char c : java.toCharArray()) {
            if (c < 0x80 || !Character.isSurrogate(c) && encoder.canEncode(c)) {
                text.append(c);
            } else {
                text.append(String.format("\\u%04x", (int) c));
            }
        }
        return text.toString().getBytes(charset);
    }
}
