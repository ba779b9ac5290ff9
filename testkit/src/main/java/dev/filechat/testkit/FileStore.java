// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All stored files. Those whose time is over are gone when anybody looks. */
final class FileStore implements AutoCloseable {

    private final Path directory;
    private final Clock clock;
    private final Map<String, FileRecord> files = new ConcurrentHashMap<>();
    private final AtomicLong sequence = new AtomicLong();

    private FileStore(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    static FileStore create(@Nullable Path parent, Clock clock) throws IOException {
        String prefix = "fake-xai-";
        Path directory = parent == null ? Files.createTempDirectory(prefix) : Files.createTempDirectory(parent, prefix);
        return new FileStore(directory, clock);
    }

    /** Where temporary files belong. It is deleted when the store is closed. */
    Path directory() {
        return directory;
    }

    FileRecord add(
            int team, String name, @Nullable Duration lifetime, StoredContent content, List<Integer> chunkSizes) {
        Instant now = clock.instant();
        Instant expiresAt = lifetime == null ? null : now.plus(lifetime);
        FileRecord file = new FileRecord(newId(), team, name, now, expiresAt, null, content, chunkSizes);
        files.put(file.id(), file);
        return file;
    }

    /** Ids sort in the order of the uploads, so that files of the same instant do, too. */
    private String newId() {
        return "file_"
                + new UUID(
                        sequence.incrementAndGet(), ThreadLocalRandom.current().nextLong());
    }

    FileRecord find(int team, String id) {
        FileRecord file = files.get(id);
        if (file == null || file.team() != team || dropIfExpired(file)) {
            throw notFound(id);
        }
        return file.at(clock.instant());
    }

    /** The file that has this public URL now. */
    Optional<FileRecord> published(String url) {
        return files.values().stream()
                .filter(file -> !dropIfExpired(file))
                .map(file -> file.at(clock.instant()))
                .filter(file ->
                        file.publicUrl() != null && file.publicUrl().url().equals(url))
                .findFirst();
    }

    /** Stores the changed record of a file that is still there. */
    void replace(FileRecord changed) {
        if (files.replace(changed.id(), changed) == null) {
            throw notFound(changed.id());
        }
    }

    void delete(int team, String id) {
        FileRecord file = find(team, id);
        if (files.remove(id) == null) {
            throw notFound(id);
        }
        file.content().delete();
    }

    List<FileRecord> ofTeam(int team) {
        return all().stream().filter(file -> file.team() == team).toList();
    }

    List<FileRecord> all() {
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
            file.content().delete();
        }
        return true;
    }

    private static StatusRuntimeException notFound(String id) {
        return Status.NOT_FOUND
                .withDescription("File '" + id + "' was not found.")
                .asRuntimeException();
    }

    void clear() {
        for (FileRecord file : List.copyOf(files.values())) {
            if (files.remove(file.id()) != null) {
                file.content().delete();
            }
        }
    }

    @Override
    public void close() {
        files.clear();
        if (Files.exists(directory)) {
            try (Stream<Path> tree = Files.walk(directory)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Could not delete " + directory, e);
            }
        }
    }
}
