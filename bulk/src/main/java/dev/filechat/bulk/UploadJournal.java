// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import dev.filechat.bulk.internal.log.LineLog;
import dev.filechat.files.StoredFile;
import dev.filechat.internal.storage.FileStamp;
import dev.filechat.internal.text.ServerText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Records which files of a directory are begun and finished, and which of these are documents of a collection, line by
 * line in a file. Lines of another directory, account or collection in the same file are left alone. Thread-safe.
 */
final class UploadJournal {
    private static final String NONE = "-";
    private static final String COLLECTION = "collection";
    private static final String ADDED = "added";
    private static final String DELETED = "deleted";

    private final LineLog log;
    private final String owner;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, StoredFile> finished = new HashMap<>();
    private final Map<String, Instant> begun = new HashMap<>();
    private final Map<String, Set<String>> idsByName = new HashMap<>();
    private final Map<String, String> keysById = new HashMap<>();
    private final Set<String> added = new HashSet<>();
    private final Map<String, String> ownersByCollection = new LinkedHashMap<>();

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
     * Parses one line of a file: the owner; a dash and the time of the beginning, or the id and its expiry; then size,
     * times of change and name. Or one of three words: see {@link #takeShort}.
     */
    private void take(String line) {
        List<String> words = List.of(line.split(" ", 6));
        try {
            if (words.size() == 3) {
                takeShort(words.get(0), words.get(1), words.get(2));
                return;
            }
            if (words.size() < 6
                    || !words.getFirst().equals(owner)
                    || words.get(1).isEmpty()) {
                return;
            }
            String key = words.get(3) + " " + words.get(4) + " " + words.get(5);
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
            keysById.put(id, key);
            idsByName
                    .computeIfAbsent(words.get(5), name -> new LinkedHashSet<>())
                    .add(id);
            begun.remove(key);
        } catch (DateTimeException | IllegalArgumentException e) { // passed over: not a line of a journal
        }
    }

    /** Takes the owner, what happened to a file, and its id; or "collection", its id, and the owner. */
    private void takeShort(String first, String second, String third) {
        if (first.equals(COLLECTION)) {
            ownersByCollection.put(second.translateEscapes(), third);
        } else if (first.equals(owner) && second.equals(ADDED)) {
            added.add(third.translateEscapes());
        } else if (first.equals(owner) && second.equals(DELETED)) {
            forget(third.translateEscapes());
        }
    }

    private void forget(String id) {
        String key = keysById.get(id);
        if (key != null) {
            finished.computeIfPresent(key, (same, file) -> file.id().equals(id) ? null : file);
            idsByName.getOrDefault(key.split(" ", 3)[2], new HashSet<>()).remove(id);
        }
    }

    /**
     * {@return what says that the journal cannot be used for the documents of a collection, if it cannot}
     *
     * @param collectionId the id of the collection, with this owner
     */
    Optional<String> refuses(String collectionId) {
        return read(() -> ownersByCollection.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(collectionId)
                        || !entry.getValue().equals(owner))
                .map(entry -> entry.getKey().equals(collectionId)
                        ? "of another directory or account than this one"
                        : "of the collection " + ServerText.printable(entry.getKey()) + " and not of "
                                + ServerText.printable(collectionId))
                .findFirst());
    }

    /** {@return whether a stored file was added to the collection} */
    boolean added(String fileId) {
        return read(() -> added.contains(fileId));
    }

    /** {@return the files that were stored for an entry's name before, as far as they are not deleted} */
    List<String> replacedBy(Entry entry, String fileId) {
        return read(() -> idsByName.getOrDefault(escaped(entry.name()), Set.of()).stream()
                .filter(id -> !id.equals(fileId))
                .toList());
    }

    /** Records that the journal is that of a collection. Does nothing if it is recorded. */
    void belongTo(String collectionId) throws IOException {
        if (!read(() -> ownersByCollection.containsKey(collectionId))) {
            write(COLLECTION + " " + word(collectionId) + " " + owner);
        }
    }

    /** Records that a stored file was added to the collection. */
    void add(String fileId) throws IOException {
        write(owner + " " + ADDED + " " + word(fileId));
    }

    /** Records that a file of the service was deleted. */
    void delete(String fileId) throws IOException {
        write(owner + " " + DELETED + " " + word(fileId));
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
        return read(() -> keysById.containsKey(fileId));
    }

    /** Records that an upload begins. If nothing follows, it may have been completed. */
    void begin(Entry entry, Instant now) throws IOException {
        write(owner + " " + NONE + " " + now + " " + entry.key());
    }

    /** Records that a file is stored. */
    void finish(Entry entry, StoredFile file) throws IOException {
        write(owner + " " + word(file.id()) + " "
                + file.expiresAt().map(Instant::toString).orElse(NONE) + " " + entry.key());
    }

    /** {@return the text without line breaks, in a form that {@link String#translateEscapes} reads} */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    /** {@return the text in the same form, and without spaces} */
    private static String word(String text) {
        return escaped(text).replace(" ", "\\s");
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
