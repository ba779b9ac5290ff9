// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.bulk.ask.AnswerJournal;
import dev.filechat.bulk.ask.JournalEntry;
import dev.filechat.bulk.ask.JournalState;
import dev.filechat.bulk.ask.RecordedAnswer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one attempt of a task. It reads what all attempts of its partition wrote, of this run and of the ones
 * before, and writes a file of its own. In memory it has the id of each entry, and where its answer is. Thread-safe.
 */
final class PartitionJournal implements AnswerJournal {
    private static final String BEGUN = "begun";
    private static final String ANSWERED = "answered";
    private static final String RELEASED = "released";
    private static final int MOST_OPEN = 16;

    private final FileSystem files;
    private final RunFolder folder;
    private final int partition;
    private final CheckpointWriter writer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Known> entries = new HashMap<>();
    /** The files that were read last: each may hold a connection to a store, which has few of them. */
    private final Map<Path, FSDataInputStream> open = new LinkedHashMap<>(MOST_OPEN, 0.75f, true);

    /** The keys whose answers were found among those of former attempts of this task. */
    private final Set<String> ofThisRun = new HashSet<>();

    /** What is known of an entry. */
    private static final class Known {
        private int begun;
        private @Nullable Path file;
        private long offset;
        private int length;
    }

    PartitionJournal(FileSystem files, RunFolder folder, int partition, long taskAttempt) {
        this.files = files;
        this.folder = folder;
        this.partition = partition;
        writer = new CheckpointWriter(files, folder.journal(partition), "attempt-" + taskAttempt);
    }

    @Override
    public void open() throws IOException {
        entries.clear();
        for (Path file : folder.journals(files, partition)) {
            try {
                CheckpointLines.read(files, file, (offset, length, line) -> take(file, offset, length, line));
            } catch (FileNotFoundException e) { // a segment that was just put into one file with others
                open();
                return;
            }
        }
    }

    private void take(Path file, long offset, int length, String line) {
        String[] words = line.split(" ", 3);
        if (words.length < 2) {
            return;
        }
        Known known = entries.computeIfAbsent(words[1], id -> new Known());
        switch (words[0]) {
            case BEGUN -> known.begun++;
            case RELEASED -> known.begun--;
            case ANSWERED -> {
                known.file = file;
                known.offset = offset;
                known.length = length;
            }
            default -> {} // of a later version
        }
    }

    @Override
    public JournalState find(JournalEntry entry) throws IOException {
        lock.lock();
        try {
            Known known = entries.get(entry.id());
            if (known == null) {
                return JournalState.unknown();
            }
            if (known.file == null) {
                return known.begun > 0 ? new JournalState.Begun(known.begun) : JournalState.unknown();
            }
            RecordedAnswer answer = read(known.file, known.offset, known.length);
            if (folder.isOfThisRun(known.file)) {
                ofThisRun.add(entry.key());
            }
            return new JournalState.Answered(answer.attempts() >= known.begun ? answer : withAttempts(answer, known));
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether an attempt of this run's task got the answer of a key that was found} */
    boolean isOfThisRun(String key) {
        lock.lock();
        try {
            return ofThisRun.contains(key);
        } finally {
            lock.unlock();
        }
    }

    /** {@return the answer with the attempts of tasks that ran at the same time} */
    private static RecordedAnswer withAttempts(RecordedAnswer answer, Known known) {
        return new RecordedAnswer(
                answer.text(),
                answer.model(),
                answer.responseId(),
                answer.finishReason(),
                answer.usage(),
                known.begun,
                answer.fileId(),
                answer.sha256());
    }

    private RecordedAnswer read(Path file, long offset, int length) throws IOException {
        FSDataInputStream in = open.get(file);
        if (in == null) {
            if (open.size() == MOST_OPEN) {
                Iterator<FSDataInputStream> eldest = open.values().iterator();
                eldest.next().close();
                eldest.remove();
            }
            in = files.open(file);
            open.put(file, in);
        }
        byte[] bytes = new byte[length];
        in.readFully(offset, bytes);
        String line = CheckpointLines.decode(bytes)
                .orElseThrow(() -> new IOException("The checkpoint's file " + file + " has changed"));
        try {
            return RecordedAnswer.ofLine(line.split(" ", 3)[2]);
        } catch (RuntimeException e) {
            throw new IOException("The checkpoint's file " + file + " is of another version of filechat", e);
        }
    }

    @Override
    public void begin(JournalEntry entry) throws IOException {
        writer.append(BEGUN + " " + entry.id());
        lock.lock();
        try {
            entries.computeIfAbsent(entry.id(), id -> new Known()).begun++;
        } finally {
            lock.unlock();
        }
    }

    /** Is not kept in memory: a task asks about each file once. */
    @Override
    public void answer(JournalEntry entry, RecordedAnswer answer) throws IOException {
        writer.append(ANSWERED + " " + entry.id() + " " + answer.toLine());
    }

    @Override
    public void release(JournalEntry entry) throws IOException {
        writer.append(RELEASED + " " + entry.id());
        lock.lock();
        try {
            entries.computeIfAbsent(entry.id(), id -> new Known()).begun--;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            lock.lock();
            try {
                for (FSDataInputStream in : open.values()) {
                    in.close();
                }
                open.clear();
                entries.clear();
            } finally {
                lock.unlock();
            }
        }
    }
}
