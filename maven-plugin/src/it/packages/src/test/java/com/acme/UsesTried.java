package com.acme;

final class UsesTried {
    final Tried tried = new Tried();
    final One one = new One();
}
