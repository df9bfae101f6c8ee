package com.acme;

/** Years of work. */
public final class Foo {}
