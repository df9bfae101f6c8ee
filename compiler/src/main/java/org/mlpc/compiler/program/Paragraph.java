package org.mlpc.compiler.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.program.Statement.Note;
import org.mlpc.compiler.program.Statement.Note.Subject;

/**
 * Statements up to the next note.
 *
 * @param note what they do; none for statements before the first note
 */
public record Paragraph(Optional<Note> note, List<Statement> body) {
    public Paragraph {
        body = List.copyOf(body);
    }

    /** Statements under a note. */
    public Paragraph(Note note, List<Statement> body) {
        this(Optional.of(note), body);
    }

    /** The paragraphs of statements, in their order. */
    public static List<Paragraph> of(List<Statement> statements) {
        List<Paragraph> all = new ArrayList<>();
        Optional<Note> about = Optional.empty();
        List<Statement> body = new ArrayList<>();
        for (Statement s : statements) {
            if (s instanceof Note note) {
                add(all, about, body);
                about = Optional.of(note);
                body.clear();
            } else {
                body.add(s);
            }
        }
        add(all, about, body);
        return all;
    }

    private static void add(List<Paragraph> all, Optional<Note> about, List<Statement> body) {
        if (about.isPresent() || !body.isEmpty()) {
            all.add(new Paragraph(about, body));
        }
    }

    /** The note, where there is one, and the statements. */
    public List<Statement> statements() {
        List<Statement> all = new ArrayList<>();
        note.ifPresent(all::add);
        all.addAll(body);
        return all;
    }

    /** Whether its note has a subject. */
    public boolean about(Subject subject) {
        return note.filter(n -> n.subject() == subject).isPresent();
    }

    /** The number of the layer that it is about, from 1; 0 where it belongs to the whole network. */
    public int layer() {
        return note.map(Note::layer).orElse(0);
    }

    /** The same under the same note. */
    public Paragraph with(List<Statement> statements) {
        return new Paragraph(note, statements);
    }
}
