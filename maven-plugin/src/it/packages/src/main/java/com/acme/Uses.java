package com.acme;

final class Uses {
    final One one = new One();
    final Two two = new Two();
    final org.other.Declared declared = new org.other.Declared();
}
