// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.filechat.bulk.ask.AnswerJournal;
import dev.filechat.bulk.ask.JournalEntry;
import dev.filechat.bulk.ask.JournalState;
import dev.filechat.bulk.ask.RecordedAnswer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The journal of the SQL function, which knows nothing of partitions: each entry has a folder, with a file for each
 * time that it was begun, and one for its answer. Thread-safe.
 */
final class EntryJournal implements AnswerJournal {
    private static final String BEGUN = "begun-";
    private static final String ANSWER = "answer";

    private final FileSystem files;
    private final Path folder;
    private final String mine = BEGUN + UUID.randomUUID();

    EntryJournal(FileSystem files, Path folder) {
        this.files = files;
        this.folder = folder;
    }

    @Override
    public void open() {}

    @Override
    public JournalState find(JournalEntry entry) throws IOException {
        int begun = 0;
        try {
            for (FileStatus file : files.listStatus(folder(entry))) {
                if (file.getPath().getName().equals(ANSWER)) {
                    return new JournalState.Answered(read(file.getPath()));
                }
                if (file.getPath().getName().startsWith(BEGUN)) {
                    begun++;
                }
            }
        } catch (FileNotFoundException e) {
            return JournalState.unknown();
        }
        return begun > 0 ? new JournalState.Begun(begun) : JournalState.unknown();
    }

    private RecordedAnswer read(Path file) throws IOException {
        try (FSDataInputStream in = files.open(file)) {
            return RecordedAnswer.ofLine(new String(in.readAllBytes(), UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IOException("The checkpoint's file " + file + " is of another version of filechat", e);
        }
    }

    @Override
    public void begin(JournalEntry entry) throws IOException {
        files.create(new Path(folder(entry), mine), true).close();
    }

    /** The answer is there whole or not at all. */
    @Override
    public void answer(JournalEntry entry, RecordedAnswer answer) throws IOException {
        Path whole = new Path(folder(entry), "new-" + mine);
        try (FSDataOutputStream out = files.create(whole, true)) {
            out.write(answer.toLine().getBytes(UTF_8));
        }
        if (!files.rename(whole, new Path(folder(entry), ANSWER))) {
            files.delete(whole, false); // another task has put its answer there
        }
    }

    @Override
    public void release(JournalEntry entry) throws IOException {
        files.delete(new Path(folder(entry), mine), false);
    }

    @Override
    public void close() {}

    private Path folder(JournalEntry entry) {
        return new Path(folder, entry.id().substring(0, 2) + "/" + entry.id());
    }
}
