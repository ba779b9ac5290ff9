// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory that keeps files over restarts: for each one its bytes and an entry of JSON, which appears at once,
 * whole, when the bytes are there, and goes before them. So a process may end at any moment, and leaves at most bytes
 * without an entry, which the next one throws away.
 */
final class PersistedFiles implements AutoCloseable {

    private static final Pattern OWN_FILE =
            Pattern.compile("(file_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.(json|content|new)");
    private static final String ENTRY = ".json";
    private static final String CONTENT = ".content";
    private static final String NEW = ".new";

    private final Path directory;
    private final DirectoryLock lock;
    private final List<String> keys;
    private final List<String> skipped = new ArrayList<>();

    private PersistedFiles(Path directory, DirectoryLock lock, List<String> keys) {
        this.directory = directory;
        this.lock = lock;
        this.keys = keys.stream().map(PersistedFiles::digest).toList();
    }

    static PersistedFiles open(Path directory, List<String> keys) throws IOException {
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            PersistedFiles kept = new PersistedFiles(directory, lock, keys);
            Trees.delete(kept.temporary());
            OwnerOnlyFiles.createDirectories(kept.temporary());
            OwnerOnlyFiles.createDirectories(kept.files());
            return kept;
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /** Where temporary files belong. It is deleted at the end. */
    Path temporary() {
        return directory.resolve("temporary");
    }

    private Path files() {
        return directory.resolve("files");
    }

    /** Reads all files of the given keys. */
    List<FileRecord> load() throws IOException {
        List<Path> present;
        try (Stream<Path> all = Files.list(files())) {
            present = all.sorted().toList();
        }
        List<FileRecord> loaded = new ArrayList<>();
        int ofOthers = 0;
        for (Path file : present) {
            String name = file.getFileName().toString();
            if (name.endsWith(ENTRY)) {
                try {
                    requireOwn(file);
                    PersistedFile entry = PersistedFile.read(file);
                    FileRecord read = read(name, entry);
                    if (read.team() < 0) {
                        ofOthers++;
                    } else {
                        loaded.add(read);
                    }
                } catch (IOException e) {
                    skipped.add("Skipped " + file + ": " + e.getMessage());
                }
            } else if (isLeftOver(name)) {
                Files.delete(file);
            }
        }
        if (ofOthers > 0) {
            skipped.add(
                    "Skipped " + ofOthers + (ofOthers == 1 ? " file" : " files") + " of other keys in " + directory);
        }
        return loaded;
    }

    private FileRecord read(String entryName, PersistedFile entry) throws IOException {
        if (!OWN_FILE.matcher(entryName).matches() || !entryName.equals(entry.id() + ENTRY)) {
            throw new IOException("its id is " + entry.id());
        }
        Path content = path(entry.id(), CONTENT);
        requireOwn(content);
        long size = Files.exists(content) ? Files.size(content) : -1;
        if (size != entry.size()) {
            throw new IOException(
                    size < 0 ? "its content is missing" : "its content has " + size + " bytes, not " + entry.size());
        }
        return entry.toRecord(keys.indexOf(entry.key()), StoredContent.of(content, size));
    }

    /** A link leads out of the directory. */
    private static void requireOwn(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            throw new IOException(file.getFileName() + " is a symbolic link, which is not followed");
        }
    }

    /** Whether a process that was killed has left it: what was never answered, or is deleted. */
    private boolean isLeftOver(String name) {
        if (!OWN_FILE.matcher(name).matches()) {
            return false;
        }
        return name.endsWith(NEW) || !Files.exists(files().resolve(name.replace(CONTENT, ENTRY)));
    }

    /** What could not be read, and why. */
    List<String> skipped() {
        return List.copyOf(skipped);
    }

    /** Takes the content over, from a temporary file to where it stays. */
    StoredContent keep(String id, StoredContent content) throws IOException {
        Path place = path(id, CONTENT);
        Files.move(content.path().orElseThrow(), place, StandardCopyOption.ATOMIC_MOVE);
        return StoredContent.of(place, content.size());
    }

    /** From here on the file is there for every process that opens the directory. */
    void enter(FileRecord file) throws IOException {
        Path written = path(file.id(), NEW);
        ByteBuffer json =
                ByteBuffer.wrap(PersistedFile.of(file, keys.get(file.team())).toJson());
        try (FileChannel out = OwnerOnlyFiles.create(written)) {
            while (json.hasRemaining()) {
                out.write(json);
            }
        }
        Files.move(written, path(file.id(), ENTRY), StandardCopyOption.ATOMIC_MOVE);
    }

    /** From here on the file is gone for every process that opens the directory. */
    void forget(String id) {
        Path entry = path(id, ENTRY);
        try {
            Files.deleteIfExists(entry);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not delete " + entry, e);
        }
    }

    private Path path(String id, String suffix) {
        return files().resolve(id + suffix);
    }

    /** Tells keys apart without holding one. */
    private static String digest(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Trees.delete(temporary());
        } finally {
            lock.close();
        }
    }
}
