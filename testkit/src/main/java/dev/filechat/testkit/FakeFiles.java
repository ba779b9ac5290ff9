// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.testkit.internal.store.FileStore;
import java.util.List;
import java.util.Objects;

/**
 * What a {@link FakeXai} has stored, for tests to look at. Safe for use by several threads.
 */
public final class FakeFiles {

    private final FileStore store;

    FakeFiles(FileStore store) {
        this.store = store;
    }

    /**
     * Returns the files of all keys that are neither deleted nor expired.
     *
     * @return the files as they are now, oldest upload first
     */
    public List<FakeFile> all() {
        return store.all().stream().map(FakeFile::new).toList();
    }

    /**
     * Returns the files with this name; several uploads may share one.
     *
     * @param name the name
     * @return the files as they are now, oldest upload first
     */
    public List<FakeFile> named(String name) {
        Objects.requireNonNull(name, "name");
        return all().stream().filter(file -> file.name().equals(name)).toList();
    }
}
