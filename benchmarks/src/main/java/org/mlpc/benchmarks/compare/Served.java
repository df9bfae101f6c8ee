package org.mlpc.benchmarks.compare;

import java.io.IOException;
import org.mlpc.benchmarks.protocol.ComparisonRow;

/** A library behind a program that speaks the words of {@link org.mlpc.benchmarks.protocol.Serving}. */
final class Served implements Contender {
    private final Conversation conversation;
    private final String name;
    private final String version;
    private final double patience;

    /**
     * Starts the program.
     *
     * @throws IOException when it cannot be started or does not say who it is
     */
    Served(ProcessBuilder builder) throws IOException {
        this(builder, 1);
    }

    /** Starts a program that runs a row so many times as long as others before it is measured. */
    Served(ProcessBuilder builder, double patience) throws IOException {
        this(builder, patience, "");
    }

    /** The same under a name of its own, beside others of the same library. */
    Served(ProcessBuilder builder, double patience, String as) throws IOException {
        this.patience = patience;
        conversation = new Conversation(builder);
        try {
            String[] words = conversation.ask("hello").split(" ", 3);
            if (words.length != 3 || !words[0].equals("library")) {
                throw new IOException("it answered `" + String.join(" ", words) + "`");
            }
            name = as.isEmpty() ? words[1] : as;
            version = words[2];
        } catch (IOException e) {
            conversation.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public double patience() {
        return patience;
    }

    @Override
    public Opened open(ComparisonRow row, double warm) throws Refusal, IOException {
        return opened(conversation.ask("open " + row + " " + warm));
    }

    static Opened opened(String answer) throws Refusal {
        String[] words = answer.split(" ", 4);
        if (words.length < 3 || !words[0].equals("ready")) {
            throw new Refusal(answer.startsWith("no ") ? answer.substring(3) : answer);
        }
        return new Opened(Double.parseDouble(words[1]), words.length > 3 ? words[3].trim() : "");
    }

    @Override
    public double run(double seconds) throws IOException {
        return microseconds(conversation.ask("run " + seconds));
    }

    /** Bytes that a step of the open row allocates. */
    double bytes(long steps) throws IOException {
        String answer = conversation.ask("bytes " + steps);
        if (!answer.startsWith("allocated ")) {
            throw new IOException("it answered `" + answer + "`");
        }
        return Double.parseDouble(answer.substring("allocated ".length()));
    }

    static double microseconds(String answer) throws IOException {
        String[] words = answer.split(" ");
        if (words.length < 3 || !words[0].equals("time")) {
            throw new IOException("it answered `" + answer + "`");
        }
        return Double.parseDouble(words[2]) * 1e-3 / Double.parseDouble(words[1]);
    }

    @Override
    public void drop() throws IOException {
        conversation.ask("close");
    }

    @Override
    public void close() {
        conversation.close();
    }
}
