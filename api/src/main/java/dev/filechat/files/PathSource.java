// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.OptionalLong;

/** A regular file. Its name is set apart from the path. Made by {@link FileSource#of(Path)}. */
public record PathSource(String name, Path path) implements FileSource {
    /** Refuses null. */
    public PathSource {
        requireNonNull(name, "name");
        requireNonNull(path, "path");
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.empty();
    }

    @Override
    public FileSource named(String newName) {
        return new PathSource(newName, path);
    }
}
