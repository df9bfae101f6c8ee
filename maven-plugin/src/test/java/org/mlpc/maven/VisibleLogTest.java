package org.mlpc.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.Test;

class VisibleLogTest {
    private final List<String> logged = new ArrayList<>();

    private final Log log = new VisibleLog((Log) Proxy.newProxyInstance(
            VisibleLogTest.class.getClassLoader(), new Class<?>[] {Log.class}, (proxy, method, arguments) -> {
                logged.add(method.getName() + " " + arguments[0]);
                return null;
            }));

    @Test
    void whatOthersWroteDoesNotActOnATerminal() {
        String text = "a\u001b[2Jb\u009b1mc\u202ed\n e\tf\r";
        log.debug(text);
        log.info(text);
        log.warn(text);
        log.error(text);
        log.error(text, new IllegalStateException());
        String shown = " a\u241b[2Jb<U+009B>1mc<U+202E>d\n e\tf\u240d";
        assertEquals(
                List.of("debug" + shown, "info" + shown, "warn" + shown, "error" + shown, "error" + shown), logged);
    }
}
