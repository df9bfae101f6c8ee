package org.mlpc.cli;

import org.junit.jupiter.api.Test;

class SmokeTest {
    @Test
    void runs() {}
}
