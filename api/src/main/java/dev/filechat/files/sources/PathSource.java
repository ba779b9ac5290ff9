// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.sources;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.text.ServerText;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * A regular file. Its name is independent of the path. Made by {@link FileSource#of(Path)}, which follows links, and
 * for the files of a directory that is uploaded, which does not.
 *
 * @param name the name that the file gets on the service
 * @param path where the file is
 * @param followLinks whether a symbolic link is followed; if not, an upload of a path with a link in any part of it
 *     fails with a {@link dev.filechat.errors.SourceUnreadableException}
 */
public record PathSource(String name, Path path, boolean followLinks) implements FileSource {
    /** Refuses null. */
    public PathSource {
        requireNonNull(name, "name");
        requireNonNull(path, "path");
    }

    /** Creates a source that follows symbolic links. */
    public PathSource(String name, Path path) {
        this(name, path, true);
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
        return new PathSource(newName, path, followLinks);
    }

    @Override
    public String toString() {
        return ServerText.escaped("PathSource[name=" + name + ", path=" + path + ", followLinks=" + followLinks + "]");
    }
}
