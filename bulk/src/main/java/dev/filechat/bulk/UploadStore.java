// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers the id of content that is on the service, for
 * {@link Bulk#uploadOnce(dev.filechat.files.sources.FileSource)}. It is only a hint: the id is checked with the service
 * before it is used. An implementation must be thread-safe; what it throws is logged, and the file is uploaded.
 *
 * <p>A key is made of hashes of the content, of the endpoint, and of the API key. It does not reveal them.
 */
public interface UploadStore {
    /** {@return the id that was last stored under a key; empty if there is none} */
    Optional<String> find(String key);

    /** Stores an id under a key, in place of the one before. */
    void put(String key, String fileId);

    /** Removes the id under a key, if it is this one. */
    void remove(String key, String fileId);

    /** {@return a store for the life of the process, which keeps the 10,000 keys that were used last} The default. */
    static UploadStore inMemory() {
        return new MemoryUploadStore();
    }

    /**
     * {@return a store that survives the process: a file of the default file system to which a line is added, and
     * forced to the disk, for each change} A line that was torn by a crash is passed over; outdated lines are dropped
     * from time to time, by an atomic move of a new file. One process may use it at a time. It is read at its first
     * use. Only its owner can read it, where files have permissions; it must not be a symbolic link.
     *
     * @param file the file, which need not exist; its directory must
     */
    static UploadStore inFile(Path file) {
        return new FileUploadStore(file);
    }
}
