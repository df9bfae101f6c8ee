package com.example.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSorterTest {
    private static final Message LETTER = new Message(80, 0, 1, true);
    private static final Message NEWS = new Message(600, 14, 1, false);
    private static final Message JUNK = new Message(90, 4, 6, false);
    /** A shop's receipts look like junk, and are wanted. */
    private static final Message RECEIPT = new Message(70, 4, 3, false);

    @TempDir
    Path folder;

    private Path saved;
    private MailSorter sorter;

    @BeforeEach
    void start() throws IOException {
        saved = folder.resolve("mail.safetensors");
        sorter = new MailSorter(saved);
    }

    @Test
    void itKnowsWhatTheBuildHasTrained() {
        assertEquals(Mail.Folder.PERSONAL, sorter.folder(LETTER));
        assertEquals(Mail.Folder.NEWSLETTER, sorter.folder(NEWS));
        assertEquals(Mail.Folder.JUNK, sorter.folder(JUNK));
    }

    @Test
    void itLearnsFromCorrectionsAndForgetsNothing() {
        assertNotEquals(Mail.Folder.NEWSLETTER, sorter.folder(RECEIPT));
        teach();
        assertEquals(Mail.Folder.NEWSLETTER, sorter.folder(RECEIPT));
        itKnowsWhatTheBuildHasTrained();
    }

    @Test
    void whatItLearnedSurvivesARestart() throws IOException {
        teach();
        sorter.save();
        assertEquals(Mail.Folder.NEWSLETTER, new MailSorter(saved).folder(RECEIPT));
    }

    @Test
    void onlySavingReplacesTheFileAndLeavesNothingBeside() throws IOException {
        sorter.save();
        byte[] before = Files.readAllBytes(saved);
        teach();
        assertArrayEquals(before, Files.readAllBytes(saved));
        sorter.save();
        assertEquals(before.length, Files.readAllBytes(saved).length);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(saved), files.toList());
        }
    }

    @Test
    void aFileOfSomethingElseIsRefused() throws IOException {
        Files.write(saved, new byte[] {1, 2, 3});
        IOException refused = assertThrows(IOException.class, () -> new MailSorter(saved));
        assertTrue(refused.getMessage().contains("mail.safetensors"), refused.getMessage());
    }

    @Test
    void manyThreadsMayAskWhileOneTeaches() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Mail.Folder>> answers = IntStream.range(0, 4000)
                    .mapToObj(i -> threads.submit(() -> sorter.folder(LETTER)))
                    .toList();
            teach();
            for (Future<Mail.Folder> answer : answers) {
                assertEquals(Mail.Folder.PERSONAL, answer.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Moves two dozen receipts, and other mail back to where it was. */
    private void teach() {
        for (int i = 0; i < 24; i++) {
            sorter.correct(new Message(60 + i, 4, 2 + i % 3, false), Mail.Folder.NEWSLETTER);
            sorter.correct(LETTER, Mail.Folder.PERSONAL);
            sorter.correct(JUNK, Mail.Folder.JUNK);
        }
    }
}
