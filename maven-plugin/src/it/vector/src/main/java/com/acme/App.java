package com.acme;

import org.mlpc.runtime.Network;

public final class App {
    static final String VERSION = "first";

    private App() {}

    static Network network() {
        return new Wide();
    }
}
