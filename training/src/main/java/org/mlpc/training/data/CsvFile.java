package org.mlpc.training.data;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mlpc.training.Failure;

/** Reads a CSV file (RFC 4180, UTF-8, a header line) record by record, telling the place of what is wrong. */
final class CsvFile {
    /** Takes the content of a file. */
    interface Consumer {
        /** The names of the columns, before any record. */
        void header(List<String> names) throws BadData;

        /** A record with as many fields as the header. */
        void row(Row row) throws BadData;
    }

    /** A record; what is thrown in {@link #at} is reported with line and column. */
    static final class Row {
        private final List<String> header;
        private final CsvRecord fields;
        private int at = -1;

        private Row(List<String> header, CsvRecord fields) {
            this.header = header;
            this.fields = fields;
        }

        /** The text of a column, which becomes the place of the next error. */
        String at(int column) {
            at = column;
            return fields.getField(column);
        }

        private String place() {
            return at < 0 ? "" : " column `" + NumberTable.shown(header.get(at)) + "`:";
        }
    }

    /** As many as a layer may have units, four times over. */
    private static final int MOST_COLUMNS = 1 << 22;

    private CsvFile() {}

    /**
     * Reads a whole file.
     *
     * @throws Failure when it cannot be read or the consumer refuses something
     */
    static void read(Path path, Consumer consumer) {
        if (Files.isDirectory(path)) {
            throw new Failure(path + " is a folder, expected a CSV file");
        }
        if (path.toString().endsWith(".mlp")) {
            throw new Failure(path + " is a model file, expected a CSV file");
        }
        try (InputStream in = text(path, Files.newInputStream(path));
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .skipEmptyLines(true)
                        .build(records(), reader);
                CloseableIterator<CsvRecord> records = csv.iterator()) {
            read(path, records, consumer);
        } catch (UncheckedIOException e) {
            throw Failure.reading(path, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw Failure.reading(path, e);
        } catch (CsvParseException e) {
            throw new Failure(path + ": this is no CSV: " + reason(e));
        }
    }

    private static CsvRecordHandler records() {
        return CsvRecordHandler.builder().maxFields(MOST_COLUMNS).build();
    }

    private static @Nullable String reason(CsvParseException e) {
        // the parser wraps what it met, outermost the place
        Throwable cause = e.getCause();
        return cause == null || cause.getMessage() == null
                ? e.getMessage()
                : e.getMessage() + ": " + cause.getMessage();
    }

    /** The text behind a byte order mark, with which Excel begins UTF-8 files. */
    private static InputStream text(Path path, InputStream in) throws IOException {
        PushbackInputStream pushback = new PushbackInputStream(in, 3);
        byte[] start = pushback.readNBytes(3);
        if (start.length == 3 && start[0] == (byte) 0xef && start[1] == (byte) 0xbb && start[2] == (byte) 0xbf) {
            return pushback;
        }
        Optional<String> other =
                start.length < 2 ? Optional.empty() : otherKind((start[0] & 0xff) << 8 | start[1] & 0xff);
        if (other.isPresent()) {
            in.close();
            throw new Failure(path + ": this is no UTF-8 text: " + other.get());
        }
        pushback.unread(start);
        return pushback;
    }

    /** What files that people take for CSV begin with; no UTF-8 text does so. */
    private static Optional<String> otherKind(int firstBytes) {
        return switch (firstBytes) {
            case 0x1f8b -> Optional.of("it is packed by gzip; unpack it");
            case 0xfffe, 0xfeff -> Optional.of("it is UTF-16; save it as UTF-8");
            default -> Optional.empty();
        };
    }

    private static void read(Path path, CloseableIterator<CsvRecord> records, Consumer consumer) {
        if (!records.hasNext()) {
            throw new Failure(path + " is empty, expected a CSV file with a header line");
        }
        List<String> header =
                records.next().getFields().stream().map(String::strip).toList();
        try {
            consumer.header(header);
        } catch (BadData e) {
            Problems problems = new Problems();
            e.messages().forEach(message -> problems.add(path + ": " + message));
            throw problems.failure();
        }
        if (!records.hasNext()) {
            throw new Failure(path + " has a header line and no rows");
        }
        Problems problems = new Problems();
        while (records.hasNext()) {
            CsvRecord fields = records.next();
            Row row = new Row(header, fields);
            String line = path + ":" + fields.getStartingLineNumber() + ":";
            if (fields.getFieldCount() != header.size()) {
                problems.add(line + " " + fields.getFieldCount() + " fields, but the header has " + header.size());
                continue;
            }
            try {
                consumer.row(row);
            } catch (BadData e) {
                problems.add(line + row.place() + " " + e.getMessage());
            }
        }
        if (problems.any()) {
            throw problems.failure();
        }
    }

    /** What is wrong with a file, so that all of it can be mended at once; after some the others are only counted. */
    private static final class Problems {
        private static final int SHOWN = 10;

        private final List<String> first = new ArrayList<>();
        private int more;

        void add(String message) {
            if (first.size() < SHOWN) {
                first.add(message);
            } else {
                more++;
            }
        }

        boolean any() {
            return !first.isEmpty();
        }

        Failure failure() {
            List<String> lines = new ArrayList<>(first);
            if (more > 0) {
                lines.add("and " + more + " more");
            }
            return new Failure(lines.get(0), lines.subList(1, lines.size()).toArray(String[]::new));
        }
    }
}
