// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.ask;

import static java.util.Objects.requireNonNull;

import dev.filechat.bulk.internal.log.AppendLog;
import dev.filechat.bulk.internal.log.HashIndex;
import dev.filechat.internal.text.ServerText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A journal of lines in a file. A line is "begun", the entry's id, and its question, version and key for those who read
 * the file; "answered", the id, and the answer; or "released" and the id. In memory there is the state of each entry
 * and the offset of its answer. Thread-safe.
 */
final class FileAnswerJournal implements AnswerJournal {
    private static final String BEGUN = "begun ";
    private static final String ANSWERED = "answered ";
    private static final String RELEASED = "released ";
    private static final int ID_LENGTH = 32;

    /** The parts of a number of the index: it is there; it is answered; the times that it is begun; the offset. */
    private static final long PRESENT = 1L << 62;

    private static final long IS_ANSWERED = 1L << 61;
    private static final int TIMES_AT = 48;
    private static final long MOST_TIMES = (1L << 13) - 1;
    private static final long OFFSET = (1L << TIMES_AT) - 1;

    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private HashIndex index = new HashIndex();
    private @Nullable AppendLog log;

    FileAnswerJournal(Path file) {
        this.file = requireNonNull(file, "file");
    }

    @Override
    public void open() throws IOException {
        lock.lock();
        try {
            if (log != null) {
                throw new IllegalStateException("The journal " + file + " is used by another job of this process."
                        + " Wait until it has ended, or give this job another journal");
            }
            index = new HashIndex();
            log = AppendLog.open(file, this::take);
        } finally {
            lock.unlock();
        }
    }

    private void take(String line, long offset) {
        for (String kind : new String[] {BEGUN, ANSWERED, RELEASED}) {
            int start = kind.length();
            int end = start + ID_LENGTH;
            if (line.startsWith(kind)
                    && line.length() >= end
                    && line.chars().skip(start).limit(ID_LENGTH).allMatch(HexFormat::isHexDigit)) {
                record(kind, line.substring(start, end), offset);
                return;
            }
        }
    }

    private void record(String kind, String id, long offset) {
        long high = Long.parseUnsignedLong(id, 0, 16, 16);
        long low = Long.parseUnsignedLong(id, 16, ID_LENGTH, 16);
        lock.lock();
        try {
            long times = times(index.get(high, low));
            long value = switch (kind) {
                case ANSWERED -> PRESENT | IS_ANSWERED | offset;
                case BEGUN -> PRESENT | Math.min(times + 1, MOST_TIMES) << TIMES_AT;
                default -> PRESENT | Math.max(times - 1, 0) << TIMES_AT;
            };
            index.put(high, low, value);
        } finally {
            lock.unlock();
        }
    }

    private static long times(long value) {
        return (value & IS_ANSWERED) != 0 ? 0 : value >>> TIMES_AT & MOST_TIMES;
    }

    @Override
    public JournalState find(JournalEntry entry) throws IOException {
        String id = entry.id();
        long value;
        AppendLog opened;
        lock.lock();
        try {
            opened = opened();
            value = index.get(Long.parseUnsignedLong(id, 0, 16, 16), Long.parseUnsignedLong(id, 16, ID_LENGTH, 16));
        } finally {
            lock.unlock();
        }
        if ((value & IS_ANSWERED) != 0) {
            return new JournalState.Answered(answerAt(opened, value & OFFSET));
        }
        return times(value) > 0 ? new JournalState.Begun((int) times(value)) : JournalState.unknown();
    }

    private static RecordedAnswer answerAt(AppendLog opened, long offset) throws IOException {
        String line = opened.read(offset);
        try {
            return AnswerLine.decode(line.substring(ANSWERED.length() + ID_LENGTH + 1));
        } catch (RuntimeException e) {
            throw new IOException("the line at " + offset + " is of another version of filechat", e);
        }
    }

    @Override
    public void begin(JournalEntry entry) throws IOException {
        append(
                BEGUN,
                entry.id(),
                " " + AnswerLine.word(entry.question()) + " " + AnswerLine.word(entry.version()) + " "
                        + AnswerLine.word(entry.key()));
    }

    @Override
    public void answer(JournalEntry entry, RecordedAnswer answer) throws IOException {
        append(ANSWERED, entry.id(), " " + AnswerLine.encode(answer));
    }

    @Override
    public void release(JournalEntry entry) throws IOException {
        append(RELEASED, entry.id(), "");
    }

    private void append(String kind, String id, String rest) throws IOException {
        record(kind, id, opened().append(kind + id + rest));
    }

    private AppendLog opened() throws IOException {
        lock.lock();
        try {
            if (log == null) {
                throw new IOException("it is not open");
            }
            return log;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            AppendLog opened = log;
            log = null;
            index = new HashIndex();
            if (opened != null) {
                opened.close();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return ServerText.escaped("AnswerJournal[" + file + "]");
    }
}
