package com.example.mail;

/** The latest corrections: learning from the last one alone would forget those before. */
final class Corrections {
    private final int features;
    private final float[] inputs;
    private final int[] labels;
    private int count;

    Corrections(int features, int capacity) {
        this.features = features;
        inputs = new float[capacity * features];
        labels = new int[capacity];
    }

    /** Adds one, in place of the oldest when there is no room. */
    void add(Message message, int label) {
        int at = count % labels.length;
        inputs[at * features] = message.words();
        inputs[at * features + 1] = message.links();
        inputs[at * features + 2] = message.exclamations();
        inputs[at * features + 3] = message.known();
        labels[at] = label;
        count++;
    }

    int size() {
        return Math.min(count, labels.length);
    }

    float[] inputs() {
        return inputs;
    }

    int[] labels() {
        return labels;
    }
}
