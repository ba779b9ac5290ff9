// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.store;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** All stored files. Those whose time is over are gone when anybody looks. */
public final class FileStore implements AutoCloseable {

    /** How long a file that is over may stay at most while others come. */
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final Path directory;
    private final @Nullable PersistedFiles kept;
    private final Clock clock;
    private final Map<String, FileRecord> files = new ConcurrentHashMap<>();
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicReference<Instant> nextSweep;

    private FileStore(Path directory, @Nullable PersistedFiles kept, Clock clock) {
        this.directory = directory;
        this.kept = kept;
        this.clock = clock;
        this.nextSweep = new AtomicReference<>(clock.instant().plus(SWEEP));
    }

    public static FileStore create(@Nullable Path parent, Clock clock) throws IOException {
        String prefix = "fake-xai-";
        Path directory = parent == null ? Files.createTempDirectory(prefix) : Files.createTempDirectory(parent, prefix);
        return new FileStore(directory, null, clock);
    }

    /** With the files of an earlier store, unless they have expired. */
    public static FileStore open(Path directory, List<String> keys, Clock clock) throws IOException {
        PersistedFiles kept = PersistedFiles.open(directory, keys);
        try {
            FileStore store = new FileStore(kept.temporary(), kept, clock);
            for (FileRecord file : kept.load()) {
                store.files.put(file.id(), file);
                store.sequence.accumulateAndGet(sequence(file.id()), Math::max);
            }
            store.sweep();
            return store;
        } catch (IOException | RuntimeException e) {
            kept.close();
            throw e;
        }
    }

    /** Where temporary files belong. It is deleted when the store is closed. */
    public Path directory() {
        return directory;
    }

    /** What of an earlier store could not be taken over, and why. */
    public List<String> skipped() {
        return kept == null ? List.of() : kept.skipped();
    }

    /** Takes the bytes of one file that is to be added. */
    public ContentWriter newContent() {
        return new ContentWriter(directory, kept != null);
    }

    public FileRecord add(
            int team, String name, @Nullable Duration lifetime, StoredContent content, List<Integer> chunkSizes)
            throws IOException {
        sweepNowAndThen();
        Instant now = clock.instant();
        Instant expiresAt = lifetime == null ? null : now.plus(lifetime);
        String id = newId();
        StoredContent stays = kept == null ? content : kept.keep(id, content);
        FileRecord file = new FileRecord(id, team, name, now, expiresAt, null, stays, chunkSizes);
        if (kept != null) {
            enter(kept, file);
        }
        files.put(file.id(), file);
        return file;
    }

    private static void enter(PersistedFiles kept, FileRecord file) throws IOException {
        try {
            kept.enter(file);
        } catch (IOException e) {
            file.content().delete();
            throw e;
        }
    }

    /** Else files that nobody asks for any more would stay for ever. */
    private void sweepNowAndThen() {
        Instant now = clock.instant();
        Instant due = nextSweep.get();
        if (!now.isBefore(due) && nextSweep.compareAndSet(due, now.plus(SWEEP))) {
            sweep();
        }
    }

    private void sweep() {
        files.values().forEach(this::dropIfExpired);
    }

    /** Ids sort in the order of the uploads, so that files of the same instant do, too. */
    private String newId() {
        return "file_"
                + new UUID(
                        sequence.incrementAndGet(), ThreadLocalRandom.current().nextLong());
    }

    private static long sequence(String id) {
        return UUID.fromString(id.substring("file_".length())).getMostSignificantBits();
    }

    public FileRecord find(int team, String id) {
        FileRecord file = files.get(id);
        if (file == null || file.team() != team || dropIfExpired(file)) {
            throw notFound(id);
        }
        return file.at(clock.instant());
    }

    public boolean has(int team, String id) {
        FileRecord file = files.get(id);
        return file != null && file.team() == team && !dropIfExpired(file);
    }

    /** The file that has this public URL now. */
    public Optional<FileRecord> published(String url) {
        return files.values().stream()
                .filter(file -> !dropIfExpired(file))
                .map(file -> file.at(clock.instant()))
                .filter(file ->
                        file.publicUrl() != null && file.publicUrl().url().equals(url))
                .findFirst();
    }

    /** Stores the changed record of a file that is still there. */
    public void replace(FileRecord changed) {
        if (files.replace(changed.id(), changed) == null) {
            throw notFound(changed.id());
        }
    }

    public void delete(int team, String id) {
        FileRecord file = find(team, id);
        if (files.remove(id) == null) {
            throw notFound(id);
        }
        discard(file);
    }

    public List<FileRecord> ofTeam(int team) {
        return all().stream().filter(file -> file.team() == team).toList();
    }

    public List<FileRecord> all() {
        return files.values().stream()
                .filter(file -> !dropIfExpired(file))
                .map(file -> file.at(clock.instant()))
                .sorted(Comparator.comparing(FileRecord::id))
                .toList();
    }

    private boolean dropIfExpired(FileRecord file) {
        if (!file.expired(clock.instant())) {
            return false;
        }
        if (files.remove(file.id()) != null) {
            discard(file);
        }
        return true;
    }

    private void discard(FileRecord file) {
        if (kept != null) {
            kept.forget(file.id());
        }
        file.content().delete();
    }

    private static StatusRuntimeException notFound(String id) {
        return Status.NOT_FOUND
                .withDescription("File '" + id + "' was not found.")
                .asRuntimeException();
    }

    public void clear() {
        for (FileRecord file : List.copyOf(files.values())) {
            if (files.remove(file.id()) != null) {
                if (kept != null) {
                    kept.forget(file.id());
                }
                file.content().forget();
            }
        }
    }

    @Override
    public void close() {
        files.clear();
        try {
            if (kept != null) {
                kept.close();
            } else {
                Trees.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not delete " + directory, e);
        }
    }
}
