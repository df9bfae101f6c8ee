package com.example.mail;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sorts mail into folders, and learns when a user moves a mail elsewhere.
 *
 * <p>It starts with the weights that the build has trained, or with those that it saved before. All methods may be called
 * by any thread: a network belongs to one thread at a time, and one mail takes it less than a microsecond.
 */
public final class MailSorter {
    /** How fast corrections are learned; a higher rate forgets more of what the training has taught. */
    private static final double LEARNING_RATE = 0.01;

    private final Path saved;
    private final Mail network;
    private final Corrections corrections = new Corrections(Mail.FEATURES, Mail.BATCH);

    /**
     * Starts the sorter.
     *
     * @param saved where it keeps what it learns; need not exist yet
     * @throws IOException if the weights cannot be read, or are those of another network
     */
    public MailSorter(Path saved) throws IOException {
        this.saved = saved;
        network = Files.exists(saved) ? Mail.load(saved) : shipped();
        network.learningRate(LEARNING_RATE);
    }

    private static Mail shipped() throws IOException {
        try (InputStream weights = Mail.class.getResourceAsStream("Mail.safetensors")) {
            if (weights == null) {
                throw new FileNotFoundException("Mail.safetensors is not beside the class: run the goal mlpc:train");
            }
            return Mail.load(weights);
        }
    }

    /** The folder of a mail. */
    public synchronized Mail.Folder folder(Message message) {
        return network.classify(message.words(), message.links(), message.exclamations(), message.known());
    }

    /** Learns that a mail belongs elsewhere: one step on this correction and the latest ones before it. */
    public synchronized void correct(Message message, Mail.Folder right) {
        corrections.add(message, right.ordinal());
        network.step(corrections.inputs(), corrections.labels(), corrections.size());
    }

    /** Keeps what was learned; the file is replaced at once, so that a crash leaves the old one or the new one. */
    public synchronized void save() throws IOException {
        network.save(saved);
    }
}
