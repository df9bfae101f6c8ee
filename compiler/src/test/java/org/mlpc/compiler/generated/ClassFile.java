package org.mlpc.compiler.generated;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads how large the methods of a class file are (Java Virtual Machine Specification, chapter 4). */
public final class ClassFile {
    private final DataInputStream in;
    private final List<Method> methods = new ArrayList<>();
    private String[] texts = {};

    /**
     * A method.
     *
     * @param bytes of its bytecode; 0 for an abstract one
     */
    public record Method(String name, String descriptor, int bytes) {}

    private ClassFile(byte[] bytes) {
        in = new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /** All methods, constructors and initializers. */
    public static List<Method> methods(byte[] bytes) {
        try {
            ClassFile file = new ClassFile(bytes);
            file.read();
            return List.copyOf(file.methods);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() throws IOException {
        if (in.readInt() != 0xCAFEBABE) {
            throw new IOException("not a class file");
        }
        in.skipBytes(4);
        constants();
        in.skipBytes(6);
        in.skipBytes(2 * in.readUnsignedShort());
        members(false);
        members(true);
    }

    private void constants() throws IOException {
        texts = new String[in.readUnsignedShort()];
        for (int i = 1; i < texts.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 7, 8, 16, 19, 20 -> in.skipBytes(2);
                case 15 -> in.skipBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
                case 5, 6 -> {
                    in.skipBytes(8);
                    i++;
                }
                default -> throw new IOException("unknown constant " + tag);
            }
        }
    }

    private void members(boolean keep) throws IOException {
        for (int count = in.readUnsignedShort(); count > 0; count--) {
            in.skipBytes(2);
            String name = texts[in.readUnsignedShort()];
            String descriptor = texts[in.readUnsignedShort()];
            int bytes = code();
            if (keep) {
                methods.add(new Method(name, descriptor, bytes));
            }
        }
    }

    private int code() throws IOException {
        int bytes = 0;
        for (int count = in.readUnsignedShort(); count > 0; count--) {
            boolean code = texts[in.readUnsignedShort()].equals("Code");
            int length = in.readInt();
            if (code) {
                in.skipBytes(4);
                bytes = in.readInt();
                in.skipBytes(length - 8);
            } else {
                in.skipBytes(length);
            }
        }
        return bytes;
    }
}
