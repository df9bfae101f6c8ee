package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** The same bits on every processor, on every JDK and with either fma: the hashes are committed. */
class ElementaryBitsTest {
    private static final String COMMITTED = """
            COS 46eb6f5f2af12922
            COS_DOUBLE 68a334113061aaa4
            ERF 4e6c7c83924bc0ea
            ERF_DOUBLE e4b22f427fd3ee66
            EXP 6265f416f9dd800a
            EXPM1 a03ddfbf56b6bd45
            EXPM1_DOUBLE 3723d20ac719b9e0
            EXP_DOUBLE a0e2d39ff5a1410b
            FMA 7a78420ffbd4017c
            LOG 54fa9e314c576dc2
            LOG1P e587ef773a0bc903
            LOG1P_DOUBLE 3686379673c9626a
            LOG_DOUBLE 8a1eb74d51fabb29
            POW b0bcdb512f919ec
            POW_DOUBLE 154135d3ef942be3
            SIGMOID 88ca60992ffb2019
            SIGMOID_DOUBLE 2663200910ad97b8
            SIN 39541e66e6e1ba8a
            SIN_DOUBLE 491152506dfc0bbc
            SOFTPLUS 85ad0fdfe76b17a0
            SOFTPLUS_DOUBLE 555d8d2f3a509c28
            TANH 45c071a2ecbebc66
            TANH_DOUBLE 7941c7b7932663ca
            """;

    @Test
    void resultsAreTheCommittedOnes() {
        assertEquals(COMMITTED, ElementaryHash.all());
    }

    @Test
    void emulatedFmaGivesTheSameBits() throws Exception {
        withFma("emulated", loader -> {
            assertEquals(false, read(loader));
            Method all = loader.loadClass(ElementaryHash.class.getName()).getDeclaredMethod("all");
            all.setAccessible(true);
            assertEquals(COMMITTED, all.invoke(null));
        });
    }

    @Test
    void thePropertyCanAskForTheInstruction() throws Exception {
        withFma("hardware", loader -> assertEquals(true, read(loader)));
    }

    private static boolean read(ClassLoader loader) throws ReflectiveOperationException {
        Field choice = loader.loadClass(Fma.class.getName()).getDeclaredField("HARDWARE");
        choice.setAccessible(true);
        return choice.getBoolean(null);
    }

    /** What is asked of classes loaded anew. */
    private interface Question {
        void ask(ClassLoader loader) throws ReflectiveOperationException;
    }

    /** Loads the classes anew, so that they decide for an fma of their own. */
    private static void withFma(String way, Question question) throws Exception {
        URL[] classes = {location(Elementary.class), location(ElementaryHash.class)};
        String before = System.getProperty("mlpc.fma");
        System.setProperty("mlpc.fma", way);
        try (URLClassLoader loader = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader())) {
            question.ask(loader);
        } finally {
            if (before == null) {
                System.clearProperty("mlpc.fma");
            } else {
                System.setProperty("mlpc.fma", before);
            }
        }
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
