// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.ask;

import static java.util.Objects.requireNonNull;

import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.files.sources.PathSource;
import dev.filechat.internal.text.ServerText;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a job asks about: the content of a source, which is uploaded for the question and deleted after it, or a file
 * that is on the service, which stays there. Immutable and thread-safe.
 *
 * <p>The journal knows an input by its key and its version. The key is the input's name in the job. The version changes
 * when the content does: for a path it is its size and its times of change; for other sources, unless
 * {@link #withVersion} sets one, it is the SHA-256 of the content, which is read for it. Two inputs with the same key
 * and the same version are one for the journal, and get the same answer.
 */
public final class BulkInput {
    /** The content of a stored file never changes. */
    private static final String STORED = "stored";

    private final String key;
    private final @Nullable String version;
    private final @Nullable FileSource source;
    private final @Nullable String storedId;

    private BulkInput(String key, @Nullable String version, @Nullable FileSource source, @Nullable String storedId) {
        if (requireNonNull(key, "key").isEmpty()) {
            throw new IllegalArgumentException("key is empty");
        }
        this.key = key;
        this.version = version;
        this.source = source;
        this.storedId = storedId;
    }

    /** {@return the content of a regular file; the key is the absolute path} Nothing is read. */
    public static BulkInput of(Path path) {
        return of(FileSource.of(path));
    }

    /** {@return the content of a source; the key is its name, and for a path the absolute path} Nothing is read. */
    public static BulkInput of(FileSource source) {
        requireNonNull(source, "source");
        String key = source instanceof PathSource path
                ? path.path().toAbsolutePath().normalize().toString()
                : source.name();
        return new BulkInput(key, null, source, null);
    }

    /** {@return a file that is on the service; the key is its id} */
    public static BulkInput stored(StoredFile file) {
        return stored(requireNonNull(file, "file").id());
    }

    /** {@return a file that is on the service; the key is its id} */
    public static BulkInput stored(String fileId) {
        return new BulkInput(requireNonNull(fileId, "fileId"), STORED, null, fileId);
    }

    /** {@return this input under another key} */
    public BulkInput withKey(String other) {
        return new BulkInput(other, version, source, storedId);
    }

    /**
     * {@return this input with a version of its content}
     *
     * @param other changes whenever the content changes, for example an ETag; not empty
     */
    public BulkInput withVersion(String other) {
        if (requireNonNull(other, "other").isEmpty()) {
            throw new IllegalArgumentException("version is empty");
        }
        return new BulkInput(key, other, source, storedId);
    }

    /** {@return the name of the input in its job} */
    public String key() {
        return key;
    }

    /** {@return the version of the content; empty if the job has to find it out} */
    public Optional<String> version() {
        return Optional.ofNullable(version);
    }

    /** {@return the content; empty if the file is on the service} */
    public Optional<FileSource> source() {
        return Optional.ofNullable(source);
    }

    /** {@return the id of the file on the service; empty if the input is a source} */
    public Optional<String> storedId() {
        return Optional.ofNullable(storedId);
    }

    @Override
    public String toString() {
        return ServerText.escaped("BulkInput[" + key + "]");
    }
}
