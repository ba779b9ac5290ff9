// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers which content is on the service under which id, for
 * {@link Bulk#uploadOnce(dev.filechat.files.sources.FileSource)}. It is only a memory: what it says is checked with
 * the service before it is used. An implementation must be thread-safe; what it throws is logged, and the file is
 * uploaded.
 *
 * <p>A key is made of hashes: of the content, of the endpoint, and of the API key. It holds neither of them.
 */
public interface UploadStore {
    /** The id that was last put under a key; empty if there is none. */
    Optional<String> find(String key);

    /** Remembers an id, in place of the one before. */
    void put(String key, String fileId);

    /** Forgets the id under a key, if it is this one. */
    void remove(String key, String fileId);

    /** A store for the life of the process, which keeps the 10,000 keys that were used last. The default. */
    static UploadStore inMemory() {
        return new MemoryUploadStore();
    }

    /**
     * A store that survives the process: a file of the default file system to which a line is added, and forced to the
     * disk, for each change. A line that was torn by a crash is passed over; lines that are out of date are dropped now
     * and then, by an atomic move of a new file. One process may use it at a time. It is read at its first use. Only
     * its owner can read it, where files have permissions; it must not be a symbolic link.
     *
     * @param file the file, which need not exist; its directory must
     */
    static UploadStore inFile(Path file) {
        return new FileUploadStore(file);
    }
}
