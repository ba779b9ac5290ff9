// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.sources;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.text.ServerText;
import java.util.OptionalLong;

/** A resource of the class path or of a module. Made by {@link FileSource#resource(Class, String)}. */
public record ResourceSource(String name, Class<?> anchor, String path) implements FileSource {
    /** Refuses null. */
    public ResourceSource {
        requireNonNull(name, "name");
        requireNonNull(anchor, "anchor");
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
        return new ResourceSource(newName, anchor, path);
    }

    @Override
    public String toString() {
        return ServerText.escaped("ResourceSource[name=" + name + ", anchor=" + anchor + ", path=" + path + "]");
    }
}
