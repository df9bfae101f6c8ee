package com.example.mail;

/**
 * What the network sees of a mail.
 *
 * @param words how many there are
 * @param links how many there are
 * @param exclamations how many exclamation marks there are
 * @param knownSender whether the sender is in the address book
 */
public record Message(int words, int links, int exclamations, boolean knownSender) {
    float known() {
        return knownSender ? 1 : 0;
    }
}
