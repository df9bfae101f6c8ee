package org.mlpc.compiler;

import org.junit.jupiter.api.Test;

class SmokeTest {
    @Test
    void runs() {}
}
