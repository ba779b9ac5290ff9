// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import dev.filechat.bulk.internal.log.LineLog;
import dev.filechat.files.StoredFile;
import dev.filechat.internal.storage.FileStamp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Records which files of a directory are begun and finished, line by line in a file. Lines of another directory or
 * account in the same file are left alone. Thread-safe.
 */
final class UploadJournal {
    private static final String NONE = "-";

    private final LineLog log;
    private final String owner;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, StoredFile> finished = new HashMap<>();
    private final Map<String, Instant> begun = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    /** A file of the directory as it was when it was uploaded. */
    record Entry(String name, FileStamp stamp) {
        private String key() {
            return stamp.size() + " " + stamp.times() + " " + escaped(name);
        }
    }

    private UploadJournal(Path file, String owner) {
        this.log = new LineLog(file);
        this.owner = owner;
    }

    /**
     * Reads a journal, which need not be there yet.
     *
     * @param owner identifies the account and the directory
     */
    static UploadJournal read(Path file, String owner) throws IOException {
        UploadJournal journal = new UploadJournal(file, owner);
        journal.log.read().forEach(journal::take);
        return journal;
    }

    /**
     * Parses one line: the owner; "begun" and the time, or the id and its expiry; then size, times of change and name.
     */
    private void take(String line) {
        List<String> words = List.of(line.split(" ", 6));
        if (words.size() < 6 || !words.getFirst().equals(owner) || words.get(1).isEmpty()) {
            return;
        }
        String key = words.get(3) + " " + words.get(4) + " " + words.get(5);
        try {
            Optional<Instant> when =
                    words.get(2).equals(NONE) ? Optional.empty() : Optional.of(Instant.parse(words.get(2)));
            if (words.get(1).equals(NONE)) {
                when.ifPresent(time -> begun.put(key, time));
                return;
            }
            String id = words.get(1).translateEscapes();
            StoredFile.Builder file =
                    StoredFile.builder(id, words.get(5).translateEscapes(), Long.parseLong(words.get(3)));
            when.ifPresent(file::expiresAt);
            finished.put(key, file.build());
            ids.add(id);
            begun.remove(key);
        } catch (DateTimeException | IllegalArgumentException e) { // passed over: not a line of a journal
        }
    }

    /** {@return the stored file of an entry, if there is one and the local file has not changed since} */
    Optional<StoredFile> finished(Entry entry) {
        return read(() -> Optional.ofNullable(finished.get(entry.key())));
    }

    /** {@return when an upload began whose outcome is not known} */
    Optional<Instant> begun(Entry entry) {
        return read(() -> Optional.ofNullable(begun.get(entry.key())));
    }

    /** {@return whether an entry has this file on the service} */
    boolean knows(String fileId) {
        return read(() -> ids.contains(fileId));
    }

    /** Records that an upload begins. If nothing follows, it may have been completed. */
    void begin(Entry entry, Instant now) throws IOException {
        write(owner + " " + NONE + " " + now + " " + entry.key());
    }

    /** Records that a file is stored. */
    void finish(Entry entry, StoredFile file) throws IOException {
        write(owner + " " + escaped(file.id()).replace(" ", "\\s") + " "
                + file.expiresAt().map(Instant::toString).orElse(NONE) + " " + entry.key());
    }

    /** {@return the text without line breaks, in a form that {@link String#translateEscapes} reads} */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private void write(String line) throws IOException {
        lock.lock();
        try {
            log.append(line);
            take(line);
        } finally {
            lock.unlock();
        }
    }

    private <T> T read(Supplier<T> value) {
        lock.lock();
        try {
            return value.get();
        } finally {
            lock.unlock();
        }
    }
}
